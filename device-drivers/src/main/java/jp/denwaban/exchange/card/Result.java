package jp.denwaban.exchange.card;

/**
 * How a command line ends.
 *
 * @see "ITU-T V.250, table 1: result codes, as words and as numbers"
 */
enum Result {
    OK("OK", 0),
    ERROR("ERROR", 4),
    /** The voice stream begins; OK comes when it has ended. */
    CONNECT("CONNECT", 1),
    NO_CARRIER("NO CARRIER", 3),
    NO_DIALTONE("NO DIALTONE", 6),
    BUSY("BUSY", 7),
    /** The card is still at it; OK or ERROR follows, and further commands wait. */
    LATER("", -1);

    private final String text;
    private final int number;

    Result(String text, int number) {
        this.text = text;
        this.number = number;
    }

    String text() {
        return text;
    }

    int number() {
        return number;
    }
}
