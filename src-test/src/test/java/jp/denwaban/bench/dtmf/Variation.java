package jp.denwaban.bench.dtmf;

import java.util.Locale;
import java.util.Random;
import jp.denwaban.audio.MuLaw;

/**
 * The same recording as another person on another line: quicker or slower with the pitch that goes
 * with it, louder or softer, with or without the low end, companded or not. It makes more speech of
 * the speech there is; it does not make it other speech.
 *
 * @param speed factor on the sampling positions: 1.1 is a tenth quicker and higher
 * @param activeDbm0 RMS while it sounds
 * @param band whether what lies below 300 Hz is taken away
 */
record Variation(double speed, double activeDbm0, boolean band, boolean muLaw) {
    private static final int TAPS = 16;
    private static final int PHASES = 256;

    /** Corner of a telephone's band. */
    private static final double LOW_HZ = 300;

    /** The recording's own pitch, as it would come over a line. */
    static Variation first(Random random) {
        return new Variation(1, level(random), false, true);
    }

    static Variation draw(Random random) {
        return new Variation(
                0.9 + 0.2 * random.nextDouble(),
                level(random),
                random.nextBoolean(),
                random.nextBoolean());
    }

    /** Speech on a line: −30 to −10 dBm0. */
    private static double level(Random random) {
        return -30 + 20 * random.nextDouble();
    }

    short[] of(Recording recording) {
        short[] varied = new short[(int) (recording.length() / speed)];
        double gain = Math.sqrt(Level.power(activeDbm0)) / recording.activeRms();
        double[][] kernel = kernel();
        HighPass highPass = new HighPass();
        for (int i = 0; i < varied.length; i++) {
            double value = gain * sample(recording, i * speed, kernel);
            if (band) {
                value = highPass.next(value);
            }
            short rounded = (short) Math.max(-32768, Math.min(32767, Math.rint(value)));
            varied[i] = muLaw ? MuLaw.decode(MuLaw.encode(rounded)) : rounded;
        }
        return varied;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "(speed %.3f, %.0f dBm0%s%s)",
                speed,
                activeDbm0,
                band ? ", without the low end" : "",
                muLaw ? ", µ-law" : "");
    }

    private static double sample(Recording recording, double position, double[][] kernel) {
        int whole = (int) position;
        double[] taps = kernel[(int) ((position - whole) * PHASES)];
        int from = whole - TAPS / 2 + 1;
        double sum = 0;
        if (from >= 0 && from + TAPS <= recording.length()) {
            for (int t = 0; t < TAPS; t++) {
                sum += taps[t] * recording.at(from + t);
            }
        }
        return sum;
    }

    /** A sinc under a Hann window; narrower when the pitch goes up, so that nothing folds back. */
    private double[][] kernel() {
        double cutoff = Math.min(1, 1 / speed);
        double[][] kernel = new double[PHASES][TAPS];
        for (int phase = 0; phase < PHASES; phase++) {
            for (int t = 0; t < TAPS; t++) {
                double x = t - TAPS / 2 + 1 - (double) phase / PHASES;
                double turn = Math.PI * cutoff * x;
                double sinc = x == 0 ? 1 : Math.sin(turn) / turn;
                double window = 0.5 + 0.5 * Math.cos(2 * Math.PI * x / TAPS);
                kernel[phase][t] = cutoff * sinc * window;
            }
        }
        return kernel;
    }

    /** Butterworth of second order by the bilinear transform. */
    private static final class HighPass {
        private static final double TAN = Math.tan(Math.PI * LOW_HZ / 8000);
        private static final double NORM = 1 / (1 + Math.sqrt(2) * TAN + TAN * TAN);
        private static final double A1 = 2 * (TAN * TAN - 1) * NORM;
        private static final double A2 = (1 - Math.sqrt(2) * TAN + TAN * TAN) * NORM;

        private double x1;
        private double x2;
        private double y1;
        private double y2;

        double next(double x) {
            double y = NORM * (x - 2 * x1 + x2) - A1 * y1 - A2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            return y;
        }
    }
}
