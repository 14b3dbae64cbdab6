package jp.denwaban.tone;

/**
 * A fourth-order Butterworth high-pass as two second-order sections: takes hum, dial tone and the
 * heart of a voice away from what is compared with a digit. State carries on from sample to sample.
 *
 * @see "Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients"
 */
final class HighPass {
    /** Quality of the two sections of a fourth-order Butterworth filter. */
    private static final double[] QUALITY = {0.54119610, 1.30656296};

    private final double rateHz;
    private final double[] b0 = new double[2];
    private final double[] a1 = new double[2];
    private final double[] a2 = new double[2];
    private final double[] z1 = new double[2];
    private final double[] z2 = new double[2];

    HighPass(double cornerHz, double rateHz) {
        this.rateHz = rateHz;
        double w = 2 * Math.PI * cornerHz / rateHz;
        for (int section = 0; section < 2; section++) {
            double alpha = Math.sin(w) / (2 * QUALITY[section]);
            b0[section] = (1 + Math.cos(w)) / 2 / (1 + alpha);
            a1[section] = -2 * Math.cos(w) / (1 + alpha);
            a2[section] = (1 - alpha) / (1 + alpha);
        }
    }

    double next(double sample) {
        double value = sample;
        for (int section = 0; section < 2; section++) {
            double in = b0[section] * value; // numerator b0 (1 − 2 z⁻¹ + z⁻²)
            value = in + z1[section];
            z1[section] = -2 * in - a1[section] * value + z2[section];
            z2[section] = in - a2[section] * value;
        }
        return value;
    }

    /** What is left of the power of a tone, 0 to 1. */
    double powerGain(double toneHz) {
        double w = 2 * Math.PI * toneHz / rateHz;
        double gain = 1;
        for (int section = 0; section < 2; section++) {
            double up = 4 * b0[section] * b0[section] * Math.pow(1 - Math.cos(w), 2);
            double re = 1 + a1[section] * Math.cos(w) + a2[section] * Math.cos(2 * w);
            double im = a1[section] * Math.sin(w) + a2[section] * Math.sin(2 * w);
            gain *= up / (re * re + im * im);
        }
        return gain;
    }
}
