package jp.denwaban.answering;

import jp.denwaban.exchange.PracticePhone;
import jp.denwaban.exchange.PracticePhone.State;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;

/** Somebody who calls, presses a key, and measures how long nothing at all is heard. */
final class LapseCaller implements PracticePhone.Listener {
    /** −60 dBFS: the idle noise of a line lies 14 dB lower, any tone or voice far above. */
    private static final int AUDIBLE = 33;

    private static final int STEP_MILLIS = 10;

    private final PracticePhone phone;
    private volatile State state = State.ENDED;
    private volatile boolean reachedSomebody;
    private volatile long longestSilenceMillis;
    private long silentMillis;

    LapseCaller(PracticePhone phone) {
        this.phone = phone;
    }

    void call() {
        phone.call(new CallerId.Number("0112510110"), this);
    }

    void press(char key) {
        phone.press(key);
        phone.release();
    }

    void speak(Sound voice) {
        phone.speak(voice);
    }

    void hangUp() {
        phone.hangUp();
    }

    State state() {
        return state;
    }

    boolean reachedSomebody() {
        return reachedSomebody;
    }

    /** The longest he was left with nothing, off hook and with nobody. */
    long longestSilenceMillis() {
        return longestSilenceMillis;
    }

    @Override
    public void changed(State next) {
        state = next;
        reachedSomebody |= next == State.TALKING || next == State.AT_ATTENDANT;
        silentMillis = 0;
    }

    @Override
    public void heard(short[] samples) {
        if (state != State.CONNECTED) {
            return;
        }
        boolean audible = false;
        for (short sample : samples) {
            audible |= Math.abs(sample) > AUDIBLE;
        }
        silentMillis = audible ? 0 : silentMillis + STEP_MILLIS;
        longestSilenceMillis = Math.max(longestSilenceMillis, silentMillis);
    }
}
