package jp.denwaban.exchange;

import java.nio.file.Path;
import java.util.Optional;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.line.LineNumber;

/**
 * How large the exchange is and which card it plays.
 *
 * @param waitForService whether the script begins only when every line has come into service (or
 *     after a minute), so that a slow start of the PC side does not spoil the first calls
 * @param modem which kind of modem a {@link CardModel#V253} is
 * @param folder for reference audio and events; empty to keep none
 */
public record ExchangeSettings(
        CardModel card,
        ModemCharacter modem,
        int lines,
        int controlBaud,
        int voiceBaud,
        boolean waitForService,
        Optional<Path> folder) {

    public ExchangeSettings {
        if (lines < 1 || lines > LineNumber.HIGHEST) {
            throw new IllegalArgumentException(
                    "an exchange has 1 to " + LineNumber.HIGHEST + " lines, not " + lines);
        }
    }

    /** A modem, if it is one, that can all. */
    public ExchangeSettings(
            CardModel card,
            int lines,
            int controlBaud,
            int voiceBaud,
            boolean waitForService,
            Optional<Path> folder) {
        this(card, ModemCharacter.FULL, lines, controlBaud, voiceBaud, waitForService, folder);
    }

    /** A card at its own speed, no script wait, no files. */
    public static ExchangeSettings of(CardModel card, int lines) {
        return new ExchangeSettings(
                card, lines, card.controlBaud(), card.voiceBaud(), false, Optional.empty());
    }

    public ExchangeSettings writingInto(Path newFolder) {
        return new ExchangeSettings(
                card, modem, lines, controlBaud, voiceBaud, waitForService, Optional.of(newFolder));
    }

    public ExchangeSettings waitingForService() {
        return new ExchangeSettings(card, modem, lines, controlBaud, voiceBaud, true, folder);
    }

    /** Another speed of the voice port: too slow a one loses audio, as it should. */
    public ExchangeSettings atVoiceBaud(int baud) {
        return new ExchangeSettings(card, modem, lines, controlBaud, baud, waitForService, folder);
    }

    /** Another kind of modem. */
    public ExchangeSettings with(ModemCharacter character) {
        return new ExchangeSettings(
                card, character, lines, controlBaud, voiceBaud, waitForService, folder);
    }
}
