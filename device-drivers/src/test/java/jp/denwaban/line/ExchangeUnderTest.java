package jp.denwaban.line;

/**
 * The far end of one line, as a contract test commands it: caller, network, card and PBX. Whatever
 * is asked for happens soon, in real time; none of the methods waits for it.
 */
public interface ExchangeUnderTest extends AutoCloseable {

    /** The near end, of profile {@code inline}, not yet opened; always the same one. */
    Line line();

    /** A caller calls: Number Display, then ringing until answered or {@link #callerHangsUp}. */
    void ring(CallerId callerId);

    /** The caller's voice from now on, once; silence after its end. Shape: 8 kHz, any length. */
    void callerSpeaks(short[] samples);

    /** What the caller has heard since the answer, at 8 kHz. */
    short[] callerHeard();

    /** The caller puts his receiver down, and the network breaks the trunk loop. */
    void callerHangsUp();

    /** All digits the station side has received in this call. */
    String stationDialled();

    /** The extension that was called answers, and says this, once. */
    void stationAnswers(short[] samples);

    /** The card's power goes: relay falls, and its ports say nothing any more. */
    void cutPower();

    @Override
    void close();
}
