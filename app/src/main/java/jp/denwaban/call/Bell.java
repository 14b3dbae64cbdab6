package jp.denwaban.call;

/**
 * What has been heard of the bell.
 *
 * @param rings all of them, as the console counts
 * @param realRings without the CAR ring of Number Display, as far as its rhythm tells
 * @param callerKnown Number Display has spoken
 * @param announced it spoke before the first ring, so that ring was not CAR
 * @param answering the card was told to answer
 */
public record Bell(
        int rings,
        int realRings,
        Tick lastRing,
        boolean callerKnown,
        boolean announced,
        boolean answering) {

    static Bell first(Tick at, boolean announced) {
        return new Bell(1, 1, at, announced, announced, false);
    }

    Bell rang(Tick at) {
        boolean lastWasCar = at.since(lastRing).compareTo(CallLimits.REAL_RING_GAP) < 0;
        return new Bell(
                rings + 1,
                lastWasCar ? realRings : realRings + 1,
                at,
                callerKnown,
                announced,
                answering);
    }

    Bell known() {
        return new Bell(rings, realRings, lastRing, true, announced, answering);
    }

    Bell answered() {
        return new Bell(rings, realRings, lastRing, callerKnown, announced, true);
    }

    /** Never on the first ring, which may be CAR, unless Number Display came before it. */
    boolean mayAnswer() {
        return announced || rings >= 2 && (callerKnown || realRings >= CallLimits.REAL_RINGS);
    }
}
