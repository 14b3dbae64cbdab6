package jp.denwaban.bench.dtmf;

import java.util.Random;

/**
 * How far the two tones of a digit stand from their frequencies.
 *
 * @param percent size of the deviation; its sign is drawn unless {@code relation} gives it
 */
record Offset(Range percent, Relation relation) {
    /** How the deviations of the two tones belong together. */
    enum Relation {
        SAME_SIGN,
        OPPOSITE_SIGN,
        INDEPENDENT,
        /** One tone deviates, the other has its frequency. */
        ONE_TONE
    }

    /** Factors for the low and the high tone. */
    double[] draw(Random random) {
        double low = percent.draw(random) / 100 * sign(random);
        double high =
                switch (relation) {
                    case SAME_SIGN -> Math.copySign(percent.draw(random) / 100, low);
                    case OPPOSITE_SIGN -> Math.copySign(percent.draw(random) / 100, -low);
                    case INDEPENDENT -> percent.draw(random) / 100 * sign(random);
                    case ONE_TONE -> 0;
                };
        boolean swapped = relation == Relation.ONE_TONE && random.nextBoolean();
        return swapped ? new double[] {1 + high, 1 + low} : new double[] {1 + low, 1 + high};
    }

    private static int sign(Random random) {
        return random.nextBoolean() ? 1 : -1;
    }
}
