package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels as sox sets them. */
class LevelMeterTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0, -3.01", "-20, -23.01", "-40, -43.01"})
    void aSineReadsThreeDecibelsUnderItsPeak(int gainDb, double rmsDbfs) throws Exception {
        short[] sine = new Sox(folder).samples("synth 1 sine 1000 gain " + gainDb);
        LevelMeter meter = new LevelMeter();

        assertThat(meter.accept(sine)).isCloseTo(rmsDbfs, within(0.1));
        assertThat(meter.rmsDbfs()).isCloseTo(rmsDbfs, within(0.1));
        assertThat(meter.peakDbfs()).isCloseTo(gainDb, within(0.1));
    }

    @Test
    void silenceReadsTheFloor() {
        LevelMeter meter = new LevelMeter();

        assertThat(meter.accept(new short[160])).isEqualTo(LevelMeter.FLOOR_DBFS);
        assertThat(meter.accept(new short[0])).isEqualTo(LevelMeter.FLOOR_DBFS);
        assertThat(meter.peakDbfs()).isEqualTo(LevelMeter.FLOOR_DBFS);
    }
}
