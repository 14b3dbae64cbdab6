package jp.denwaban.cli.dtmf;

import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.LineResampler;
import jp.denwaban.cli.dtmf.DtmfFileReader.FileDigit;
import jp.denwaban.tone.DigitHeard;
import jp.denwaban.tone.DtmfDetector;

/** Listens to one channel of a file, at the line's rate or brought to it. */
final class ChannelEar {
    /** Silence after the end, so that a last digit is seen to end: 60 ms. */
    private static final int TAIL = 60 * LineAudio.RATE_HZ / 1000;

    private final DtmfDetector detector;
    private final Optional<LineResampler> resampler;
    private final float[] samples;

    /**
     * An ear for one channel.
     *
     * @param most samples that will be heard at a time
     */
    ChannelEar(int rateHz, int most, Consumer<FileDigit> found) {
        detector = new DtmfDetector(heard -> found.accept(inFile(heard)));
        boolean lineRate = rateHz == LineAudio.RATE_HZ;
        resampler = lineRate ? Optional.empty() : Optional.of(new LineResampler(rateHz, most));
        samples = new float[lineRate ? 0 : most];
    }

    void hear(short[] sound) {
        if (resampler.isEmpty()) {
            detector.accept(sound);
            return;
        }
        for (int i = 0; i < sound.length; i++) {
            samples[i] = sound[i];
        }
        resampler.get().accept(samples, sound.length, false, detector::accept);
    }

    /** The sound is over. */
    void end() {
        resampler.ifPresent(last -> last.accept(samples, 0, true, detector::accept));
        detector.accept(new short[TAIL]);
        detector.processingFinished();
    }

    private static FileDigit inFile(DigitHeard heard) {
        return new FileDigit(heard.digit(), millis(heard.startSample()), millis(heard.endSample()));
    }

    private static long millis(long samples) {
        return Math.round(samples * 1000.0 / LineAudio.RATE_HZ);
    }
}
