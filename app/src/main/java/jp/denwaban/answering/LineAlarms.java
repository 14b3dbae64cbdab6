package jp.denwaban.answering;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.audit.EntryCode;

/**
 * The faults of one line as people hear of them: an alarm with its code now, an entry in the chain
 * for later. Owned by the line's thread.
 */
final class LineAlarms {
    private final Shared shared;
    private final int number;

    /** What the call that runs has brought; what only an earlier one brought goes with its end. */
    private final Set<Code> ofThisCall = new HashSet<>();

    private final Set<Code> ofEarlierCalls = new HashSet<>();

    /** What can be wrong with a line, in the codes of the operators' manual. */
    enum Code {
        CARD_SILENT("L-03", 2),
        WATCHDOG_FELL("L-04", 2),
        WIRE_DISTURBED("L-31", 2),
        AUDIO_LOST("L-32", 2),
        CLIPPED("L-33", 2),
        CALLER_MUTE("R-04", 2),
        STAFF_MUTE("R-05", 2),
        RAN_DRY("L-35", 3),
        STAYS_ON_LINE("L-36", 2);

        private final String text;
        private final int level;

        Code(String text, int level) {
            this.text = text;
            this.level = level;
        }
    }

    LineAlarms(Shared shared, int number) {
        this.shared = shared;
        this.number = number;
    }

    /** Stands until {@link #clear}. */
    void raise(Code code) {
        raise(code, code.level);
    }

    /** With another level than usual: 1 障害. */
    void raise(Code code, int level) {
        boolean news =
                shared.alarms()
                        .raise(level, shared.clock().instant(), code.text, Optional.of(number));
        if (news) {
            shared.registrar()
                    .note(EntryCode.LINE_FAULT.text(), "line=" + number + " code=" + code.text);
        }
    }

    /** Stands until a later call has gone without it. */
    void raiseInCall(Code code) {
        ofThisCall.add(code);
        raise(code);
    }

    void clear(Code code) {
        shared.alarms().clear(code.text, Optional.of(number));
    }

    void callEnded() {
        ofEarlierCalls.removeAll(ofThisCall);
        ofEarlierCalls.forEach(this::clear);
        ofEarlierCalls.clear();
        ofEarlierCalls.addAll(ofThisCall);
        ofThisCall.clear();
    }
}
