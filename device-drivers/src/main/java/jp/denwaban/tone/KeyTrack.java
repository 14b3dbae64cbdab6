package jp.denwaban.tone;

/**
 * One key followed from hop to hop: since when both its tones are there, and whether they still
 * are. Whether it is a key at all is judged from what {@link PressMeter} measures.
 */
final class KeyTrack {
    static final int NO_KEY = -1;

    /** Where a key begins and ends: at half the amplitude of its tones. */
    static final float HALF_AMPLITUDE = 0.25f;

    /**
     * A tone is gone when it has lost 7 dB: an echo of −10 dB may stay, a leaking prompt may add.
     */
    private static final float STILL_THERE = 0.2f;

    /** And when it is 6 dB below what any key must have. */
    private static final float OF_LEAST = 0.25f;

    /** The level is followed quickly upwards, slowly downwards: no echo is taken for the key. */
    private static final float UPWARDS = 0.25f;

    private static final float DOWNWARDS = 0.015f;

    /** Hops in a row without the tones: 10 ms make 2 or 3 (one key), 25 ms make 5 to 7 (two). */
    private static final int MISSES_TO_END = 5;

    /**
     * Both tones 5 dB up: another press. After a pause of 25 ms a louder key is there one hop
     * before it would be at the old level; and a voice in the tones of a key may come just before
     * it.
     */
    private static final float LOUDER = 3;

    private static final int HOPS_TO_BE_LOUDER = 2;

    /** 32 ms: before, a key itself may still be rising, as it does through a GSM channel. */
    private static final int HOPS_TO_RISE = 8;

    /** 48 ms: no key's beginning is looked for longer before it was sure. */
    private static final int MOST_BACK = 12;

    private final ToneGroup low;
    private final ToneGroup high;
    private final float least;

    /** {@link DtmfKeys#index}, or {@link #NO_KEY}. */
    int key = NO_KEY;

    /** First and last hop whose window holds the tones. */
    long first;

    long last;

    /** It is known to be a key, though it is still down; and it was told. */
    boolean sure;

    boolean told;

    /** What {@link PressMeter} found of its beginning. */
    boolean startKnown;

    double startSample;
    double startSpreadMillis;
    double startOutside;

    private float lowPower;
    private float highPower;
    private int misses;
    private int louder;
    private int sinceGap;
    private long lastBeforeGap;
    private long notBefore;

    /**
     * A free track.
     *
     * @param least power of the weaker tone of any key
     */
    KeyTrack(ToneGroup low, ToneGroup high, float least) {
        this.low = low;
        this.high = high;
        this.least = least * OF_LEAST;
    }

    /**
     * When it has ended: the first hop that may belong to another press, not to an echo of this.
     */
    long freeFrom() {
        return last + 1 + misses;
    }

    /**
     * Whether it sounded already 8 ms before it was free to begin: what is left of a press, in an
     * echo, behind a fade, on a line that became weaker. Asked once its beginning is known.
     */
    boolean goesOn() {
        return first == notBefore && startOutside >= HALF_AMPLITUDE;
    }

    boolean free() {
        return key == NO_KEY;
    }

    void leave() {
        key = NO_KEY;
    }

    /** Begins to follow a key; it did not begin before {@code free}. */
    void begin(int newKey, long hop, long free) {
        key = newKey;
        notBefore = free;
        lowPower = (low(hop) + low(hop - 1)) / 2;
        highPower = (high(hop) + high(hop - 1)) / 2;
        last = hop;
        first = Math.max(hop - 2, notBefore);
        while (hop - first < MOST_BACK && first > notBefore && half(first - 1)) {
            first--;
        }
        sure = false;
        told = false;
        startKnown = false;
        misses = 0;
        louder = 0;
        sinceGap = HOPS_TO_BE_LOUDER;
    }

    /**
     * Follows the key through the next hop.
     *
     * @return whether it has ended, with {@link #last}
     */
    boolean follow(long hop) {
        float lowNow = low(hop);
        float highNow = high(hop);
        if (lowNow < least
                || highNow < least
                || lowNow * highNow < STILL_THERE * lowPower * highPower) {
            misses++;
            return misses == MISSES_TO_END;
        }
        if (misses == MISSES_TO_END - 1) {
            sinceGap = 0;
            lastBeforeGap = last;
        }
        louder = lowNow > LOUDER * lowPower && highNow > LOUDER * highPower ? louder + 1 : 0;
        if (louder > 0 && sinceGap < HOPS_TO_BE_LOUDER) {
            last = lastBeforeGap;
            misses = MISSES_TO_END - 1;
            return true;
        }
        if (louder == HOPS_TO_BE_LOUDER && hop - first > HOPS_TO_RISE && !sure) {
            begin(key, hop, hop - HOPS_TO_BE_LOUDER + 1);
            return false;
        }
        sinceGap++;
        misses = 0;
        last = hop;
        lowPower += (lowNow > lowPower ? UPWARDS : DOWNWARDS) * (lowNow - lowPower);
        highPower += (highNow > highPower ? UPWARDS : DOWNWARDS) * (highNow - highPower);
        return false;
    }

    float low(long hop) {
        return low.power(DtmfKeys.lowTone(key), hop);
    }

    float high(long hop) {
        return high.power(DtmfKeys.highTone(key), hop);
    }

    private boolean half(long hop) {
        return low(hop) >= HALF_AMPLITUDE * lowPower && high(hop) >= HALF_AMPLITUDE * highPower;
    }
}
