package jp.denwaban.exchange;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.tone.ToneGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A telephone in the hands of a person who practises: calls a line, presses keys, speaks, listens.
 * Orders come from any thread and return at once; what they lead to is told to the {@link
 * Listener}.
 */
public final class PracticePhone {
    /** A key is held until it is released, but a jammed one does not sound for ever. */
    private static final int LONGEST_KEY_MILLIS = 10_000;

    private final Socket socket;
    private final LineJournal journal;

    /** Belongs to the pacing thread. */
    private @Nullable PracticeCaller person;

    /** What a telephone finds in the wall. */
    interface Socket {
        /** Has something done on the pacing thread. */
        void order(Runnable order);

        /** Calls the line; false when it is engaged. */
        boolean ring(Caller caller);

        boolean bypassed();
    }

    /** How far a call has come. */
    public enum State {
        /** The line is engaged; the call did not come about. */
        ENGAGED,
        RINGING,
        /** The machine has answered. */
        CONNECTED,
        /** A person is on the line, put through by the machine. */
        TALKING,
        /** The conventional switchboard has answered: the line is in bypass. */
        AT_ATTENDANT,
        /** The other side has hung up: busy tone. */
        RELEASED,
        ENDED
    }

    /** Hears what happens in the receiver. Called on the exchange's thread: returns at once. */
    public interface Listener {
        void changed(State state);

        /** 10 ms of {@link LineAudio}; the array belongs to the listener. */
        void heard(short[] samples);
    }

    PracticePhone(Socket socket, LineJournal journal) {
        this.socket = socket;
        this.journal = journal;
    }

    /** Lifts the handset and dials. A call that is already going on goes on instead. */
    public void call(CallerId callerId, Listener listener) {
        socket.order(
                () -> {
                    if (person != null) {
                        return;
                    }
                    PracticeCaller caller =
                            new PracticeCaller(callerId, socket, listener, () -> person = null);
                    if (socket.ring(caller)) {
                        person = caller;
                        caller.enter(State.RINGING);
                    } else {
                        listener.changed(State.ENGAGED);
                    }
                });
    }

    /** Holds a key down until {@link #release}. */
    public void press(char key) {
        ToneGenerator tone =
                ToneGenerator.digits(
                        String.valueOf(key),
                        LONGEST_KEY_MILLIS,
                        0,
                        ToneGenerator.LOW_GROUP_DBM0,
                        ToneGenerator.HIGH_GROUP_DBM0);
        order(
                caller -> {
                    journal.note(Happening.KEY_PRESSED, "keys", String.valueOf(key));
                    caller.press(tone::fill);
                });
    }

    public void release() {
        order(PracticeCaller::release);
    }

    /** Speaks until the sound is over; silence ends what was being said. */
    public void speak(Sound voice) {
        order(caller -> caller.speak(voice));
    }

    public void hangUp() {
        order(PracticeCaller::hangUp);
    }

    private void order(Consumer<PracticeCaller> action) {
        socket.order(
                () -> {
                    PracticeCaller caller = person;
                    if (caller != null) {
                        action.accept(caller);
                    }
                });
    }
}
