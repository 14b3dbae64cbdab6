package jp.denwaban.tone;

import java.util.Arrays;

/**
 * Splits a leg into the two groups of DTMF tones: out of 8000 samples a second it makes, for each
 * group, 1000 complex samples a second that hold that group and little else.
 *
 * <p>What the filters leave out need not be undone later: a DC offset, the hum of the mains, a dial
 * tone at 400 Hz ten decibels above the digit, most of a voice. A tone of amplitude A comes out as
 * a phasor of length A.
 *
 * <p>Shape: any number of samples in; {@link #filter} makes one output from each whole group of
 * {@value #STEP}. The sums are written so that the compiler works on many outputs at once, which is
 * where the speed comes from: the samples lie in {@value #STEP} rows, row r holds every {@value
 * #STEP}th sample from r on, and one pass adds two pairs of taps to every output.
 */
final class GroupFilter {
    /** One output a millisecond: twice the width of the high group with its edges, and to spare. */
    static final int STEP = 8;

    /** Outputs that {@link #filter} can make at once; only a matter of speed. */
    static final int MOST = 512;

    /** An output stands for this sample, counted from the first of its group of 8. */
    static final double CENTRE_SAMPLE = STEP - 0.5 - GroupTaps.TAPS / 2.0;

    /** Groups of samples in one output; those before the newest stand first in each row. */
    private static final int SPAN = GroupTaps.TAPS / STEP;

    private static final int PAST = SPAN - 1;

    private final GroupTaps low = GroupTaps.low();
    private final GroupTaps high = GroupTaps.high();
    private final float[][] rows = new float[STEP][PAST + MOST + 1];
    private final float[] changes = new float[PAST + MOST];
    private final float[] recentChanges = new float[MOST];
    private final float quiet;
    private int groups;
    private int filled;

    final float[] lowRe = new float[MOST];
    final float[] lowIm = new float[MOST];
    final float[] highRe = new float[MOST];
    final float[] highIm = new float[MOST];

    /**
     * A filter that skips what cannot hold a tone.
     *
     * @param quietPower mean square of the differences between neighbouring samples below which the
     *     outputs are zero
     */
    GroupFilter(double quietPower) {
        quiet = (float) (quietPower * GroupTaps.TAPS);
    }

    /** How many samples may be put before the next {@link #filter}. */
    int room() {
        return (MOST - groups) * STEP - filled;
    }

    /** Takes samples, in units of 16-bit PCM; at most {@link #room}. */
    void put(short[] samples, int from, int to) {
        int at = from;
        while (at < to && filled != 0) {
            put(samples[at++]);
        }
        int whole = (to - at) / STEP;
        sort(samples, at, whole);
        at += whole * STEP;
        while (at < to) {
            put(samples[at++]);
        }
    }

    /** Takes one sample, in units of 16-bit PCM. */
    void put(float sample) {
        rows[filled++][PAST + groups] = sample;
        if (filled == STEP) {
            filled = 0;
            groups++;
        }
    }

    /**
     * Filters what was put.
     *
     * @return how many outputs there are now in {@link #lowRe} and its three companions
     */
    int filter() {
        Arrays.fill(changes, PAST, PAST + groups, 0);
        addChanges(rows[STEP - 1], 1, 0);
        addChanges(rows[STEP / 2 - 1], 0, STEP / 2);
        addRecent();
        Arrays.fill(lowRe, 0, groups, 0);
        Arrays.fill(lowIm, 0, groups, 0);
        Arrays.fill(highRe, 0, groups, 0);
        Arrays.fill(highIm, 0, groups, 0);
        int from = 0;
        while (from < groups) {
            int to = from + 1;
            boolean sound = recentChanges[from] >= quiet;
            while (to < groups && recentChanges[to] >= quiet == sound) {
                to++;
            }
            if (sound) {
                filter(from, to);
            }
            from = to;
        }
        return groups;
    }

    /**
     * Sums of the squared differences between neighbouring samples, one for each output: over the
     * samples that it was made of.
     */
    float[] changes() {
        return recentChanges;
    }

    /** Forgets the outputs and keeps what the next ones need of the past. */
    void next() {
        for (float[] row : rows) {
            System.arraycopy(row, groups, row, 0, PAST + 1); // and the group that is not yet whole
        }
        System.arraycopy(changes, groups, changes, 0, PAST);
        groups = 0;
    }

    private void filter(int from, int to) {
        for (int tap = 0; tap < GroupTaps.PAIRS; tap += 2) {
            addPairs(tap, tap % STEP, tap / STEP, from, to);
        }
    }

    /** Adds the taps {@code tap} and {@code tap + 1} and the two that mirror them. */
    private void addPairs(int tap, int row, int before, int from, int to) {
        int after = PAST - before;
        float[] a = rows[row];
        float[] b = rows[row + 1];
        float[] z = rows[STEP - 1 - row];
        float[] y = rows[STEP - 2 - row];
        float lowCosA = low.cos[tap];
        float lowCosB = low.cos[tap + 1];
        float lowSinA = low.sin[tap];
        float lowSinB = low.sin[tap + 1];
        float highCosA = high.cos[tap];
        float highCosB = high.cos[tap + 1];
        float highSinA = high.sin[tap];
        float highSinB = high.sin[tap + 1];
        float[] toLowRe = lowRe;
        float[] toLowIm = lowIm;
        float[] toHighRe = highRe;
        float[] toHighIm = highIm;
        for (int m = from; m < to; m++) {
            float sumA = a[m + before] + z[m + after];
            float differenceA = a[m + before] - z[m + after];
            float sumB = b[m + before] + y[m + after];
            float differenceB = b[m + before] - y[m + after];
            toLowRe[m] += lowCosA * sumA + lowCosB * sumB;
            toLowIm[m] += lowSinA * differenceA + lowSinB * differenceB;
            toHighRe[m] += highCosA * sumA + highCosB * sumB;
            toHighIm[m] += highSinA * differenceA + highSinB * differenceB;
        }
    }

    /** Adds the squared differences of four rows in each group. */
    private void addChanges(float[] previous, int back, int row) {
        float[] a = rows[row];
        float[] b = rows[row + 1];
        float[] c = rows[row + 2];
        float[] d = rows[row + 3];
        float[] sums = changes;
        int end = PAST + groups;
        for (int m = PAST; m < end; m++) {
            float first = a[m] - previous[m - back];
            float second = b[m] - a[m];
            float third = c[m] - b[m];
            float fourth = d[m] - c[m];
            float sum = first * first + second * second + third * third + fourth * fourth;
            sums[m] += sum;
        }
    }

    private void addRecent() {
        float[] sums = changes;
        float[] to = recentChanges;
        int end = groups;
        for (int m = 0; m < end; m++) {
            to[m] = sums[m] + sums[m + 1] + sums[m + 2] + sums[m + 3] + sums[m + 4] + sums[m + 5];
        }
    }

    private void sort(short[] samples, int from, int count) {
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        float[] r4 = rows[4];
        float[] r5 = rows[5];
        float[] r6 = rows[6];
        float[] r7 = rows[7];
        int at = from;
        int end = PAST + groups + count;
        for (int m = PAST + groups; m < end; m++, at += STEP) {
            r0[m] = samples[at];
            r1[m] = samples[at + 1];
            r2[m] = samples[at + 2];
            r3[m] = samples[at + 3];
            r4[m] = samples[at + 4];
            r5[m] = samples[at + 5];
            r6[m] = samples[at + 6];
            r7[m] = samples[at + 7];
        }
        groups += count;
    }
}
