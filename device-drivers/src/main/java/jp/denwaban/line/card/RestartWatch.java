package jp.denwaban.line.card;

import java.util.regex.Pattern;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;

/**
 * Notices that a card has begun anew behind our back: a cut of its power too short for its port to
 * fail leaves it in the data class, deaf to numbers and keys, while it goes on saying OK. Every
 * initialisation sets the voice class, so a card that says to the heartbeat's {@code +FCLASS?} that
 * it is in class 0 has lost all the rest, too. The line is then lost, and opening it initialises
 * the card.
 *
 * @see "ITU-T V.250, 6.1.1 +FCLASS; V.253, 6.1: class 8 is voice"
 */
final class RestartWatch {
    private static final Pattern DATA_CLASS = Pattern.compile("(\\+FCLASS: ?)?0(\\.0)?");

    private volatile boolean initialised;
    private volatile boolean restarted;

    /** The card has been initialised. */
    void begin() {
        initialised = true;
    }

    /** A line that the card has said. */
    void line(String text) {
        if (initialised && DATA_CLASS.matcher(text).matches()) {
            restarted = true;
        }
    }

    void check() throws LineException {
        if (restarted) {
            throw new LineException(Kind.PORT_LOST, "the card has lost what it was told");
        }
    }
}
