package jp.denwaban.bench.dtmf;

import java.util.Random;

/**
 * Where a quantity is drawn from: uniformly, and where it matters half of the draws stand exactly
 * at a limit, because it is there that a limit is kept or not.
 */
record Range(double low, double high, Edge edge) {
    /** Which limit half of the draws stand at. */
    enum Edge {
        NONE,
        LOW,
        HIGH,
        BOTH
    }

    static Range within(double low, double high) {
        return new Range(low, high, Edge.NONE);
    }

    static Range exactly(double value) {
        return new Range(value, value, Edge.NONE);
    }

    /** Half of the draws at the upper limit. */
    static Range upTo(double low, double high) {
        return new Range(low, high, Edge.HIGH);
    }

    /** Half of the draws at the lower limit. */
    static Range from(double low, double high) {
        return new Range(low, high, Edge.LOW);
    }

    /** A quarter of the draws at each limit. */
    static Range between(double low, double high) {
        return new Range(low, high, Edge.BOTH);
    }

    double draw(Random random) {
        if (edge != Edge.NONE && random.nextBoolean()) {
            boolean upper = edge == Edge.HIGH || (edge == Edge.BOTH && random.nextBoolean());
            return upper ? high : low;
        }
        return low + (high - low) * random.nextDouble();
    }

    @Override
    public String toString() {
        String span = low == high ? number(low) : number(low) + "…" + number(high);
        return switch (edge) {
            case NONE -> span;
            case LOW -> span + " (half at " + number(low) + ")";
            case HIGH -> span + " (half at " + number(high) + ")";
            case BOTH -> span + " (half at the limits)";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "" + (long) value : "" + value;
    }
}
