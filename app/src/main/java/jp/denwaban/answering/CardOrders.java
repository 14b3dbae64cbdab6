package jp.denwaban.answering;

import java.util.function.Function;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Destination;
import jp.denwaban.call.FaultCode;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.Route;

/** The card's side of one call: gives it the machine's orders and tells what became of them. */
final class CardOrders {
    private static final FaultCode LINE = new FaultCode("L-01");

    private final Line line;
    private final LineHands hands;
    private final CallDesk.Facts facts;

    CardOrders(Line line, LineHands hands, CallDesk.Facts facts) {
        this.line = line;
        this.hands = hands;
        this.facts = facts;
    }

    void answer() {
        give(line::answer, CallEvent.Answered::new, at -> new CallEvent.AnswerFailed(at, LINE));
    }

    /** Runs {@code called} on the line's thread when the digits are out, before that is a fact. */
    void routeTo(Destination to, Runnable called) {
        Route route = new Route(Route.Way.valueOf(to.way().name()), to.extension());
        give(
                () -> line.routeTo(route),
                at -> {
                    called.run();
                    return new CallEvent.DestinationCalled(at);
                },
                at -> new CallEvent.RouteFailed(at, LINE));
    }

    void bridge() {
        give(line::bridge, CallEvent.Bridged::new, at -> new CallEvent.BridgeFailed(at, LINE));
    }

    void releaseStation() {
        hands.give(line::releaseStation, () -> {}, failed -> {});
    }

    void hangUp() {
        hands.give(line::hangUp, () -> {}, failed -> {});
    }

    private void give(
            LineHands.Command command,
            Function<Tick, CallEvent> done,
            Function<Tick, CallEvent> failed) {
        hands.give(command, () -> facts.tell(done), why -> facts.tell(failed));
    }
}
