package jp.denwaban.cli.demo;

import java.util.stream.IntStream;

/** Normalised cross-correlation of two pieces of audio: 1 the same, 0 unrelated, −1 inverted. */
final class Correlation {
    private Correlation() {}

    /** Samples outside of {@code a} count as silence. */
    static double at(short[] a, int fromA, short[] b, int fromB, int length) {
        // Whole numbers: exact, and a third of the time; a minute of full scale is below 2^50.
        long ab = 0;
        long aa = 0;
        long bb = 0;
        int first = Math.max(0, -fromA);
        int last = Math.min(length, a.length - fromA);
        for (int i = 0; i < length; i++) {
            int y = b[fromB + i];
            bb += y * y;
            if (i >= first && i < last) {
                int x = a[fromA + i];
                ab += x * y;
                aa += x * x;
            }
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt((double) aa * bb);
    }

    /**
     * The shift of {@code a} in {@code -most..most} at which both are most alike, the first of
     * equals; as asking {@link #at} for every one, in a fraction of the time.
     */
    static int bestShift(short[] a, int fromA, short[] b, int fromB, int length, int most) {
        long[] squares = new long[a.length + 1];
        for (int i = 0; i < a.length; i++) {
            squares[i + 1] = squares[i] + (long) a[i] * a[i];
        }
        double[] alike =
                IntStream.rangeClosed(-most, most)
                        .parallel()
                        .mapToDouble(shift -> alike(a, fromA + shift, b, fromB, length, squares))
                        .toArray();
        int best = 0;
        for (int n = 1; n < alike.length; n++) {
            if (alike[n] > alike[best]) {
                best = n;
            }
        }
        return best - most;
    }

    /** {@link #at} but for the level of {@code b}, which is the same at every shift. */
    private static double alike(
            short[] a, int fromA, short[] b, int fromB, int length, long[] squares) {
        int first = Math.max(0, -fromA);
        int last = Math.min(length, a.length - fromA);
        if (last <= first) {
            return 0;
        }
        long ab = 0;
        for (int i = first; i < last; i++) {
            ab += a[fromA + i] * b[fromB + i];
        }
        long aa = squares[fromA + last] - squares[fromA + first];
        return aa == 0 ? 0 : ab / Math.sqrt(aa);
    }
}
