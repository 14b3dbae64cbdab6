package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarekiTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 令和8年11月20日(金)",
        "2019-05-01, 令和元年5月1日(水)",
        "2019-04-30, 平成31年4月30日(火)",
        "2027-01-01, 令和9年1月1日(金)"
    })
    void datesStandInTheEraOfTheirDay(LocalDate date, String written) {
        assertThat(Wareki.date(date)).isEqualTo(written);
    }
}
