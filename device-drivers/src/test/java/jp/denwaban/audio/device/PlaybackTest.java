package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import jp.denwaban.line.Sine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is played to a device whose crystal is off never runs dry and never piles up. */
class PlaybackTest {
    private final SoundTally tally = new SoundTally();

    @ParameterizedTest
    @CsvSource({"8000, 0", "8000, 200", "8000, -200", "48000, 200", "48000, -200"})
    void aCrystalThatIsOffNeverRunsDryAndClicksNever(int rateHz, int ppm) {
        Drain device = new Drain(rateHz, ppm);
        play(playback(device), device, 300);

        SoundCounts counts = tally.counts();
        System.out.printf(
                "played at %d Hz, %+d ppm, seed 1: estimate %+.1f ppm, %.0f to %.0f ms ahead,"
                        + " worst step %.1f dB%n",
                rateHz, ppm, counts.playbackPpm(), device.least, device.most, device.residueDb());
        assertThat(counts.underruns()).isZero();
        assertThat(counts.playDroppedFrames()).isZero();
        assertThat(counts.playbackPpm()).isBetween(ppm - 30.0, ppm + 30.0);
        assertThat(device.least).isGreaterThan(20);
        assertThat(device.most).isLessThan(150);
        assertThat(device.residueDb()).isLessThan(-60);
    }

    @Test
    void anEarThatRanDryIsCountedAndFilledUpAgain() {
        Drain device = new Drain(8000, 0);
        Playback playback = playback(device);
        play(playback, device, 3);
        device.advance(1_000_000_000L);
        play(playback, device, 1);

        assertThat(tally.counts().underruns()).isEqualTo(1);
    }

    @Test
    void whatADeviceHoldsAndDoesNotPlayIsNotTaken() {
        Drain stuck = new Drain(8000, -1_000_000);
        Playback playback = playback(stuck);
        long begun = stuck.now;
        play(playback, stuck, 5);

        assertThat(stuck.given).isPositive();
        assertThat(playback.takenAt()).isEqualTo(begun);
    }

    @Test
    void whatADevicePlaysIsTaken() {
        Drain device = new Drain(8000, 0);
        Playback playback = playback(device);
        play(playback, device, 3);

        assertThat(device.now - playback.takenAt()).isLessThan(100_000_000L);
    }

    private Playback playback(Drain device) {
        return new Playback(device, 1, tally, device.now);
    }

    /** A tone of 1000 Hz, a frame every 20 ms by a thread that is up to 15 ms late. */
    private static void play(Playback playback, Drain device, int seconds) {
        Random chance = new Random(1);
        short[] tone = Sine.of(1000, 20);
        float[][] frame = new float[1][160];
        for (int i = 0; i < 160; i++) {
            frame[0][i] = tone[i];
        }
        long begun = device.now;
        for (long n = 1; n <= seconds * 50L; n++) {
            long due = begun + n * 20_000_000L + (long) (chance.nextDouble() * 15_000_000L);
            device.advance(due - device.now);
            device.standing();
            playback.accept(device.now, frame);
        }
    }

    /** A device that takes whole 10 ms periods from what it was given, by its own crystal. */
    private static final class Drain implements OpenSound {
        private final int rateHz;
        private final double trueRate;
        private long now = 1_000_000_000L;
        private double taken;
        private long given;
        private double least = Double.MAX_VALUE;
        private double most;
        private final ShortBuffer heard;

        Drain(int rateHz, double ppm) {
            this.rateHz = rateHz;
            this.heard = ShortBuffer.allocate(310 * rateHz);
            this.trueRate = rateHz * (1 + ppm * 1e-6);
        }

        void advance(long nanos) {
            now += nanos;
            taken = Math.min(given, taken + nanos / 1e9 * trueRate);
        }

        void standing() {
            double millis = (given - taken) * 1000 / rateHz;
            if (given > 0) {
                least = Math.min(least, millis);
                most = Math.max(most, millis);
            }
        }

        /** From its third second on: before that it is filled. */
        double residueDb() {
            return Clicks.worstDb(Arrays.copyOfRange(heard.array(), 3 * rateHz, heard.position()));
        }

        @Override
        public int rateHz() {
            return rateHz;
        }

        @Override
        public int read(byte[] into) {
            return 0;
        }

        @Override
        public int capacity() {
            return rateHz * 3 / 10 * 2;
        }

        @Override
        public int room() {
            int period = rateHz / 100;
            long whole = taken < given ? (long) (taken / period) * period : given;
            return capacity() - (int) (given - whole) * 2;
        }

        @Override
        public void write(byte[] from, int count) {
            for (int at = 0; at < count; at += 2) {
                heard.put((short) (from[at] & 0xFF | from[at + 1] << 8));
            }
            given += count / 2;
        }

        @Override
        public void close() {}
    }
}
