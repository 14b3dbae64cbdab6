package jp.denwaban.tone;

import java.util.function.DoubleUnaryOperator;

/**
 * One group of four DTMF tones over the last half second: how strong each tone was in any window of
 * 12 ms, and the signal itself for a closer look.
 *
 * <p>Units: a power is the square of a tone's amplitude in units of 16-bit PCM. Time is counted in
 * outputs of {@link GroupFilter} (1 ms) and in hops of {@value #HOP} of them; a window is named by
 * its last hop.
 *
 * <p>A hop is correlated with the four tones once, when it is first asked for, and most never are.
 * Sums and differences of what stands the same way from the middle are taken first: they serve all
 * four tones and halve the work.
 */
final class ToneGroup {
    static final int TONES = 4;

    /** 4 ms: five of them tell 10 ms (one key, interrupted) from 25 ms (two keys). */
    static final int HOP = 4;

    /**
     * 12 ms, three hops: its first zero is 83 Hz away, where the neighbours of a low tone stand.
     */
    static final int WINDOW = 3 * HOP;

    /** A second: 512 ms to look back at while as many new outputs are put at once. */
    static final int REMEMBERED = 2 * GroupFilter.MOST;

    private static final int MASK = REMEMBERED - 1;
    private static final int HOPS = REMEMBERED / HOP;
    private static final int HOP_MASK = HOPS - 1;
    private static final double OUTPUTS_PER_SECOND = 1000;

    private final double[] turns = new double[TONES];
    private final float[] re = new float[REMEMBERED];
    private final float[] im = new float[REMEMBERED];
    private final float[] energy = new float[HOPS];
    private final float[] sumRe = new float[TONES * HOPS];
    private final float[] sumIm = new float[TONES * HOPS];
    private final boolean[] summed = new boolean[HOPS];

    /** Turns of each tone in half an output, in one and a half, and in a hop. */
    private final float[] cosInner = new float[TONES];

    private final float[] sinInner = new float[TONES];
    private final float[] cosOuter = new float[TONES];
    private final float[] sinOuter = new float[TONES];
    private final float[] cosHop = new float[TONES];
    private final float[] sinHop = new float[TONES];

    /** What undoes the filter's gain: of an amplitude, and of a window's correlation squared. */
    private final double[] amplitudeScale = new double[TONES];

    private final float[] powerScale = new float[TONES];

    /**
     * A group of silence.
     *
     * @param gain of the filter at a frequency in hertz; what stands here is as it was before it
     */
    ToneGroup(double[] tonesHz, DoubleUnaryOperator gain) {
        for (int tone = 0; tone < TONES; tone++) {
            amplitudeScale[tone] = 1 / gain.applyAsDouble(tonesHz[tone]);
            powerScale[tone] = (float) Math.pow(amplitudeScale[tone] / WINDOW, 2);
            double turn = 2 * Math.PI * tonesHz[tone] / OUTPUTS_PER_SECOND;
            turns[tone] = turn;
            cosInner[tone] = (float) Math.cos(turn / 2);
            sinInner[tone] = (float) Math.sin(turn / 2);
            cosOuter[tone] = (float) Math.cos(turn * 1.5);
            sinOuter[tone] = (float) Math.sin(turn * 1.5);
            cosHop[tone] = (float) Math.cos(turn * HOP);
            sinHop[tone] = (float) Math.sin(turn * HOP);
        }
    }

    /**
     * Takes the next outputs.
     *
     * @param time of the first one
     */
    void put(long time, float[] outputRe, float[] outputIm, int count) {
        remember(time, outputRe, re, count);
        remember(time, outputIm, im, count);
    }

    /**
     * Copies to where {@code time} and what follows stands in a row that begins again and again.
     */
    static void remember(long time, float[] values, float[] row, int count) {
        int at = (int) time & MASK;
        int first = Math.min(count, REMEMBERED - at);
        System.arraycopy(values, 0, row, at, first);
        System.arraycopy(values, first, row, 0, count - first);
    }

