package jp.denwaban.line.serial;

import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.card.CardAbilities;
import jp.denwaban.line.card.CardProbe;

/** Asks the card at a serial port what it can do; the port is locked meanwhile. */
public final class SerialProbe {
    private SerialProbe() {}

    /**
     * Opens, asks, closes.
     *
     * @param profile speed and deadlines
     * @throws LineException with {@link LineException.Kind#PORT_TAKEN} when a line is served there
     */
    public static CardAbilities ask(CardProfile profile, SerialPorts ports) throws LineException {
        return CardProbe.ask(
                JsscPort.open(ports.control(), profile.controlBaud(), ports.locks()),
                profile,
                System::nanoTime);
    }
}
