package jp.denwaban.bench.dtmf;

/**
 * A digit as it was put on the line.
 *
 * @param end first sample after the tone; both positions are samples of the take
 */
record Sent(char key, int start, int end) {
    /** Q.23: the sixteen keys, row by row of four. */
    static final String KEYS = "123A456B789C*0#D";

    private static final int[] LOW_HZ = {697, 770, 852, 941};
    private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};

    static double lowHz(char key) {
        return LOW_HZ[KEYS.indexOf(key) / 4];
    }

    static double highHz(char key) {
        return HIGH_HZ[KEYS.indexOf(key) % 4];
    }

    Sent later(int samples) {
        return new Sent(key, start + samples, end + samples);
    }
}
