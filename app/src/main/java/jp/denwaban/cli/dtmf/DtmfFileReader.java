package jp.denwaban.cli.dtmf;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavReader;

/**
 * Finds the digits in one WAV file of any rate, width and number of channels, from front to back:
 * hours take no more memory than seconds.
 *
 * <p>Every channel has a detector of its own. A mean would halve a digit that one of two channels
 * carries, a sum would lift what is too weak to be one, and both lose what the channels hold in
 * opposite phase. A key that several channels carry is one digit ({@link SameKey}).
 */
public final class DtmfFileReader {
    /** A digit, in milliseconds from the beginning of the file. */
    public record FileDigit(char digit, long startMillis, long endMillis) {}

    /** Half a second at 8 kHz; only a matter of speed. */
    private static final int FRAMES = 4096;

    private final WavReader wav;
    private final SameKey digits;
    private final List<ChannelEar> ears = new ArrayList<>();

    private DtmfFileReader(WavReader wav, Consumer<FileDigit> found) {
        this.wav = wav;
        this.digits = new SameKey(found);
        for (int channel = 0; channel < wav.channels(); channel++) {
            int mine = channel;
            ears.add(new ChannelEar(wav.rateHz(), FRAMES, digit -> digits.heard(mine, digit)));
        }
    }

    /**
     * Reads the file through.
     *
     * @param found is called for each digit as soon as it has ended
     * @throws AudioFileException if it is not audio, or cannot be read to its end
     */
    public static void read(Path file, Consumer<FileDigit> found) throws AudioFileException {
        try (WavReader wav = WavReader.open(file.toString(), file)) {
            new DtmfFileReader(wav, found).run();
        }
    }

    /** Reads a stream through; it is closed. Otherwise as {@link #read(Path, Consumer)}. */
    public static void read(String name, InputStream in, Consumer<FileDigit> found)
            throws AudioFileException {
        try (WavReader wav = WavReader.open(name, in)) {
            new DtmfFileReader(wav, found).run();
        }
    }

    private void run() throws AudioFileException {
        int channels = ears.size();
        short[] block = new short[FRAMES * channels];
        int frames;
        do {
            frames = wav.read(block) / channels; // half a frame at a torn end is left out
            for (int channel = 0; channel < channels; channel++) {
                ears.get(channel).hear(channel(block, channel, channels, frames));
            }
            digits.tell();
        } while (frames == FRAMES);
        ears.forEach(ChannelEar::end);
        digits.tell();
    }

    /** One channel of the block; the block itself where that is the same. */
    private static short[] channel(short[] block, int channel, int channels, int frames) {
        if (channels == 1) {
            return frames == FRAMES ? block : Arrays.copyOf(block, frames);
        }
        short[] one = new short[frames];
        for (int frame = 0, at = channel; frame < frames; frame++, at += channels) {
            one[frame] = block[at];
        }
        return one;
    }
}
