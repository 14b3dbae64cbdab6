package jp.denwaban.line.at;

/**
 * The shield byte of a voice stream and the bytes that may follow it.
 *
 * @see "ITU-T V.253, 9: shielded codes"
 */
public final class Dle {
    /** Every code begins with this byte; an audio byte of this value is sent twice. */
    public static final byte SHIELD = 0x10;

    /** After a shield: two audio bytes of the shield's value. */
    public static final byte TWO_SHIELDS = 0x1A;

    /** After a shield: the stream ends. */
    public static final char END = 0x03;

    /** After a shield, computer to card: throw away what is not yet played. */
    public static final char CANCEL = 0x18;

    /** After a shield, computer to card: end a stream that runs both ways. */
    public static final char STOP_BOTH = '^';

    private Dle() {}
}
