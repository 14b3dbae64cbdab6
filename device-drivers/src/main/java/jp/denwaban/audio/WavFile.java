package jp.denwaban.audio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A short WAV file held whole, such as a prompt.
 *
 * @param samples channels interleaved; one sample after another for a mono file
 */
public record WavFile(int rateHz, int channels, short[] samples) {
    /** Ten minutes of one telephone leg: no prompt is longer, and memory stays bounded. */
    public static final int MOST_SAMPLES = 10 * 60 * LineAudio.RATE_HZ;

    public static WavFile read(Path file) throws AudioFileException {
        try (WavReader reader = WavReader.open(file)) {
            return read(String.valueOf(file.getFileName()), reader);
        }
    }

    /** Reads a resource; the stream is closed. */
    public static WavFile read(String name, InputStream in) throws AudioFileException {
        try (WavReader reader = WavReader.open(name, in)) {
            return read(name, reader);
        }
    }

    /** Writes one mono or interleaved file at once; the file must not exist. */
    public static void write(Path file, int rateHz, int channels, short[] samples)
            throws AudioFileException {
        try (WavWriter writer = WavWriter.create(file, rateHz, channels)) {
            writer.write(samples, samples.length);
        }
    }

    /** Whether this is audio as it stands on a line: one channel at the line's rate. */
    public boolean lineAudio() {
        return channels == 1 && rateHz == LineAudio.RATE_HZ;
    }

    private static WavFile read(String name, WavReader reader) throws AudioFileException {
        short[] samples = new short[LineAudio.RATE_HZ];
        int count = 0;
        int got = reader.read(samples);
        while (got > 0) {
            count += got;
            if (count > MOST_SAMPLES) {
                throw new AudioFileException(name + " is longer than ten minutes.");
            }
            short[] more = new short[samples.length];
            got = reader.read(more);
            samples = Arrays.copyOf(samples, count + got);
            System.arraycopy(more, 0, samples, count, got);
        }
        return new WavFile(reader.rateHz(), reader.channels(), Arrays.copyOf(samples, count));
    }
}
