package jp.denwaban.call;

/** One of the sixteen keys of ITU-T Q.23. */
public record Digit(char key) {
    private static final String KEYS = "0123456789*#ABCD";

    public Digit {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("not a telephone key: " + (int) key);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(key);
    }
}
