package jp.denwaban.tone;

/**
 * The sixteen keys and their two frequencies.
 *
 * @see "ITU-T Q.23, table 1"
 */
final class DtmfKeys {
    static final int COUNT = 16;

    static final double[] LOW_HZ = {697, 770, 852, 941};
    static final double[] HIGH_HZ = {1209, 1336, 1477, 1633};

    static final int COLUMNS = HIGH_HZ.length;

    /** Row by row. */
    private static final String KEYS = "123A456B789C*0#D";

    private DtmfKeys() {}

    /** The key of a low and a high tone. */
    static int index(int lowTone, int highTone) {
        return COLUMNS * lowTone + highTone;
    }

    static int lowTone(int index) {
        return index / COLUMNS;
    }

    static int highTone(int index) {
        return index % COLUMNS;
    }

    static char key(int index) {
        return KEYS.charAt(index);
    }

    static double lowHz(char key) {
        return LOW_HZ[lowTone(index(key))];
    }

    static double highHz(char key) {
        return HIGH_HZ[highTone(index(key))];
    }

    private static int index(char key) {
        int index = KEYS.indexOf(key);
        if (index < 0) {
            throw new IllegalArgumentException("not a telephone key: " + (int) key);
        }
        return index;
    }
}
