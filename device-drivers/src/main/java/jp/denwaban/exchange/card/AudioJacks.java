package jp.denwaban.exchange.card;

/** Line audio: both legs come out of the card as sound, and the caller's ear goes in. */
public interface AudioJacks {

    /** Nothing is plugged in. */
    AudioJacks NONE = (caller, staff, toCaller) -> {};

    /**
     * One step of 10 ms. The arrays are used again.
     *
     * @param toCaller is to be filled with what the caller hears
     */
    void step(short[] caller, short[] staff, short[] toCaller);
}
