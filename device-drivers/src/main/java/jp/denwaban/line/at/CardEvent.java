package jp.denwaban.line.at;

/**
 * What a modem can report, as {@code +VLS=?} masks tell it.
 *
 * @see "ITU-T V.253, table of events; the number is the place of the bit, 0 the highest"
 */
public enum CardEvent {
    CALLER_ID(0),
    DISTINCTIVE_RING(2),
    RING(3),
    KEY(4),
    OVERRUN(5),
    FAX_CALLING(6),
    DATA_CALLING(7),
    TELEPHONE_BESIDE(8),
    SILENCE(9),
    QUIET(10),
    LOOP_BREAK(13),
    POLARITY(14),
    CALL_WAITING(15),
    RING_BACK(18),
    BUSY(19),
    DIAL_TONE(20),
    UNDERRUN(23),
    ANSWER_TONE(25);

    private final int number;

    CardEvent(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
