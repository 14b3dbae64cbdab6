package jp.denwaban.call;

/**
 * What has been heard of the bell.
 *
 * @param rings all of them, as the console counts
 * @param realRings without the CAR ring of Number Display, as far as its rhythm tells
 * @param callerKnown Number Display has spoken
 * @param answering the card was told to answer
 */
public record Bell(
        int rings, int realRings, Tick lastRing, boolean callerKnown, boolean answering) {

    static Bell first(Tick at) {
        return new Bell(1, 1, at, false, false);
    }

    Bell rang(Tick at) {
        boolean lastWasCar = at.since(lastRing).compareTo(CallLimits.REAL_RING_GAP) < 0;
        return new Bell(
                rings + 1, lastWasCar ? realRings : realRings + 1, at, callerKnown, answering);
    }

    Bell known() {
        return new Bell(rings, realRings, lastRing, true, answering);
    }

    Bell answered() {
        return new Bell(rings, realRings, lastRing, callerKnown, true);
    }

    /** Never on the first ring: it may be CAR. */
    boolean mayAnswer() {
        return rings >= 2 && (callerKnown || realRings >= CallLimits.REAL_RINGS);
    }
}
