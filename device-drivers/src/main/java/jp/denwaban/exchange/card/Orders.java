package jp.denwaban.exchange.card;

import jp.denwaban.exchange.network.TrunkEnd;

/** What a PC can order of a card, and what the card does of its own accord meanwhile. */
interface Orders {

    /** Reads the control port, or the only one. */
    void readControl(AtPort port);

    void readVoice(AtPort port);

    /** Goes on with an order that takes its time. */
    void step();

    /**
     * One step of sound on the line, whether a stream runs or not.
     *
     * @param caller what comes from the line
     * @param ear what goes to it; the card's own tones are added
     */
    default void sound(short[] caller, short[] ear) {}

    /** The relay has fallen. */
    void abandon();

    /** The power has come: nothing that was set before is known any more. */
    void reset();

    /** Who feels what the network does to the trunk. */
    TrunkEnd trunkEnd();
}
