package jp.denwaban.call;

/**
 * What has been heard of the bell. Japan's order is: polarity reversal, the short CAR ring, the
 * number, then the real rings; a call is answered in a real ring only.
 *
 * @param rings all that the card took for the bell, as the console counts
 * @param realRings without the CAR ring of Number Display, as far as the card or its rhythm tells
 * @param carTold the card tells CAR from the bell, so every other ring is real
 * @param callerKnown Number Display has spoken
 * @param announced it spoke before the first ring, so that ring was not CAR
 * @param answering the card was told to answer
 */
public record Bell(
        int rings,
        int realRings,
        Tick lastRing,
        boolean carTold,
        boolean callerKnown,
        boolean announced,
        boolean answering) {

    static Bell first(Tick at, boolean announced) {
        return new Bell(1, 1, at, false, announced, announced, false);
    }

    /** Only CAR so far, by the card's own word: the bell itself has not rung yet. */
    static Bell car(Tick at) {
        return new Bell(0, 0, at, true, false, false, false);
    }

    Bell rang(Tick at) {
        boolean lastWasCar = !carTold && at.since(lastRing).compareTo(CallLimits.REAL_RING_GAP) < 0;
        return new Bell(
                rings + 1,
                lastWasCar ? realRings : realRings + 1,
                at,
                carTold,
                callerKnown,
                announced,
                answering);
    }

    /** CAR by the card's word; a ring told just before, at its beginning, was the same one. */
    Bell carRang(Tick at) {
        boolean told = rings > 0 && at.since(lastRing).compareTo(CallLimits.REAL_RING_GAP) < 0;
        return new Bell(
                told ? rings - 1 : rings,
                told ? Math.max(0, realRings - 1) : realRings,
                at,
                true,
                callerKnown,
                announced,
                answering);
    }

    Bell known() {
        return new Bell(rings, realRings, lastRing, carTold, true, announced, answering);
    }

    Bell answered() {
        return new Bell(rings, realRings, lastRing, carTold, callerKnown, announced, true);
    }

    /** In a real ring after the number, or in the second one: never on a ring that may be CAR. */
    boolean mayAnswer() {
        if (realRings >= CallLimits.REAL_RINGS || announced && rings >= 1) {
            return true;
        }
        return callerKnown && (carTold ? realRings >= 1 : rings >= 2);
    }
}
