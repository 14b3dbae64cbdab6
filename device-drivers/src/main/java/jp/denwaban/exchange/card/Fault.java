package jp.denwaban.exchange.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can go wrong with a card, its cable and its sound; each word of a script's {@code fault}.
 */
public enum Fault {
    /** The port vanishes: what is open fails, and it cannot be opened. */
    PORT_GONE,
    /** The card's program stands still; its relay has a watchdog of its own. */
    CARD_HANGS,
    /** Bytes are damaged on the wire, and others come from nowhere. */
    GARBAGE,
    /** The card says OK when nobody has asked. */
    STALE_OK,
    /** The voice stream breaks off, and no CONNECT comes when one opens. */
    LOST_CONNECT,
    /** The card does as it is told, and its replies are destroyed on the wire. */
    LOST_REPLY,
    /** The port is too slow for its audio: the card throws some away. */
    OVERRUN,
    /** What the caller should hear does not reach the card. */
    UNDERRUN,
    /** What is written is taken and ignored; the card goes on talking. */
    WRITES_IGNORED,
    /** The port vanishes, and closing it blocks. */
    CLOSE_BLOCKS,
    /** The sound of the line stops, both ways, while its control goes on. */
    SOUND_GONE,
    /** The caller's leg is digital silence. */
    CALLER_SILENT,
    /** The staff's leg is digital silence. */
    STAFF_SILENT,
    /** The caller's leg is far too loud and clipped. */
    CLIPPING,
    /** The card's sample clock is 200 ppm fast. */
    CLOCK_FAST,
    /** The card's sample clock is 200 ppm slow. */
    CLOCK_SLOW,
    /** The card has no power. */
    POWER_CUT;

    /** As a script writes it: {@code card-hangs}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }
}
