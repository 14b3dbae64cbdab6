package jp.denwaban.exchange;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Mix;
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

    /** However short a key is touched, so long it sounds: 事業用電気通信設備規則 別表3 asks 50 ms. */
    private static final int SHORTEST_KEY_MILLIS = 60;

    private final Socket socket;
    private final LineJournal journal;

    /** Belongs to the pacing thread. */
    private @Nullable Person person;

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
                    Person caller = new Person(callerId, listener);
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
        order(caller -> caller.press(key, tone::fill));
    }

    public void release() {
        order(Person::release);
    }

    /** Speaks until the sound is over; silence ends what was being said. */
    public void speak(Sound voice) {
        order(caller -> caller.voice = voice);
    }

    public void hangUp() {
        order(caller -> caller.handsetDown = true);
    }

    private void order(Consumer<Person> action) {
        socket.order(
                () -> {
                    Person caller = person;
                    if (caller != null) {
                        action.accept(caller);
                    }
                });
    }

    /** The person for the length of one call; lives on the pacing thread. */
    private final class Person implements Caller {
        private final CallerId callerId;
        private final Listener listener;
        private final short[] said = new short[Sound.STEP_SAMPLES];
        private Sound voice = Sound.SILENCE;
        private Sound key = Sound.SILENCE;
        private State state = State.ENDED;
        private boolean handsetDown;
        private boolean keyReleased;
        private int keyMillis;

        Person(CallerId callerId, Listener listener) {
            this.callerId = callerId;
            this.listener = listener;
        }

        void enter(State next) {
            if (state != next) {
                state = next;
                listener.changed(next);
            }
        }

        void press(char pressed, Sound tone) {
            journal.note(Happening.KEY_PRESSED, "keys", String.valueOf(pressed));
            key = tone;
            keyReleased = false;
            keyMillis = 0;
        }

        void release() {
            keyReleased = true;
        }

        @Override
        public CallerId callerId() {
            return callerId;
        }

        @Override
        public Leaving leaving() {
            return Leaving.BUSY_TONE;
        }

        @Override
        public boolean live(CallView call, short[] mouth) {
            if (call.released()) {
                enter(State.RELEASED);
            } else if (call.staffReached()) {
                enter(socket.bypassed() ? State.AT_ATTENDANT : State.TALKING);
            } else if (call.answered()) {
                enter(State.CONNECTED);
            }
            if (keyReleased && keyMillis >= SHORTEST_KEY_MILLIS) {
                key = Sound.SILENCE;
            }
            keyMillis += Sound.STEP_MILLIS;
            key.fill(mouth);
            voice.fill(said);
            Mix.add(mouth, said);
            return !handsetDown;
        }

        @Override
        public void hear(short[] ear) {
            listener.heard(ear.clone());
        }

        @Override
        public void over() {
            person = null;
            enter(State.ENDED);
        }
    }
}
