package jp.denwaban.exchange.sound;

import java.util.Arrays;
import jp.denwaban.audio.LineAudio;

/**
 * Somebody or something that can be heard on a line, taken a step at a time.
 *
 * <p>Shape: {@link #fill} writes the next samples, as many as the array holds, and silence after
 * the end. Units: {@link LineAudio}. {@code tone.ToneGenerator::fill} is one.
 */
@FunctionalInterface
public interface Sound {

    /** The exchange moves in steps of 10 ms: AT replies come in time, and 64 lines cost little. */
    int STEP_MILLIS = 10;

    int STEP_SAMPLES = STEP_MILLIS * LineAudio.RATE_HZ / 1000;

    /** Nobody there. */
    Sound SILENCE =
            frame -> {
                Arrays.fill(frame, (short) 0);
                return 0;
            };

    /**
     * Gives the next samples.
     *
     * @return how many samples came before the end; 0 when it is over
     */
    int fill(short[] frame);
}
