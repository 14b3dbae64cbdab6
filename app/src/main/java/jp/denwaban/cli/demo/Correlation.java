package jp.denwaban.cli.demo;

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
}
