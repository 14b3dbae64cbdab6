package jp.denwaban.cli.dtmf;

import java.nio.file.Path;
import java.util.function.Consumer;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.LineResampler;
import jp.denwaban.audio.WavReader;
import jp.denwaban.tone.DigitHeard;
import jp.denwaban.tone.DtmfDetector;

/**
 * Finds the digits in one WAV file of any rate, width and number of channels, from front to back:
 * hours take no more memory than seconds. Channels are mixed.
 */
public final class DtmfFileReader {
    /** A digit, in milliseconds from the beginning of the file. */
    public record FileDigit(char digit, long startMillis, long endMillis) {}

    /** Half a second at 8 kHz; only a matter of speed. */
    private static final int FRAMES = 4096;

    /** Silence after the end, so that a last digit is seen to end: 60 ms. */
    private static final int TAIL = 60 * LineAudio.RATE_HZ / 1000;

    private final DtmfDetector detector;
    private final WavReader wav;
    private final short[] block;
    private final float[] mono;

    private DtmfFileReader(WavReader wav, Consumer<FileDigit> found) {
        this.wav = wav;
        this.block = new short[FRAMES * wav.channels()];
        this.mono = new float[FRAMES];
        this.detector = new DtmfDetector(heard -> found.accept(inFile(heard)));
    }

    /**
     * Reads the file through.
     *
     * @param found is called for each digit as soon as it has ended
     * @throws AudioFileException if it is not audio, or cannot be read to its end
     */
    public static void read(Path file, Consumer<FileDigit> found) throws AudioFileException {
        try (WavReader wav = WavReader.open(file)) {
            new DtmfFileReader(wav, found).run();
        }
    }

    private void run() throws AudioFileException {
        LineResampler resampler = new LineResampler(wav.rateHz(), FRAMES);
        boolean last;
        do {
            int frames = mix(wav.read(block));
            last = frames < FRAMES;
            if (wav.rateHz() == LineAudio.RATE_HZ) {
                hear(mono, frames);
            } else {
                resampler.accept(mono, frames, last, this::hear);
            }
        } while (!last);
        detector.accept(new short[TAIL]);
        detector.processingFinished();
    }

    private int mix(int samples) {
        int channels = wav.channels();
        int frames = samples / channels; // half a frame at a torn end is left out
        for (int frame = 0; frame < frames; frame++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += block[frame * channels + channel];
            }
            mono[frame] = (float) sum / channels;
        }
        return frames;
    }

    private void hear(float[] samples, int count) {
        detector.accept(samples, count);
    }

    private static FileDigit inFile(DigitHeard heard) {
        return new FileDigit(heard.digit(), millis(heard.startSample()), millis(heard.endSample()));
    }

    private static long millis(long samples) {
        return Math.round(samples * 1000.0 / LineAudio.RATE_HZ);
    }
}
