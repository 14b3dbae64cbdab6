package jp.denwaban.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who is still to be tried.
 *
 * @param untried the destination being called first, the operator last
 * @param engaged destinations that other lines are calling or talking to now
 */
public record Reach(List<Destination> untried, Step step, Set<Destination> engaged) {

    public Reach {
        untried = List.copyOf(untried);
        engaged = Set.copyOf(engaged);
    }

    /** What the station side is doing. */
    public enum Step {
        NOTHING,
        /** The loop is being closed, or the card does all of it by itself. */
        CALLING,
        /** The loop is closed; dial tone is waited for. */
        SEIZED,
        /** The digits are on their way, or the destination rings. */
        CALLED,
        /** The station loop is open, long enough for the PBX to see it. */
        RESTING,
        /** After a flash: the PBX is asked for the caller. */
        RETURNING,
        BRIDGING
    }

    static Reach nobody() {
        return new Reach(List.of(), Step.NOTHING, Set.of());
    }

    Reach towards(List<Destination> destinations) {
        return new Reach(destinations, Step.NOTHING, engaged);
    }

    Reach in(Step next) {
        return new Reach(untried, next, engaged);
    }

    Reach engaged(Set<Destination> now) {
        return new Reach(untried, step, now);
    }

    /** Whether only the operator is left. */
    boolean atLast() {
        return untried.size() == 1;
    }

    /** The operator, who is last, is never crossed off. */
    Reach crossOff() {
        return atLast() ? this : new Reach(untried.subList(1, untried.size()), step, engaged);
    }

    /**
     * Hunting: a destination that no other line has comes first, since one that is engaged costs
     * the caller the time to hear so. An engaged one is called all the same if no other is left
     * before the operator: it may be a group of telephones.
     */
    Reach freeFirst() {
        List<Destination> order = new ArrayList<>(untried);
        for (Destination each : untried.subList(0, untried.size() - 1)) {
            if (!engaged.contains(each)) {
                order.remove(each);
                order.add(0, each);
                return new Reach(order, step, engaged);
            }
        }
        return this;
    }
}
