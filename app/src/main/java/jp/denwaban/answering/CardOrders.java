package jp.denwaban.answering;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Destination;
import jp.denwaban.call.FaultCode;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineException;
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

    /**
     * Closes the loop towards a destination, or all of it where the card knows no halves. Runs
     * {@code reached} on the line's thread when that is done, before it is a fact.
     */
    void routeTo(Destination to, Runnable reached) {
        AtomicBoolean halves = new AtomicBoolean();
        give(
                () -> halves.set(line.seize(route(to))),
                at -> {
                    reached.run();
                    return halves.get()
                            ? new CallEvent.StationSeized(at)
                            : new CallEvent.DestinationCalled(at);
                },
                at -> new CallEvent.RouteFailed(at, LINE));
    }

    /** Runs {@code reached} on the line's thread when the digits are out. */
    void sendDigits(Destination to, Runnable reached) {
        give(
                () -> line.sendDigits(route(to)),
                at -> {
                    reached.run();
                    return new CallEvent.DestinationCalled(at);
                },
                at -> new CallEvent.RouteFailed(at, LINE));
    }

    /** Runs {@code returned} on the line's thread when the caller is ours again. */
    void takeBack(Runnable returned) {
        give(
                line::takeBack,
                at -> {
                    returned.run();
                    return new CallEvent.CallerReturned(at);
                },
                at -> new CallEvent.RouteFailed(at, LINE));
    }

    private static Route route(Destination to) {
        return new Route(Route.Way.valueOf(to.way().name()), to.extension());
    }

    void bridge() {
        give(line::bridge, CallEvent.Bridged::new, at -> new CallEvent.BridgeFailed(at, LINE));
    }

    /** The station's rest begins when its loop is open. */
    void releaseStation() {
        hands.give(
                line::releaseStation, () -> facts.tell(CallEvent.StationOpened::new), failed -> {});
    }

    /**
     * Runs {@code refused} on the hands' thread if the card says that it stays on the line. One
     * that says nothing is lost, and its line with it.
     */
    void hangUp(Runnable refused) {
        hands.give(
                line::hangUp,
                () -> {},
                failed -> {
                    if (failed.kind() == LineException.Kind.REFUSED) {
                        refused.run();
                    }
                });
    }

    private void give(
            LineHands.Command command,
            Function<Tick, CallEvent> done,
            Function<Tick, CallEvent> failed) {
        hands.give(command, () -> facts.tell(done), why -> facts.tell(failed));
    }
}
