package jp.denwaban.call;

import java.util.List;

/**
 * Who is still to be tried.
 *
 * @param untried the destination being called first, the operator last
 */
public record Reach(List<Destination> untried, Step step) {

    public Reach {
        untried = List.copyOf(untried);
    }

    /** What the station side is doing. */
    public enum Step {
        NOTHING,
        CALLING,
        /** The station loop is open, long enough for the PBX to see it. */
        RESTING,
        BRIDGING
    }

    static Reach nobody() {
        return new Reach(List.of(), Step.NOTHING);
    }

    Reach in(Step next) {
        return new Reach(untried, next);
    }

    /** The operator, who is last, is never crossed off. */
    Reach crossOff() {
        return untried.size() > 1 ? new Reach(untried.subList(1, untried.size()), step) : this;
    }
}
