package jp.denwaban.exchange.network;

import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.line.CallerId;

/** A person with a telephone who calls a line. Lives in steps of 10 ms on the pacing thread. */
public interface Caller {

    CallerId callerId();

    /** What the line notices once this caller has hung up. */
    Leaving leaving();

    /** Whether the bell rings for him by now; a caller may wait for it, on the line already. */
    default boolean rings() {
        return true;
    }

    /**
     * One step of the caller's life, from dialling on.
     *
     * @param mouth takes what the caller says or presses in this step; ignored before the answer
     * @return false once the handset is down
     */
    boolean live(CallView call, short[] mouth);

    /** What the caller hears in this step; the array is used again. */
    void hear(short[] ear);

    /** The call is over in every respect. */
    void over();
}
