package jp.denwaban.bench.dtmf;

/** What a figure must reach: at least, or at most, so much. */
record Goal(boolean atLeast, double limit) {
    static Goal atLeast(double limit) {
        return new Goal(true, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(false, limit);
    }

    boolean met(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        String number = limit == Math.rint(limit) ? "" + (long) limit : "" + limit;
        return (atLeast ? "≥ " : "≤ ") + number;
    }
}
