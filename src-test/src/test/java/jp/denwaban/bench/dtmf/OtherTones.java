package jp.denwaban.bench.dtmf;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Everything that sounds on a telephone line and is neither a digit nor a voice, one piece after
 * another by lot. Two tones of which both are as near as a digit's may be (3.5 %) are never drawn.
 *
 * @see "ITU-T E.180 supplement 2 (call progress), E.180 (SIT 950/1400/1800), T.30 (1100, 2100 Hz),"
 *     + " V.21, V.22, V.23, Q.310 (R1), Q.441 (R2)"
 */
final class OtherTones {
    private static final double RATE = 8000;
    private static final double[] DIGIT_HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final double[] R1_HZ = {700, 900, 1100, 1300, 1500, 1700};
    private static final double[] R2_FORWARD_HZ = {1380, 1500, 1620, 1740, 1860, 1980};
    private static final double[] R2_BACKWARD_HZ = {1140, 1020, 900, 780, 660, 540};
    private static final double NEAR = 0.035;

    private final Random random;
    private final List<Supplier<double[]>> kinds =
            List.of(
                    this::progress,
                    this::information,
                    this::fax,
                    this::modem,
                    this::modem,
                    () -> signalling(R1_HZ),
                    () -> signalling(R2_FORWARD_HZ),
                    () -> signalling(R2_BACKWARD_HZ),
                    this::half,
                    this::sweep,
                    this::pulses,
                    this::bell,
                    this::chord);

    OtherTones(long seed) {
        random = new Random(seed);
    }

    /** As many samples as asked for. */
    short[] next(int samples) {
        short[] all = new short[samples];
        int at = 0;
        while (at < samples) {
            double[] piece = kinds.get(random.nextInt(kinds.size())).get();
            double gain = Level.amplitude(-30 + 25 * random.nextDouble());
            for (int i = 0; i < piece.length && at < samples; i++) {
                double value = Math.rint(gain * piece[i]);
                all[at++] = (short) Math.max(-32768, Math.min(32767, value));
            }
            at += (int) (RATE * (0.05 + 0.3 * random.nextDouble()));
        }
        return all;
    }

    private double[] progress() {
        double[][] tones = {{400}, {425}, {350, 440}, {440, 480}, {480, 620}};
        double[] wave = tone(3, tones[random.nextInt(tones.length)]);
        int cadence = (int) (RATE * (random.nextBoolean() ? 0.5 : 0.2));
        boolean steady = random.nextBoolean();
        boolean swinging = random.nextInt(3) == 0;
        for (int i = 0; i < wave.length; i++) {
            boolean on = steady || i / cadence % 2 == 0;
            double swing = swinging ? 0.55 + 0.45 * Math.cos(2 * Math.PI * 16 * i / RATE) : 1;
            wave[i] *= on ? swing : 0;
        }
        return wave;
    }

    private double[] information() {
        return joined(tone(0.33, 950), tone(0.33, 1400), tone(0.33, 1800));
    }

    private double[] fax() {
        return random.nextBoolean()
                ? joined(tone(0.5, 1100), new double[8000], tone(0.5, 1100))
                : tone(2.6, 2100);
    }

    private double[] modem() {
        return random.nextInt(3) == 0 ? Modem.phaseKeyed(random) : Modem.frequencyKeyed(random);
    }

    private double[] signalling(double[] group) {
        double[][] digits = new double[12][];
        for (int d = 0; d < digits.length; d += 2) {
            double[] pair = pair(group);
            digits[d] = tone(0.055 + 0.1 * random.nextDouble(), pair);
            digits[d + 1] = new double[400];
        }
        return joined(digits);
    }

    /** One tone of a digit, or two of the same group. */
    private double[] half() {
        int one = random.nextInt(8);
        int other = one / 4 * 4 + random.nextInt(4);
        double[] both = {DIGIT_HZ[one], DIGIT_HZ[other]};
        return random.nextBoolean() || one == other ? tone(0.5, both[0]) : tone(0.5, both);
    }

    private double[] sweep() {
        double seconds = 0.2 + 3.8 * random.nextDouble();
        double[] wave = new double[(int) (RATE * seconds)];
        boolean rising = random.nextBoolean();
        double phase = 0;
        for (int i = 0; i < wave.length; i++) {
            double share = (double) i / wave.length;
            phase += 2 * Math.PI * (300 + 3100 * (rising ? share : 1 - share)) / RATE;
            wave[i] = Math.sin(phase);
        }
        return wave;
    }

    /** Ten or twenty openings of the loop a second, as clicks with a little ringing. */
    private double[] pulses() {
        int period = random.nextBoolean() ? 800 : 400;
        double[] wave = new double[period * (2 + random.nextInt(9))];
        for (int edge = 0; edge < wave.length; edge += period / 2) {
            for (int i = 0; i < 120 && edge + i < wave.length; i++) {
                wave[edge + i] = 4 * Math.exp(-i / 20.0) * Math.cos(0.9 * i) * (i == 0 ? 2 : 1);
            }
        }
        return wave;
    }

    private double[] bell() {
        double ground = 300 + 700 * random.nextDouble();
        double[] partials = {1, 2, 2.4, 3, 4.1, 5.4};
        double[] wave = new double[12_000];
        for (double partial : partials) {
            double decay = 1000 + 4000 * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < wave.length; i++) {
                double sine = Math.sin(phase + 2 * Math.PI * ground * partial * i / RATE);
                wave[i] += sine * Math.exp(-i / decay) / 2;
            }
        }
        return wave;
    }

    /** Two or three steady tones from anywhere, which no two make a digit. */
    private double[] chord() {
        double[] hz = new double[2 + random.nextInt(2)];
        do {
            for (int i = 0; i < hz.length; i++) {
                hz[i] = 300 + 3000 * random.nextDouble();
            }
        } while (likeDigit(hz));
        return tone(0.1 + 0.9 * random.nextDouble(), hz);
    }

    private double[] pair(double[] group) {
        double[] two = new double[2];
        do {
            two[0] = group[random.nextInt(group.length)];
            two[1] = group[random.nextInt(group.length)];
        } while (two[0] == two[1] || likeDigit(two));
        return two;
    }

    private static boolean likeDigit(double[] hz) {
        boolean low = false;
        boolean high = false;
        for (double each : hz) {
            for (int tone = 0; tone < DIGIT_HZ.length; tone++) {
                boolean near = Math.abs(each / DIGIT_HZ[tone] - 1) < NEAR;
                low |= near && tone < 4;
                high |= near && tone >= 4;
            }
        }
        return low && high;
    }

    private double[] tone(double seconds, double... hz) {
        double[] wave = new double[(int) (RATE * seconds)];
        for (double each : hz) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < wave.length; i++) {
                wave[i] += Math.sin(phase + 2 * Math.PI * each * i / RATE);
            }
        }
        return wave;
    }

    private static double[] joined(double[]... pieces) {
        int length = 0;
        for (double[] piece : pieces) {
            length += piece.length;
        }
        double[] all = new double[length];
        int at = 0;
        for (double[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
