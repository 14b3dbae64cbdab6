package jp.denwaban.line.serial;

import java.util.Optional;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;
import jp.denwaban.line.card.SoundPlace;

/** A line whose card hangs on serial ports, by jSSC. */
public final class SerialLine extends CardLine {

    public SerialLine(LineNumber number, CardProfile profile, SerialPorts ports) {
        this(number, profile, ports, Optional.empty());
    }

    /** With the place of its audio, for a profile of line audio. */
    public SerialLine(
            LineNumber number, CardProfile profile, SerialPorts ports, Optional<SoundPlace> sound) {
        super(number, profile, new Opener(profile, ports, sound), System::nanoTime);
    }

    private record Opener(CardProfile profile, SerialPorts ports, Optional<SoundPlace> sound)
            implements CardPorts {
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
