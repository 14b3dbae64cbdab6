package jp.denwaban.call;

import java.util.List;
import java.util.Optional;
import jp.denwaban.call.CallFlow.Step;
import jp.denwaban.call.Dialogue.Notice;

/** GUIDING: greeting, then the notice of recording, whole. */
final class Guiding {
    private Guiding() {}

    static Step start(Call call, Tick at) {
        return play(call, at, call.guide().greeting());
    }

    /** The notice, before a recorded destination is called. */
    static Step notice(Call call, Tick at) {
        return play(call, at, call.guide().notice());
    }

    static Step on(Call call, CallEvent event) {
        if (event instanceof CallEvent.PromptFinished finished
                && call.dialogue().plays(finished.prompt())) {
            return finished(call, event.at(), Notice.HEARD);
        }
        if (event instanceof CallEvent.PromptFailed) {
            return finished(call, event.at(), Notice.FAILED);
        }
        if (event instanceof CallEvent.DigitPressed pressed) {
            return pressed(call, event.at(), pressed.digit());
        }
        if (event instanceof CallEvent.HungUp hungUp && hungUp.by() == Side.CALLER) {
            return Closing.end(call, event.at(), Outcome.GONE_IN_GUIDANCE, new CallAction.HangUp());
        }
        return Closing.endIfLost(Closing.fileFailure(call, event), event);
    }

    private static Step finished(Call call, Tick at, Notice became) {
        if (!call.dialogue().plays(call.guide().notice())) {
            return notice(call, at);
        }
        Call told = call.with(call.dialogue().notice(became).silent().remember(Optional.empty()));
        Optional<Digit> key = call.dialogue().remembered();
        if (key.isPresent() && call.guide().choice(key.get()).isPresent()) {
            return Choosing.choose(told, at, key.get());
        }
        if (!call.reach().untried().isEmpty()) {
            return Routing.start(told, at);
        }
        return key.isPresent() ? Choosing.startWrong(told, at) : Choosing.start(told, at);
    }

    /** Barge-in cuts the greeting, never the notice of a recorded destination. */
    private static Step pressed(Call call, Tick at, Digit digit) {
        boolean greeting = !call.dialogue().plays(call.guide().notice());
        Optional<List<Destination>> choice = call.guide().choice(digit);
        if (choice.isEmpty()) {
            boolean again = digit.equals(call.guide().repeatKey());
            return again && greeting
                    ? cutTo(notice(call, at))
                    : Step.go(again ? call : wrong(call, digit));
        }
        Destination first = Choosing.orOperator(call, choice.get()).get(0);
        if (!first.recorded()) {
            return Choosing.choose(call, at, digit);
        }
        Call remembering = call.with(call.dialogue().remember(Optional.of(digit)));
        return greeting ? cutTo(notice(remembering, at)) : Step.go(remembering);
    }

    /**
     * A key the menu does not have: said before the menu is read. It cuts nothing, since a greeting
     * sends emergencies to 110, and it takes the place of no key that leads somewhere.
     */
    private static Call wrong(Call call, Digit digit) {
        return call.dialogue().remembered().isPresent()
                ? call
                : call.with(call.dialogue().remember(Optional.of(digit)));
    }

    private static Step cutTo(Step next) {
        return Step.go(next.next(), new CallAction.StopPlaying(), next.actions().get(0));
    }

    private static Step play(Call call, Tick at, PromptName prompt) {
        return Step.go(
                call.with(call.dialogue().playing(prompt))
                        .in(Phase.GUIDING, at.plus(CallLimits.PROMPT_WITHIN)),
                new CallAction.Play(prompt));
    }
}
