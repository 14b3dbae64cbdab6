package jp.denwaban.call;

import java.util.Optional;

/**
 * One call at one moment, immutable.
 *
 * @param deadline when {@link CallFlow#overdue} has something to say if nothing else happens
 * @param attempts to register it so far
 */
public record Call(
        CallNumber number,
        Guide guide,
        Phase phase,
        Tick deadline,
        Journey journey,
        Bell bell,
        Dialogue dialogue,
        Reach reach,
        Tape tape,
        int attempts) {

    static Call rang(CallNumber number, Guide guide, Tick at, Optional<Caller> announced) {
        return new Call(
                number,
                guide,
                Phase.RINGING,
                at.plus(CallLimits.RING_GAP),
                Journey.from(at).by(announced.orElse(Caller.Absent.NO_SERVICE)),
                Bell.first(at, announced.isPresent()),
                Dialogue.none(),
                Reach.nobody(),
                Tape.none(),
                0);
    }

    Call in(Phase next, Tick until) {
        return new Call(number, guide, next, until, journey, bell, dialogue, reach, tape, attempts);
    }

    Call until(Tick next) {
        return in(phase, next);
    }

    Call with(Journey next) {
        return new Call(
                number, guide, phase, deadline, next, bell, dialogue, reach, tape, attempts);
    }

    Call with(Bell next) {
        return new Call(
                number, guide, phase, deadline, journey, next, dialogue, reach, tape, attempts);
    }

    Call with(Dialogue next) {
        return new Call(number, guide, phase, deadline, journey, bell, next, reach, tape, attempts);
    }

    Call with(Reach next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, next, tape, attempts);
    }

    Call with(Tape next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, reach, next, attempts);
    }

    Call attempted() {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, reach, tape, attempts + 1);
    }

    /** Whether the voices of this call are being sealed. */
    public boolean recording() {
        return phase == Phase.TALKING && tape.running() && !tape.lost();
    }
}
