package jp.denwaban.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Dates in 令和, against the JDK's own Japanese calendar. */
class WarekiTest {
    @Test
    void theFirstYearIsWritten元() {
        assertThat(Wareki.date(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日(水)");
    }

    @Test
    void daysBefore令和AreRefused() {
        assertThatThrownBy(() -> Wareki.date(LocalDate.of(2019, 4, 30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void theYearIsTheCalendars(@ForAll @IntRange(min = 0, max = 20_000) int days) {
        LocalDate day = LocalDate.of(2020, 1, 1).plusDays(days);
        JapaneseDate calendar = JapaneseDate.from(day);

        assertThat(calendar.getEra()).isEqualTo(JapaneseEra.REIWA);
        assertThat(Wareki.date(day))
                .startsWith("令和%d年".formatted(calendar.get(ChronoField.YEAR_OF_ERA)));
    }
}
