package jp.denwaban.answering;

/** 訓練: a telephone of the exchange inside this process, in the hands of one console. */
public interface PracticeTelephone {

    /** Calls the representative number. {@code callerId} is digits, or one of P C O S. */
    void call(String callerId, Ear ear);

    void press(char key);

    void hangUp();

    /** Hears on the exchange's thread; return at once. */
    interface Ear {
        /** {@code state}: ringing, connected, bypass, ended. */
        void changed(String state, int line);

        /** A few milliseconds of {@link jp.denwaban.audio.LineAudio}; belongs to the listener. */
        void heard(short[] samples);
    }
}
