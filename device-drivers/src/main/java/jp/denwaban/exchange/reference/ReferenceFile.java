package jp.denwaban.exchange.reference;

import java.nio.file.Path;
import java.util.Optional;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WAV file of what passed at the exchange. A disk that refuses it does not stop a call. */
final class ReferenceFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceFile.class);

    private Optional<WavWriter> writer;

    ReferenceFile(Path path) {
        Optional<WavWriter> opened = Optional.empty();
        try {
            opened = Optional.of(WavWriter.create(path, LineAudio.RATE_HZ, 1));
        } catch (AudioFileException refused) {
            LOG.error("no reference audio", refused);
        }
        writer = opened;
    }

    void write(short[] samples) {
        if (writer.isPresent()) {
            try {
                writer.get().write(samples, samples.length);
            } catch (AudioFileException refused) {
                LOG.error("reference audio ends early", refused);
                close();
            }
        }
    }

    void close() {
        Optional<WavWriter> open = writer;
        writer = Optional.empty();
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (AudioFileException refused) {
            LOG.error("reference audio did not close", refused);
        }
    }
}
