package jp.denwaban.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.CallFlow.Step;

/** CHOOSING: the menu, a key at any moment of it, and the operator when no key comes. */
final class Choosing {
    private Choosing() {}

    static Step start(Call call, Tick at) {
        return play(call.with(call.dialogue().nextPass()), at, call.guide().menu());
    }

    /** As {@link #start}, for who pressed a key before that the menu does not have. */
    static Step startWrong(Call call, Tick at) {
        return play(call.with(call.dialogue().nextPass()), at, call.guide().wrongKey());
    }

    static Step on(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.PromptFinished finished
                && call.dialogue().plays(finished.prompt())) {
            return finished(call, at);
        }
        if (event instanceof CallEvent.PromptFailed) {
            return call.dialogue().plays(call.guide().menu())
                    ? operator(call, at)
                    : play(call, at, call.guide().menu());
        }
        if (event instanceof CallEvent.DigitPressed pressed) {
            return pressed(call, at, pressed.digit());
        }
        if (event instanceof CallEvent.ChoiceTimedOut && call.dialogue().playing().isEmpty()) {
            return again(call.with(call.dialogue().noInput()), at, call.guide().noInput());
        }
        if (event instanceof CallEvent.HungUp hungUp && hungUp.by() == Side.CALLER) {
            return Closing.end(call, at, Outcome.GONE_IN_GUIDANCE, new CallAction.HangUp());
        }
        return Closing.endIfLost(Closing.fileFailure(call, event), event);
    }

    /** Follows a key the menu has. */
    static Step choose(Call call, Tick at, Digit digit) {
        List<Destination> choice = call.guide().choice(digit).orElse(List.of());
        Call chosen = call.with(call.journey().pressed(digit));
        return Routing.start(chosen.with(chosen.reach().towards(orOperator(call, choice))), at);
    }

    /** The destinations of a key, and after them the operator. */
    static List<Destination> orOperator(Call call, List<Destination> choice) {
        List<Destination> all = new ArrayList<>(choice);
        // Last, so that whoever else fails, a person answers in the end.
        all.remove(call.guide().operator());
        all.add(call.guide().operator());
        return all;
    }

    private static Step finished(Call call, Tick at) {
        if (!call.dialogue().plays(call.guide().menu())) {
            return play(call, at, call.guide().menu());
        }
        Tick until = at.plus(call.guide().choiceWait());
        return Step.go(
                call.with(call.dialogue().silent()).until(until), new CallAction.AwaitDigit(until));
    }

    private static Step pressed(Call call, Tick at, Digit digit) {
        if (call.guide().choice(digit).isPresent()) {
            return choose(call, at, digit);
        }
        if (!digit.equals(call.guide().repeatKey())) {
            return again(call, at, call.guide().wrongKey());
        }
        return call.dialogue().repeats() >= CallLimits.MOST_REPEATS
                ? operator(call, at)
                : play(call.with(call.dialogue().repeated()), at, call.guide().menu());
    }

    private static Step again(Call call, Tick at, PromptName why) {
        return call.dialogue().pass() >= call.guide().passes()
                ? operator(call, at)
                : play(call.with(call.dialogue().nextPass()), at, why);
    }

    private static Step operator(Call call, Tick at) {
        List<Destination> operator = List.of(call.guide().operator());
        return Routing.start(
                call.with(call.dialogue().remember(Optional.empty()))
                        .with(call.reach().towards(operator)),
                at);
    }

    private static Step play(Call call, Tick at, PromptName prompt) {
        return Step.go(
                call.with(call.dialogue().playing(prompt))
                        .in(Phase.CHOOSING, at.plus(CallLimits.PROMPT_WITHIN)),
                new CallAction.StopPlaying(),
                new CallAction.Play(prompt));
    }
}
