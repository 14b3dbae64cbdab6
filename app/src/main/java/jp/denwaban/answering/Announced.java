package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Tick;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.LineEvent;

/** Keeps what Number Display said until the ring it belongs to. Owned by the line's thread. */
final class Announced {
    /** Number Display data and the ring it belongs to lie within one silence of the bell. */
    private static final Duration CALLER_ID_LIVES = Duration.ofSeconds(10);

    private Optional<CallEvent.CallerKnown> last = Optional.empty();

    void received(LineEvent.CallerIdReceived received, Tick at) {
        last = Optional.of(known(received, at));
    }

    static CallEvent.CallerKnown known(LineEvent.CallerIdReceived received, Tick at) {
        return new CallEvent.CallerKnown(at, caller(received));
    }

    /** Who rings now; the next ring may be somebody else. */
    Optional<Caller> take(Tick at) {
        Optional<Caller> known =
                last.filter(id -> at.since(id.at()).compareTo(CALLER_ID_LIVES) < 0)
                        .map(CallEvent.CallerKnown::caller);
        last = Optional.empty();
        return known;
    }

    private static Caller caller(LineEvent.CallerIdReceived received) {
        if (received.callerId() instanceof CallerId.Number number) {
            return new Caller.Number(number.digits());
        }
        return Caller.Absent.valueOf(((CallerId.Absent) received.callerId()).name());
    }
}
