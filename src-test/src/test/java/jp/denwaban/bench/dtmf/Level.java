package jp.denwaban.bench.dtmf;

/**
 * Levels of a telephone line as numbers: 0 dBm0 is a sine whose peak is 3.14 dB below full scale.
 *
 * @see "ITU-T G.711, the 3.14 dBm0 overload point of µ-law"
 */
final class Level {
    /** Peak of a sine at 0 dBm0, in units of 16-bit PCM. */
    static final double PEAK_0_DBM0 = 32768 * Math.pow(10, -3.14 / 20);

    private Level() {}

    /** Peak amplitude of a sine of so many dBm0. */
    static double amplitude(double dbm0) {
        return PEAK_0_DBM0 * ratio(dbm0);
    }

    /** Mean square of a sine of so many dBm0. */
    static double power(double dbm0) {
        return amplitude(dbm0) * amplitude(dbm0) / 2;
    }

    /** The factor on an amplitude. */
    static double ratio(double db) {
        return Math.pow(10, db / 20);
    }
}
