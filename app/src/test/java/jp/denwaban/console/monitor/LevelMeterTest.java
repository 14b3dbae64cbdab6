package jp.denwaban.console.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelMeterTest {
    /** tokens: one segment is 2.5 dB, from −60 to 0. */
    @ParameterizedTest
    @CsvSource({"-60, 0", "-90, 0", "-50, 4", "-30, 12", "-5, 22", "0, 24", "6, 24"})
    void oneSegmentIsTwoAndAHalfDecibels(int db, int segments) {
        assertThat(new LevelMeter().lit(db)).isEqualTo(segments);
    }
}
