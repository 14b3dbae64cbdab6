package jp.denwaban.tone;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Steve Underwood's spandsp as Debian builds it ({@code libspandsp2}): an ear that shares nothing
 * with ours.
 *
 * @see "spandsp 0.0.6, spandsp/dtmf.h and spandsp/super_tone_rx.h"
 */
final class Spandsp {
    private static final int FRAME = 160;

    static {
        Native.register("libspandsp.so.2");
    }

    private Spandsp() {}

    /** The keys its DTMF receiver hears, with its own default limits. */
    static String keys(short[] samples) {
        Pointer receiver = dtmf_rx_init(null, null, null);
        try (Memory heard = new Memory(256)) {
            StringBuilder keys = new StringBuilder();
            for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
                dtmf_rx(receiver, frame(samples, at), FRAME);
                long count = dtmf_rx_get(receiver, heard, 255);
                keys.append(
                        new String(heard.getByteArray(0, (int) count), StandardCharsets.US_ASCII));
            }
            return keys.toString();
        } finally {
            dtmf_rx_free(receiver);
        }
    }

    /**
     * The stretches its supervisory tone receiver hears.
     *
     * @return in order; a tone that is still on is not among them
     */
    static List<Stretch> stretches(short[] samples, double... tonesHz) {
        Pointer tones = super_tone_rx_make_descriptor(null);
        int tone = super_tone_rx_add_tone(tones);
        for (double hz : tonesHz) {
            super_tone_rx_add_element(tones, tone, (int) hz, -1, 1, 0);
        }
        List<Stretch> heard = new ArrayList<>();
        OnSegment segment = (user, first, second, millis) -> heard.add(new Stretch(first, millis));
        OnTone ignored = (user, code, level, delay) -> {};
        Pointer receiver = super_tone_rx_init(null, tones, ignored, null);
        super_tone_rx_segment_callback(receiver, segment);
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            super_tone_rx(receiver, frame(samples, at), FRAME);
        }
        super_tone_rx_free(receiver);
        super_tone_rx_free_descriptor(tones);
        return heard;
    }

    /** One stretch; {@code tone} counts the frequencies asked for from 0, or is −1. */
    record Stretch(int tone, int millis) {}

    private static short[] frame(short[] samples, int at) {
        short[] frame = new short[FRAME];
        System.arraycopy(samples, at, frame, 0, FRAME);
        return frame;
    }

    interface OnTone extends Callback {
        void heard(Pointer user, int code, int level, int delay);
    }

    interface OnSegment extends Callback {
        void heard(Pointer user, int first, int second, int millis);
    }

    private static native Pointer dtmf_rx_init(Pointer state, Pointer callback, Pointer user);

    private static native int dtmf_rx(Pointer state, short[] samples, int count);

    private static native long dtmf_rx_get(Pointer state, Pointer digits, int most);

    private static native int dtmf_rx_free(Pointer state);

    private static native Pointer super_tone_rx_make_descriptor(Pointer descriptor);

    private static native int super_tone_rx_free_descriptor(Pointer descriptor);

    private static native int super_tone_rx_add_tone(Pointer descriptor);

    private static native int super_tone_rx_add_element(
            Pointer descriptor, int tone, int first, int second, int leastMillis, int mostMillis);

    private static native Pointer super_tone_rx_init(
            Pointer state, Pointer descriptor, OnTone callback, Pointer user);

    private static native void super_tone_rx_segment_callback(Pointer state, OnSegment callback);

    private static native int super_tone_rx(Pointer state, short[] samples, int count);

    private static native int super_tone_rx_free(Pointer state);
}
