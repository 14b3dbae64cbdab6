package jp.denwaban.cli.demo;

/** Normalised cross-correlation of two pieces of audio: 1 the same, 0 unrelated, −1 inverted. */
final class Correlation {
    private Correlation() {}

    /** Samples outside of {@code a} count as silence. */
    static double at(short[] a, int fromA, short[] b, int fromB, int length) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        int first = Math.max(0, -fromA);
        int last = Math.min(length, a.length - fromA);
        for (int i = 0; i < length; i++) {
            double y = b[fromB + i];
            bb += y * y;
            if (i >= first && i < last) {
                double x = a[fromA + i];
                ab += x * y;
                aa += x * x;
            }
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
