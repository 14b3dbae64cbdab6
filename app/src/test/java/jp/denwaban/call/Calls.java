package jp.denwaban.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guides and calls for the tests of the machine, and a small world to drive one in. */
final class Calls {
    static final Destination TRAFFIC = new Destination("交通課", Destination.Way.DIAL_IN, "231", true);
    static final Destination TRAFFIC_2 =
            new Destination("交通課第二", Destination.Way.DIAL_IN, "232", true);
    static final Destination LICENCE =
            new Destination("免許案内", Destination.Way.DIAL_IN, "260", false);
    static final Destination BRANCH = new Destination("分庁舎", Destination.Way.FLASH, "270", false);
    static final Destination OPERATOR =
            new Destination("電話交換", Destination.Way.ATTENDANT, "", true);
    static final Guide GUIDE =
            new Guide(
                    "執務時間内の案内",
                    3,
                    new PromptName("greeting"),
                    new PromptName("notice"),
                    new PromptName("menu"),
                    new PromptName("wrong-key"),
                    new PromptName("no-input"),
                    new PromptName("connecting"),
                    Map.of(
                            new Digit('1'), List.of(TRAFFIC, TRAFFIC_2),
                            new Digit('2'), List.of(LICENCE),
                            new Digit('3'), List.of(BRANCH),
                            new Digit('0'), List.of(OPERATOR)),
                    new Digit('9'),
                    OPERATOR,
                    Duration.ofSeconds(5),
                    2);
    static final Destination DIALLED_OPERATOR =
            new Destination("電話交換", Destination.Way.DIAL_IN, "9", true);

    /** A station whose operator is dialled, and one whose operator is reached by flash. */
    static final Guide DIALLED_GUIDE = with(DIALLED_OPERATOR);

    static final Destination FLASHED_OPERATOR =
            new Destination("電話交換", Destination.Way.FLASH, "200", false);
    static final Guide FLASH_GUIDE = with(FLASHED_OPERATOR);

    static final CallNumber NUMBER = new CallNumber(7);
    static final FaultCode CODE = new FaultCode("L-01");

    private Calls() {}

    private static Guide with(Destination operator) {
        return new Guide(
                GUIDE.name(),
                GUIDE.revision(),
                GUIDE.greeting(),
                GUIDE.notice(),
                GUIDE.menu(),
                GUIDE.wrongKey(),
                GUIDE.noInput(),
                GUIDE.connecting(),
                Map.of(
                        new Digit('1'), List.of(TRAFFIC, TRAFFIC_2),
                        new Digit('3'), List.of(BRANCH, operator),
                        new Digit('0'), List.of(operator)),
                GUIDE.repeatKey(),
                operator,
                GUIDE.choiceWait(),
                GUIDE.passes());
    }

    /** Drives one call by hand: each method is a fact, 10 ms after the one before. */
    static final class Played {
        final CallFlow flow = new CallFlow();
        final List<CallAction> actions = new ArrayList<>();
        Call call;
        Tick now = new Tick(1_000_000_000L);

        Played() {
            this(GUIDE);
        }

        Played(Guide guide) {
            take(flow.begin(NUMBER, guide, new CallEvent.Rang(now), Optional.empty()));
        }

        Played take(CallFlow.Step step) {
            call = step.next();
            actions.addAll(step.actions());
            return this;
        }

        Played then(java.util.function.Function<Tick, CallEvent> fact) {
            now = now.plus(Duration.ofMillis(10));
            return take(flow.step(call, fact.apply(now)));
        }

        Played ringAfter(Duration wait) {
            now = now.plus(wait);
            return take(flow.step(call, new CallEvent.Rang(now)));
        }

        /** Nothing happens until the deadline. */
        Played waits() {
            now = call.deadline();
            flow.overdue(call, now).ifPresent(event -> take(flow.step(call, event)));
            return this;
        }

        Played answered() {
            return ringAfter(Duration.ofSeconds(3)).then(CallEvent.Answered::new);
        }

        Played finished(String prompt) {
            return then(at -> new CallEvent.PromptFinished(at, new PromptName(prompt)));
        }

        Played menu() {
            return answered().finished("greeting").finished("notice");
        }

        Played press(char key) {
            return then(at -> new CallEvent.DigitPressed(at, new Digit(key)));
        }

        Played talking() {
            return menu().press('1')
                    .then(CallEvent.DestinationCalled::new)
                    .then(CallEvent.DestinationAnswered::new)
                    .then(CallEvent.Bridged::new);
        }

        /** The actions since the last look. */
        List<CallAction> news() {
            List<CallAction> all = List.copyOf(actions);
            actions.clear();
            return all;
        }
    }
}