    /** The last output of {@code hop} was put. */
    void complete(long hop) {
        int i = (int) hop * HOP & MASK;
        int at = (int) hop & HOP_MASK;
        energy[at] =
                re[i] * re[i]
                        + im[i] * im[i]
                        + re[i + 1] * re[i + 1]
                        + im[i + 1] * im[i + 1]
                        + re[i + 2] * re[i + 2]
                        + im[i + 2] * im[i + 2]
                        + re[i + 3] * re[i + 3]
                        + im[i + 3] * im[i + 3];
        summed[at] = false;
    }

    /** Mean power of everything in the group over the window that ends with {@code hop}. */
    float power(long hop) {
        int at = (int) hop;
        return (energy[at & HOP_MASK] + energy[at - 1 & HOP_MASK] + energy[at - 2 & HOP_MASK])
                / WINDOW;
    }

    /** Power of one tone over the window that ends with {@code hop}. */
    float power(int tone, long hop) {
        sum(hop);
        return power(tone, (int) hop);
    }

    /** The strongest tone of the window that ends with {@code hop}. */
    int strongest(long hop) {
        sum(hop);
        int best = 0;
        float most = -1;
        for (int tone = 0; tone < TONES; tone++) {
            float power = power(tone, (int) hop);
            if (power > most) {
                most = power;
                best = tone;
            }
        }
        return best;
    }

    /**
     * Copies the outputs {@code from} to {@code from + count − 1}, turned so that {@code tone}
     * stands still.
     */
    void copyTurned(int tone, long from, int count, float[] toRe, float[] toIm) {
        double stepRe = Math.cos(turns[tone]);
        double stepIm = -Math.sin(turns[tone]);
        double turnRe = amplitudeScale[tone];
        double turnIm = 0;
        for (int i = 0; i < count; i++) {
            int at = (int) from + i & MASK;
            toRe[i] = (float) (re[at] * turnRe - im[at] * turnIm);
            toIm[i] = (float) (re[at] * turnIm + im[at] * turnRe);
            double turned = turnRe * stepRe - turnIm * stepIm;
            turnIm = turnRe * stepIm + turnIm * stepRe;
            turnRe = turned;
        }
    }

    /** The middle hop as it is, the outer ones turned by a hop towards it. */
    private float power(int tone, int hop) {
        int newest = (hop & HOP_MASK) * TONES + tone;
        int middle = (hop - 1 & HOP_MASK) * TONES + tone;
        int oldest = (hop - 2 & HOP_MASK) * TONES + tone;
        float windowRe =
                sumRe[middle]
                        + (sumRe[newest] + sumRe[oldest]) * cosHop[tone]
                        + (sumIm[newest] - sumIm[oldest]) * sinHop[tone];
        float windowIm =
                sumIm[middle]
                        + (sumIm[newest] + sumIm[oldest]) * cosHop[tone]
                        - (sumRe[newest] - sumRe[oldest]) * sinHop[tone];
        return (windowRe * windowRe + windowIm * windowIm) * powerScale[tone];
    }

    private void sum(long hop) {
        for (int back = 0; back < WINDOW / HOP; back++) {
            int at = (int) hop - back & HOP_MASK;
            if (!summed[at]) {
                correlate(at);
            }
        }
    }

    /** Correlates one hop with every tone; phases count from the middle of the hop. */
    private void correlate(int at) {
        summed[at] = true;
        int i = at * HOP;
        float outerSumRe = re[i] + re[i + 3];
        float outerSumIm = im[i] + im[i + 3];
        float outerDifferenceRe = re[i] - re[i + 3];
        float outerDifferenceIm = im[i] - im[i + 3];
        float innerSumRe = re[i + 1] + re[i + 2];
        float innerSumIm = im[i + 1] + im[i + 2];
        float innerDifferenceRe = re[i + 1] - re[i + 2];
        float innerDifferenceIm = im[i + 1] - im[i + 2];
        for (int tone = 0; tone < TONES; tone++) {
            sumRe[at * TONES + tone] =
                    outerSumRe * cosOuter[tone]
                            + innerSumRe * cosInner[tone]
                            - outerDifferenceIm * sinOuter[tone]
                            - innerDifferenceIm * sinInner[tone];
            sumIm[at * TONES + tone] =
                    outerSumIm * cosOuter[tone]
                            + innerSumIm * cosInner[tone]
                            + outerDifferenceRe * sinOuter[tone]
                            + innerDifferenceRe * sinInner[tone];
        }
    }
}
