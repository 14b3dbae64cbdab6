package jp.denwaban.answering;

import java.time.Duration;
import java.util.function.Predicate;
import jp.denwaban.call.Call;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Reach;

/** Where a call can stand when something fails: every phase, and what it is doing in it. */
enum CallState {
    RINGING('1', call -> call.phase() == Phase.RINGING),
    GREETING('1', call -> guiding(call) && plays(call, "greeting")),
    NOTICE('1', call -> guiding(call) && plays(call, "notice")),
    MENU('1', call -> choosing(call) && plays(call, "menu")),
    AWAITING_DIGIT('1', call -> choosing(call) && silent(call)),
    /** The loop to the destination is being closed. */
    ROUTING('1', call -> reaching(call, Reach.Step.CALLING)),
    /** The loop is closed and dial tone is waited for. */
    SEIZED('1', call -> reaching(call, Reach.Step.SEIZED)),
    /** The digits are out, and the caller hears that it rings. */
    RING_BACK('1', call -> reaching(call, Reach.Step.CALLED) && silent(call)),
    /** The first destination was busy: its loop rests. */
    RESTING('3', call -> reaching(call, Reach.Step.RESTING)),
    /** The operator's bell rings. */
    AT_OPERATOR(
            '0', call -> reaching(call, Reach.Step.CALLED) && call.reach().untried().size() == 1),
    BRIDGING('1', call -> reaching(call, Reach.Step.BRIDGING)),
    TALKING_RECORDED('1', call -> call.phase() == Phase.TALKING && call.recording()),
    /** 会計課, whose calls are not to be recorded. */
    TALKING_UNRECORDED('6', call -> call.phase() == Phase.TALKING && !call.recording()),
    SEALING('1', call -> call.phase() == Phase.SEALING);

    private final char key;
    private final Predicate<Call> holds;

    CallState(char key, Predicate<Call> holds) {
        this.key = key;
        this.holds = holds;
    }

    /** What the caller presses to come here. */
    char key() {
        return key;
    }

    boolean holds(Call call) {
        return holds.test(call);
    }

    /** A talk has to go on for a while, or there is nothing to lose. */
    Duration settled() {
        return this == TALKING_RECORDED || this == TALKING_UNRECORDED
                ? Duration.ofSeconds(4)
                : Duration.ZERO;
    }

    private static boolean guiding(Call call) {
        return call.phase() == Phase.GUIDING;
    }

    private static boolean choosing(Call call) {
        return call.phase() == Phase.CHOOSING;
    }

    private static boolean reaching(Call call, Reach.Step step) {
        return call.phase() == Phase.ROUTING && call.reach().step() == step;
    }

    private static boolean plays(Call call, String prompt) {
        return call.dialogue().playing().filter(name -> name.text().startsWith(prompt)).isPresent();
    }

    private static boolean silent(Call call) {
        return call.dialogue().playing().isEmpty();
    }
}
