package jp.denwaban.answering;

import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.PromptName;
import jp.denwaban.line.Line;
import jp.denwaban.tone.ToneGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the caller frame by frame: for every frame heard one is given, a few ahead. A prompt
 * has finished when its last frame must have left the card, not when it was queued.
 */
final class Mouth {
    /** 100 ms ahead: half the line's queue, so a late thread is not heard. */
    private static final int AHEAD = 5;

    /** The card's own buffer and the wire: so much later the last sample is at the caller's ear. */
    private static final int IN_CARD = 5;

    private final Line line;
    private @Nullable PromptName prompt;
    private short[] samples = new short[0];
    private @Nullable ToneGenerator tone;
    private int nextSample;
    private int queued;
    private int toDrain;

    Mouth(Line line) {
        this.line = line;
    }

    void play(PromptName name, short[] sound) {
        quiet();
        prompt = name;
        samples = sound;
        fill();
    }

    void ringBack() {
        quiet();
        tone = ToneGenerator.ringBack();
        fill();
    }

    /** Cuts what is being said, also what is queued in the line. */
    void stop() {
        quiet();
        line.stopPlaying();
        queued = 0;
    }

    /** One frame was heard, so one was said. Returns the prompt that has just finished, if one. */
    Optional<PromptName> frameHeard() {
        queued = Math.max(0, queued - 1);
        fill();
        if (prompt == null || nextSample < samples.length || --toDrain > 0) {
            return Optional.empty();
        }
        Optional<PromptName> finished = Optional.of(prompt);
        quiet();
        return finished;
    }

    private void fill() {
        while (queued < AHEAD && speaking() && line.play(frame())) {
            nextSample += LineAudio.FRAME_SAMPLES;
            queued++;
            toDrain = queued + IN_CARD;
        }
    }

    private boolean speaking() {
        return tone != null || (prompt != null && nextSample < samples.length);
    }

    private short[] frame() {
        if (tone != null) {
            return tone.next(LineAudio.FRAME_SAMPLES);
        }
        int to = Math.min(samples.length, nextSample + LineAudio.FRAME_SAMPLES);
        return Arrays.copyOf(Arrays.copyOfRange(samples, nextSample, to), LineAudio.FRAME_SAMPLES);
    }

    private void quiet() {
        prompt = null;
        samples = new short[0];
        tone = null;
        nextSample = 0;
    }
}
