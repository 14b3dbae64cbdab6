package jp.denwaban.exchange;

import jp.denwaban.exchange.PracticePhone.Listener;
import jp.denwaban.exchange.PracticePhone.State;
import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;

/** The person at a practice telephone for the length of one call; lives on the pacing thread. */
final class PracticeCaller implements Caller {
    /** However short a key is touched, so long it sounds: 事業用電気通信設備規則 別表3 asks 50 ms. */
    private static final int SHORTEST_KEY_MILLIS = 60;

    private final CallerId callerId;
    private final PracticePhone.Socket socket;
    private final Listener listener;
    private final Runnable over;
    private final short[] said = new short[Sound.STEP_SAMPLES];
    private Sound voice = Sound.SILENCE;
    private Sound key = Sound.SILENCE;
    private State state = State.ENDED;
    private boolean handsetDown;
    private boolean keyReleased;
    private int keyMillis;

    /** {@code over} is run when the call has ended in every respect. */
    PracticeCaller(
            CallerId callerId, PracticePhone.Socket socket, Listener listener, Runnable over) {
        this.callerId = callerId;
        this.socket = socket;
        this.listener = listener;
        this.over = over;
    }

    void enter(State next) {
        if (state != next) {
            state = next;
            listener.changed(next);
        }
    }

    void press(Sound tone) {
        key = tone;
        keyReleased = false;
        keyMillis = 0;
    }

    void release() {
        keyReleased = true;
    }

    void speak(Sound words) {
        voice = words;
    }

    void hangUp() {
        handsetDown = true;
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
        over.run();
        enter(State.ENDED);
    }
}
