package jp.denwaban.exchange.card;

/** How a command line ends. */
enum Result {
    OK,
    ERROR,
    /** The voice stream begins; OK comes when it has ended. */
    CONNECT,
    /** The card is still at it; OK or ERROR follows, and further commands wait. */
    LATER
}
