package jp.denwaban.powercut;

import java.util.Arrays;
import jp.denwaban.audio.LineAudio;

/**
 * What is said in one call: samples that anybody can say again from its number. Only levels of
 * ITU-T G.711, table 2a/2b, so that nothing is lost on the way into the file.
 */
record Voice(long call) {
    /** The bits of a code: sign, segment, step. */
    private static short level(int code) {
        int magnitude = ((2 * (code & 0x0F) + 33) << ((code & 0x70) >> 4)) - 33;
        return (short) ((code & 0x80) == 0 ? 4 * magnitude : -4 * magnitude);
    }

    private short sample(long at, int leg) {
        long mixed = (call * 2 + leg) * 0x9E3779B97F4A7C15L + at * 0xC2B2AE3D27D4EB4FL;
        return level((int) (mixed >>> 40) & 0xFF);
    }

    short[] caller(long from, int samples) {
        return leg(from, samples, 0);
    }

    short[] staff(long from, int samples) {
        return leg(from, samples, 1);
    }

    private short[] leg(long from, int samples, int leg) {
        short[] said = new short[samples];
        for (int i = 0; i < samples; i++) {
            said[i] = sample(from + i, leg);
        }
        return said;
    }

    /** Where the first sample differs, or −1. */
    int differs(short[] caller, short[] staff) {
        int first = Arrays.mismatch(caller, caller(0, caller.length));
        int second = Arrays.mismatch(staff, staff(0, staff.length));
        return first < 0 ? second : second < 0 ? first : Math.min(first, second);
    }

    /** Samples of so many frames of 20 ms. */
    static int samples(int frames) {
        return frames * LineAudio.FRAME_SAMPLES;
    }
}
