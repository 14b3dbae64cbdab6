package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.denwaban.audio.LineAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A device whose crystal is off, heard through a thread that is late by chance: ten minutes in a
 * few seconds. The tone is made by {@link Math#sin}; what comes out must be that tone and nothing
 * else, with one frame every 20 ms.
 */
class ClockDriftTest {
    private static final double TONE_HZ = 1000;
    private static final double FULL = 8000;

    private final SoundTally tally = new SoundTally();
    private final List<Long> times = new ArrayList<>();
    private final List<short[]> frames = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "8000, 0, 300",
        "8000, 200, 600",
        "8000, -200, 600",
        "48000, -200, 240",
        "16000, 100, 240",
    })
    void aCrystalThatIsOffLosesNothingAndClicksNever(int rateHz, int ppm, int seconds) {
        SoundSource source = new SoundSource(rateHz, ppm, 1);
        source.run(capture(rateHz), seconds);

        SoundCounts counts = tally.counts();
        double worst = worstResidueDb();
        double errorMillis = (times.get(times.size() - 1) - source.now) / 1e6;
        System.out.printf(
                "rate %d Hz, %+d ppm, seed 1: %d frames, last %.1f ms from the clock,"
                        + " estimate %+.1f ppm, worst frame %.1f dB below the tone%n",
                rateHz, ppm, frames.size(), errorMillis, counts.capturePpm(), worst);
        assertThat(counts.overruns()).isZero();
        assertThat(counts.slips()).isZero();
        assertThat(frames.size()).isBetween(seconds * 50 - 15, seconds * 50);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isBetween(19_999_998L, 20_000_002L);
        }
        assertThat(Math.abs(errorMillis)).isLessThan(60);
        assertThat(counts.capturePpm()).isBetween(ppm - 30.0, ppm + 30.0);
        assertThat(worst).isLessThan(-60);
    }

    @Test
    void soundThatTheDeviceLostIsAHoleInTheTimes() {
        SoundSource source = new SoundSource(8000, 0, 3);
        Capture capture = capture(8000);
        source.run(capture, 20);
        source.lose(0.5);
        source.run(capture, 20);

        long missing = 0;
        for (int i = 1; i < times.size(); i++) {
            missing += Math.round((times.get(i) - times.get(i - 1)) / 20e6) - 1;
        }
        assertThat(tally.counts().overruns()).isEqualTo(1);
        assertThat(missing).isEqualTo(tally.counts().lostFrames()).isBetween(23L, 26L);
    }

    private Capture capture(int rateHz) {
        return new Capture(
                2,
                rateHz,
                rateHz / 10 * 4,
                tally,
                (at, channels) -> {
                    times.add(at);
                    frames.add(channels[1]);
                });
    }

    private double worstResidueDb() {
        short[] all = new short[(frames.size() - 5) * LineAudio.FRAME_SAMPLES];
        for (int i = 5; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, (i - 5) * 160, 160);
        }
        return Clicks.worstDb(all);
    }

    /** A device with two channels: silence, and a tone of the true frequency. */
    private static final class SoundSource {
        private final int rateHz;
        private final double trueRate;
        private final Random chance;
        private long now = 1_000_000_000L;
        private long given;
        private long lost;

        SoundSource(int rateHz, double ppm, long seed) {
            this.rateHz = rateHz;
            this.trueRate = rateHz * (1 + ppm * 1e-6);
            this.chance = new Random(seed);
        }

        void lose(double seconds) {
            long samples = (long) (seconds * rateHz);
            lost += samples;
            now += (long) (seconds * 1e9);
        }

        /** Whole 10 ms periods as a driver has them, looked for every 5 to 25 ms. */
        void run(Capture capture, int seconds) {
            long end = now + seconds * 1_000_000_000L;
            int period = rateHz / 100;
            byte[] bytes = new byte[rateHz / 10 * 4];
            while (now < end) {
                now += 5_000_000L + (long) (chance.nextDouble() * 20_000_000L);
                double due = (now - 1_000_000_000L) / 1e9 * trueRate;
                int ready = (int) ((due - given - lost) / period) * period;
                ready = Math.min(ready, rateHz / 10);
                for (int i = 0; i < ready; i++) {
                    double at = (given + lost + i) / trueRate;
                    int value = (int) Math.round(FULL * Math.sin(2 * Math.PI * TONE_HZ * at));
                    bytes[4 * i + 2] = (byte) value;
                    bytes[4 * i + 3] = (byte) (value >> 8);
                }
                given += ready;
                capture.accept(now, bytes, ready * 4);
            }
        }
    }
}
