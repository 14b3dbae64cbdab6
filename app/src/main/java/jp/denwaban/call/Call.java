package jp.denwaban.call;

import java.util.Optional;

/**
 * One call at one moment, immutable.
 *
 * @param deadline when {@link CallFlow#overdue} has something to say if nothing else happens
 * @param dialling what was dialled for it so far
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
        Dialling dialling,
        Tape tape,
        int attempts) {

    static Call rang(CallNumber number, Guide guide, Tick at, Optional<Caller> announced) {
        return begun(number, guide, at, announced, Bell.first(at, announced.isPresent()));
    }

    static Call carRang(CallNumber number, Guide guide, Tick at) {
        return begun(number, guide, at, Optional.empty(), Bell.car(at));
    }

    private static Call begun(
            CallNumber number, Guide guide, Tick at, Optional<Caller> announced, Bell bell) {
        return new Call(
                number,
                guide,
                Phase.RINGING,
                at.plus(CallLimits.RING_GAP),
                Journey.from(at).by(announced.orElse(Caller.Absent.NO_SERVICE)),
                bell,
                Dialogue.none(),
                Reach.nobody(),
                Dialling.nothing(),
                Tape.none(),
                0);
    }

    Call in(Phase next, Tick until) {
        return new Call(
                number, guide, next, until, journey, bell, dialogue, reach, dialling, tape,
                attempts);
    }

    Call until(Tick next) {
        return in(phase, next);
    }

    Call with(Journey next) {
        return new Call(
                number, guide, phase, deadline, next, bell, dialogue, reach, dialling, tape,
                attempts);
    }

    Call with(Bell next) {
        return new Call(
                number, guide, phase, deadline, journey, next, dialogue, reach, dialling, tape,
                attempts);
    }

    Call with(Dialogue next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, next, reach, dialling, tape,
                attempts);
    }

    Call with(Reach next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, next, dialling, tape,
                attempts);
    }

    Call with(Dialling next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, reach, next, tape,
                attempts);
    }

    Call with(Tape next) {
        return new Call(
                number, guide, phase, deadline, journey, bell, dialogue, reach, dialling, next,
                attempts);
    }

    Call attempted() {
        return new Call(
                number,
                guide,
                phase,
                deadline,
                journey,
                bell,
                dialogue,
                reach,
                dialling,
                tape,
                attempts + 1);
    }

    /** Whether the voices of this call are being sealed. */
    public boolean recording() {
        return phase == Phase.TALKING && tape.running() && !tape.lost();
    }

    /** Whether a PBX holds the caller after a flash: the trunk leg carries the PBX, not him. */
    public boolean held() {
        return phase == Phase.ROUTING
                && journey.destination().filter(to -> to.way() == Destination.Way.FLASH).isPresent()
                && (reach.step() == Reach.Step.SEIZED
                        || reach.step() == Reach.Step.CALLED
                        || reach.step() == Reach.Step.RETURNING);
    }
}
