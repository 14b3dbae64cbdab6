package jp.denwaban.bench.dtmf;

/**
 * A digit as an ear reported it, in samples of the take; without times where the ear tells none.
 */
record Heard(char key, int start, int end) {
    private static final int UNKNOWN = -1;

    static Heard untimed(char key) {
        return new Heard(key, UNKNOWN, UNKNOWN);
    }

    boolean timed() {
        return start != UNKNOWN;
    }

    int middle() {
        return (start + end) / 2;
    }
}
