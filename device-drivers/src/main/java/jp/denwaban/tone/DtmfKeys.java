package jp.denwaban.tone;

/**
 * The sixteen keys and their two frequencies.
 *
 * @see "ITU-T Q.23, table 1"
 */
final class DtmfKeys {
    static final double[] LOW_HZ = {697, 770, 852, 941};
    static final double[] HIGH_HZ = {1209, 1336, 1477, 1633};

    /** Row by row: key of (low, high) is at {@code 4 * low + high}. */
    private static final String KEYS = "123A456B789C*0#D";

    private DtmfKeys() {}

    static char key(int low, int high) {
        return KEYS.charAt(4 * low + high);
    }

    static double lowHz(char key) {
        return LOW_HZ[index(key) / 4];
    }

    static double highHz(char key) {
        return HIGH_HZ[index(key) % 4];
    }

    private static int index(char key) {
        int index = KEYS.indexOf(key);
        if (index < 0) {
            throw new IllegalArgumentException("not a telephone key: " + (int) key);
        }
        return index;
    }
}
