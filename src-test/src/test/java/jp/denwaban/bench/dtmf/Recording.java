package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavReader;

/** Recorded sound at 8 kHz, with the level it has while somebody speaks. */
final class Recording {
    /** ITU-T P.56: what lies more than 15.9 dB below the active level is a pause. */
    private static final double MARGIN_DB = 15.9;

    private static final int FRAME = 160;

    private final String name;
    private final short[] samples;
    private final double activeRms;

    Recording(String name, short[] samples) {
        this.name = name;
        this.samples = samples;
        this.activeRms = activeRms(samples);
    }

    /** Reads a WAV file that is already 8 kHz mono. */
    static Recording read(Path file) throws AudioFileException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), in);
        }
    }

    static Recording read(String name, InputStream in) throws AudioFileException {
        try (WavReader wav = WavReader.open(name, in)) {
            if (wav.rateHz() != 8000 || wav.channels() != 1) {
                throw new AudioFileException(name + " is not 8 kHz mono.");
            }
            short[] all = new short[1 << 16];
            int length = 0;
            short[] block = new short[1 << 14];
            for (int got = wav.read(block); got > 0; got = wav.read(block)) {
                if (length + got > all.length) {
                    all = Arrays.copyOf(all, 2 * all.length);
                }
                System.arraycopy(block, 0, all, length, got);
                length += got;
            }
            return new Recording(name, Arrays.copyOf(all, length));
        }
    }

    String name() {
        return name;
    }

    int length() {
        return samples.length;
    }

    short at(int sample) {
        return samples[sample];
    }

    double activeRms() {
        return activeRms;
    }

    /** The mean over the frames that are not pauses, found by leaving out pauses until none is. */
    private static double activeRms(short[] samples) {
        int frames = samples.length / FRAME;
        double[] power = new double[frames];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < FRAME; i++) {
                double value = samples[frame * FRAME + i];
                power[frame] += value * value / FRAME;
            }
        }
        double mean = Arrays.stream(power).average().orElse(0);
        for (int round = 0; round < 10; round++) {
            double floor = mean * Math.pow(10, -MARGIN_DB / 10);
            mean = Arrays.stream(power).filter(each -> each > floor).average().orElse(mean);
        }
        return Math.max(1, Math.sqrt(mean));
    }
}
