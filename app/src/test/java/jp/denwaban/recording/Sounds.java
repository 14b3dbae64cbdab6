package jp.denwaban.recording;

import java.util.Random;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.MuLaw;

/** Voices for tests: noise by seed, and what is left of it after µ-law. */
public final class Sounds {

    private Sounds() {}

    public static short[] noise(long seed, int samples) {
        Random random = new Random(seed);
        short[] out = new short[samples];
        for (int i = 0; i < samples; i++) {
            out[i] = (short) (random.nextGaussian() * 4000);
        }
        return out;
    }

    public static short[] afterMuLaw(short[] samples) {
        short[] out = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            out[i] = MuLaw.decode(MuLaw.encode(samples[i]));
        }
        return out;
    }

    /** Hands a stretch of both legs to a file, 20 ms at a time. */
    public static void speak(CallFile file, short[] caller, short[] staff) {
        int frame = LineAudio.FRAME_SAMPLES;
        for (int at = 0; at < caller.length; at += frame) {
            int end = Math.min(at + frame, caller.length);
            file.audio(
                    java.util.Arrays.copyOfRange(caller, at, end),
                    java.util.Arrays.copyOfRange(staff, at, end));
        }
    }
}
