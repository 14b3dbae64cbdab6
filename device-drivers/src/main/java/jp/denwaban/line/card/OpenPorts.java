package jp.denwaban.line.card;

import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineTime;

/** The open ports of a card; {@code voice} is the control port where there is only one. */
record OpenPorts(BytePort control, BytePort voice) {

    /** Opens all that the profile wants, or none. */
    static OpenPorts of(CardProfile profile, CardPorts ports, LineTime time) throws LineException {
        BytePort control = ports.openControl();
        boolean both = false;
        try {
            OpenPorts opened =
                    new OpenPorts(
                            control, profile.separateVoicePort() ? ports.openVoice() : control);
            both = true;
            return opened;
        } finally {
            if (!both) {
                time.aside("close " + control.name(), control::close);
            }
        }
    }
}
