package jp.denwaban.line.card;

import java.util.Optional;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;

/** Opens the ports of one card: what a serial line and a virtual line do differently. */
public interface CardPorts {

    /** The control port, or the only one. */
    BytePort openControl() throws LineException;

    /** The port of the voice stream; asked for only by a profile that has one. */
    BytePort openVoice() throws LineException;

    /** Where the line's audio is; asked for only by a profile of line audio. */
    default Optional<SoundPlace> sound() {
        return Optional.empty();
    }
}
