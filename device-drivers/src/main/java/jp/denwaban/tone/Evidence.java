package jp.denwaban.tone;

/**
 * Weighs whether a press that was measured was made by a telephone or by a voice.
 *
 * <p>No single measure parts the two: a key under a leaking prompt is as impure as a vowel, a key
 * through a GSM channel as unsteady, a sung note as steady as a key. So every measure argues, in
 * natural logarithms of odds, and the sum decides; above zero it is a key. The weights are a
 * logistic regression over keys on bad lines and what voices and music leave behind {@link
 * #possible}; how it was made and what it can be trusted for: docs/decisions/0018.
 */
class Evidence {
    /** Between ±1.8 %, which must be heard, and ±3.0 %, which must not (Q.24 says 1.5 and 3.5). */
    private static final double MOST_OFFSET = 0.024;

    /** High over low: the law allows a telephone 5 dB, and clipping widens it. */
    private static final double MOST_TWIST_DB = 10;

    /** Low over high: 8 dB (Q.24, AT&T: long cable eats the high tone), and clipping widens it. */
    private static final double MOST_REVERSE_TWIST_DB = 12;

    /** Between 23 ms, which must not be taken, and 40 ms, which must (Q.24, NTT and AT&T). */
    private static final double LEAST_MILLIS = 31;

    /** The length that all others are compared with, the shortest legal key. */
    private static final double SHORT_KEY_MILLIS = 40;

    /** Beyond these, longer or shorter argues no more. */
    private static final double SHORTEST_MILLIS = 20;

    private static final double LONGEST_MILLIS = 120;

    /** Odds of 1000:1 against and 100:1 for are all that one share may argue. */
    private static final double LEAST_ODDS = 0.001;

    private static final double LEAST_DOUBT = 0.01;

    /** Nothing left of the tone outside the key argues as much as −40 dB does. */
    private static final double LEAST_OUTSIDE = 0.01;

    /** Off by less than this argues neither way: every legal telephone may be. */
    private static final double LEGAL_OFFSET_PERCENT = 1.5;

    /** Two tones of one key begin together; beyond this they are strangers however far. */
    private static final double MOST_SPREAD_MILLIS = 15;

    /** Overtones of one voice keep their ratio this exactly, as far as it can be measured. */
    private static final double EXACT = 0.004;

    /**
     * Keys of the diagonal 1 5 9 D: seventh and fourth overtone, 0.9 % from their nominal ratio.
     */
    private static final double DIAGONAL = 7.0 / 4;

    /** Key A: seventh and third overtone, 0.4 % from its nominal ratio; a voice's favourite. */
    private static final double KEY_A = 7.0 / 3;

    private final double leastDbm0;

    Evidence(double leastDbm0) {
        this.leastDbm0 = leastDbm0;
    }

    /** Whether the press is within what a telephone may send at all. */
    boolean possible(Press press) {
        return press.millis() >= LEAST_MILLIS
                && Math.abs(press.lowOffset) <= MOST_OFFSET
                && Math.abs(press.highOffset) <= MOST_OFFSET
                && press.twistDb() <= MOST_TWIST_DB
                && press.twistDb() >= -MOST_REVERSE_TWIST_DB
                && Math.min(press.lowDbm0, press.highDbm0) >= leastDbm0;
    }

    /** For a key above zero, against it below; in natural logarithms of odds. */
    double of(Press press) {
        double low = logOdds(press.lowCoherence);
        double high = logOdds(press.highCoherence);
        double purity = logOdds(press.purity);
        double held = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, press.millis()));
        double length = Math.log(held / SHORT_KEY_MILLIS);
        double start = Math.log(press.startOutside + LEAST_OUTSIDE);
        double end = Math.log(press.endOutside + LEAST_OUTSIDE);
        double twist = press.twistDb() / 10;
        return -20.962
                + 4.331 * low
                + 3.011 * high
                - 0.929 * Math.min(low, high)
                + (22.755 - 12.266 * length) * length
                - 2.405 * length * (low + high)
                + (1.813 + 0.322 * length) * purity
                - 20.145 * (illegal(press.lowOffset) + illegal(press.highOffset))
                - 0.650 * (spread(press.startSpreadMillis) + spread(press.endSpreadMillis))
                - 2.058 * (start + end)
                + 0.044 * Math.min(start, end)
                + 3.954 * twist
                - 3.584 * (twist + 0.2) * (twist + 0.2)
                - 4.115 * overtones(press)
                - 3.968 * overtonesOfA(press);
    }

    /** How exactly the tones are overtones of one pitch, where a key's nominal tones nearly are. */
    private static double overtones(Press press) {
        int columns = DtmfKeys.highTone(press.key) - DtmfKeys.lowTone(press.key);
        return columns == 0 ? exactness(press, DIAGONAL) : overtonesOfA(press);
    }

    private static double overtonesOfA(Press press) {
        int columns = DtmfKeys.highTone(press.key) - DtmfKeys.lowTone(press.key);
        return columns == DtmfKeys.COLUMNS - 1 ? exactness(press, KEY_A) : 0;
    }

    /** 1 where the tones stand in this ratio, 0 where they are {@link #EXACT} or more away. */
    private static double exactness(Press press, double ratio) {
        double lowHz = DtmfKeys.LOW_HZ[DtmfKeys.lowTone(press.key)] * (1 + press.lowOffset);
        double highHz = DtmfKeys.HIGH_HZ[DtmfKeys.highTone(press.key)] * (1 + press.highOffset);
        return Math.max(0, 1 - Math.abs(highHz / lowHz / ratio - 1) / EXACT);
    }

    private static double logOdds(double share) {
        return Math.log((share + LEAST_ODDS) / (1 - share + LEAST_DOUBT));
    }

    private static double illegal(double offset) {
        return Math.max(0, 100 * Math.abs(offset) - LEGAL_OFFSET_PERCENT);
    }

    private static double spread(double millis) {
        return Math.min(MOST_SPREAD_MILLIS, millis);
    }
}
