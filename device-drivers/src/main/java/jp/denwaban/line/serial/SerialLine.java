package jp.denwaban.line.serial;

import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;

/** A line whose card hangs on serial ports, by jSSC. */
public final class SerialLine extends CardLine {

    public SerialLine(LineNumber number, CardProfile profile, SerialPorts ports) {
        super(number, profile, new Opener(profile, ports), System::nanoTime);
    }

    private record Opener(CardProfile profile, SerialPorts ports) implements CardPorts {
        @Override
        public BytePort openControl() throws LineException {
            return JsscPort.open(ports.control(), profile.controlBaud(), ports.locks());
        }

        @Override
        public BytePort openVoice() throws LineException {
            String voice =
                    ports.voice()
                            .orElseThrow(
                                    () ->
                                            new LineException(
                                                    LineException.Kind.NO_PORT,
                                                    "card profile "
                                                            + profile.name()
                                                            + " needs a voice port beside "
                                                            + ports.control()));
            return JsscPort.open(voice, profile.voiceBaud(), ports.locks());
        }
    }
}
