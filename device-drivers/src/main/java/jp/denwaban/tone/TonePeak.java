package jp.denwaban.tone;

/**
 * Looks for the one steady tone in a stretch of a group: where its frequency is, and how much of
 * the stretch it explains. What sways, glides or has company explains less of itself.
 *
 * <p>The stretch is turned so that the nominal tone stands still, summed by fours, and compared
 * with a row of frequencies around it: a periodogram, refined by a parabola through its highest
 * points.
 */
final class TonePeak {
    /** Longest stretch, in outputs (ms): more tells nothing new about a key, and costs. */
    static final int LONGEST = 100;

    /** Shortest stretch that has a frequency to speak of. */
    static final int SHORTEST = 16;

    /** Looked for this far around the tone: what lies at 3.5 % must be seen to lie there. */
    private static final double SPAN = 0.04;

    /** Steps of a fifth of the peak's own width, 1 / duration: the parabola does the rest. */
    private static final double STEPS_PER_WIDTH = 5;

    private static final int BY = 4;
    private static final double OUTPUTS_PER_SECOND = 1000;

    private final float[] turnedRe = new float[LONGEST];
    private final float[] turnedIm = new float[LONGEST];
    private final double[] sumsRe = new double[LONGEST / BY];
    private final double[] sumsIm = new double[LONGEST / BY];
    private int sums;
    private double offset;
    private double coherence;
    private double power;

    /** Looks at {@code count} outputs of {@code group} from {@code from} on. */
    void find(ToneGroup group, int tone, double toneHz, long from, int count) {
        int length = Math.min(LONGEST, count) / BY * BY;
        group.copyTurned(tone, from, length, turnedRe, turnedIm);
        double energy = sum(length);
        double stepHz = OUTPUTS_PER_SECOND / length / STEPS_PER_WIDTH;
        int steps = (int) Math.ceil(SPAN * toneHz / stepHz);
        double last = 0;
        double best = -1;
        double peakHz = 0;
        double left = 0;
        double right = 0;
        for (int i = -steps; i <= steps; i++) {
            double at = power(i * stepHz);
            if (at > best) {
                best = at;
                peakHz = i * stepHz;
                left = last;
                right = -1;
            } else if (right < 0) {
                right = at;
            }
            last = at;
        }
        double bend = left - 2 * best + right;
        if (left > 0 && right > 0 && bend < 0) {
            peakHz += stepHz * 0.5 * (left - right) / bend;
        }
        offset = peakHz / toneHz;
        coherence = Math.min(1, power(peakHz) / (length * energy * lossBySum(peakHz)));
        power = energy / length;
    }

    /** How far the tone is from its nominal frequency, as a fraction of it. */
    double offset() {
        return offset;
    }

    /** Share of the stretch that one steady tone explains, 0 to 1. */
    double coherence() {
        return coherence;
    }

    /** Mean power of everything in the stretch, the square of an amplitude. */
    double power() {
        return power;
    }

    private double sum(int length) {
        double energy = 0;
        sums = length / BY;
        for (int block = 0; block < sums; block++) {
            double re = 0;
            double im = 0;
            for (int i = block * BY; i < block * BY + BY; i++) {
                re += turnedRe[i];
                im += turnedIm[i];
                energy += turnedRe[i] * turnedRe[i] + turnedIm[i] * turnedIm[i];
            }
            sumsRe[block] = re;
            sumsIm[block] = im;
        }
        return Math.max(energy, Double.MIN_NORMAL);
    }

    private double power(double hz) {
        double turn = -2 * Math.PI * hz * BY / OUTPUTS_PER_SECOND;
        double stepRe = Math.cos(turn);
        double stepIm = Math.sin(turn);
        double turnRe = 1;
        double turnIm = 0;
        double re = 0;
        double im = 0;
        for (int i = 0; i < sums; i++) {
            re += sumsRe[i] * turnRe - sumsIm[i] * turnIm;
            im += sumsRe[i] * turnIm + sumsIm[i] * turnRe;
            double turned = turnRe * stepRe - turnIm * stepIm;
            turnIm = turnRe * stepIm + turnIm * stepRe;
            turnRe = turned;
        }
        return re * re + im * im;
    }

    /** Summing by fours weakens a tone that does not stand quite still. */
    private static double lossBySum(double hz) {
        double x = Math.PI * hz / OUTPUTS_PER_SECOND;
        double kept = Math.abs(x) < 1e-9 ? 1 : Math.sin(BY * x) / (BY * Math.sin(x));
        return kept * kept;
    }
}
