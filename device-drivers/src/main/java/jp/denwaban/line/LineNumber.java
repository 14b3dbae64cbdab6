package jp.denwaban.line;

/** The number painted on a trunk line, from 1. */
public record LineNumber(int value) implements Comparable<LineNumber> {
    /** A box that should serve more than this wants a second box. */
    public static final int HIGHEST = 240;

    public LineNumber {
        if (value < 1 || value > HIGHEST) {
            throw new IllegalArgumentException(
                    "line number must be 1 to " + HIGHEST + ": " + value);
        }
    }

    @Override
    public int compareTo(LineNumber other) {
        return Integer.compare(value, other.value);
    }

    /** Two digits at least, as on the console: 01. */
    @Override
    public String toString() {
        return value < 10 ? "0" + value : Integer.toString(value);
    }
}
