package jp.denwaban.exchange;

import java.util.Optional;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;

/** A line whose card is played in this process: the same driver, the same bytes, no port. */
public final class VirtualLine extends CardLine {

    VirtualLine(LineNumber number, CardProfile profile, Cables cables) {
        super(number, profile, cables, System::nanoTime);
    }

    /** As above, in a time of the exchange's. */
    VirtualLine(LineNumber number, CardProfile profile, Cables cables, LineTime time) {
        super(number, profile, cables, time);
    }

    /** The cables of one line, in process. */
    record Cables(BytePipe control, Optional<BytePipe> voice) implements CardPorts {
        @Override
        public BytePort openControl() throws LineException {
            return control.plug();
        }

        @Override
        public BytePort openVoice() throws LineException {
            return voice.orElseThrow(
                            () ->
                                    new LineException(
                                            Kind.NO_PORT,
                                            control.name() + " has no voice port beside it"))
                    .plug();
        }
    }
}
