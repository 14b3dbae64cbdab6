package jp.denwaban.exchange.card;

/** A voice stream on one port of a card, played in steps of 10 ms. */
interface PortStream {

    /**
     * Takes what the PC has sent, as far as there is room for it.
     *
     * @return false once the stream is over
     */
    boolean receive();

    /** Whether anything but silence has come from the PC in this stream. */
    boolean sounded();

    /**
     * What the caller hears in this step.
     *
     * @param samples as many as the card's clock makes of this step
     * @return true when the PC had been sending and has now let the caller wait
     */
    boolean playTo(short[] caller, int samples);

    /**
     * Sends one step of what is heard on the line.
     *
     * @param samples as many as the card's clock makes of this step: beyond the step the last one
     *     again
     * @return how many samples had to be thrown away because the port is too slow
     */
    int send(short[] caller, short[] staff, int samples);

    /** Tells the PC something in the middle of the audio. */
    void event(char letter);

    /** The last bytes of a stream that is over. */
    void end();
}
