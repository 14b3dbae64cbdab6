package jp.denwaban.tone;

/**
 * Low-pass filters by the window method.
 *
 * @see "Kaiser, Nonrecursive digital filter design using the I0-sinh window function (1974)"
 */
final class KaiserWindow {
    /** The series of I0 has converged to double precision long before for every β used here. */
    private static final int BESSEL_TERMS = 40;

    private KaiserWindow() {}

    /**
     * A linear-phase low-pass of unit gain at 0 Hz.
     *
     * @param halfWidthHz where the response has fallen to one half
     * @param beta of the window: 2.0 gives 29 dB of attenuation, 3.4 gives 40 dB
     */
    static double[] lowPass(int taps, double halfWidthHz, double beta, double rateHz) {
        double[] filter = new double[taps];
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double t = i - (taps - 1) / 2.0;
            double edge = 2 * t / (taps - 1);
            double sinc =
                    t == 0
                            ? 2 * halfWidthHz / rateHz
                            : Math.sin(2 * Math.PI * halfWidthHz / rateHz * t) / (Math.PI * t);
            filter[i] = sinc * bessel(beta * Math.sqrt(1 - edge * edge));
            sum += filter[i];
        }
        for (int i = 0; i < taps; i++) {
            filter[i] /= sum;
        }
        return filter;
    }

    /** The modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < BESSEL_TERMS; k++) {
            double factor = x / (2 * k);
            term *= factor * factor;
            sum += term;
        }
        return sum;
    }
}
