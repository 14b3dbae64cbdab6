package jp.denwaban.call;

/** The gapless number of a call that rang, counted from line events, from 1. */
public record CallNumber(long value) implements Comparable<CallNumber> {

    public CallNumber {
        if (value < 1) {
            throw new IllegalArgumentException("call numbers start at 1: " + value);
        }
    }

    @Override
    public int compareTo(CallNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
