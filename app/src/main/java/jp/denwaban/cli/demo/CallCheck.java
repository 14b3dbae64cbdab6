package jp.denwaban.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.audio.LineAudio;

/**
 * Holds one recording against what the exchange sent and says every way in which they differ. Knows
 * neither our files nor our keys: legs in, words out.
 */
final class CallCheck {
    /** The bound on a recording's length. */
    private static final int LENGTH_SAMPLES = LineAudio.RATE_HZ / 2;

    /** The part of the officer's first word that must be there. */
    private static final int FIRST_WORD_SAMPLES = LineAudio.RATE_HZ * 200 / 1000;

    private CallCheck() {}

    /**
     * One recording as the demo operator's password opened it.
     *
     * @param audioFrom from the first frame heard to the first sample recorded
     */
    record Opened(short[] caller, short[] staff, Duration audioFrom) {
        int fromSample() {
            return Math.toIntExact(audioFrom.toNanos() * LineAudio.RATE_HZ / 1_000_000_000L);
        }
    }

    /**
     * @param whole false for a recording that was cut: then it may end early
     */
    static List<String> differences(SentCall call, SentAudio sent, Opened opened, boolean whole) {
        List<String> found = new ArrayList<>();
        int from = opened.fromSample();
        LegComparer.difference(sent.caller(), from, opened.caller())
                .ifPresent(why -> found.add("caller's leg " + why));
        LegComparer.difference(sent.staff(), from, opened.staff())
                .ifPresent(why -> found.add("staff's leg " + why));
        int missing = sent.caller().length - from - opened.caller().length;
        if (whole ? Math.abs(missing) > LENGTH_SAMPLES : missing < -LENGTH_SAMPLES) {
            found.add("length differs by %.2f s".formatted(missing / (double) LineAudio.RATE_HZ));
        }
        call.staffSpoke()
                .filter(spoke -> whole)
                .filter(spoke -> !hasFirstWord(sent, opened, Math.toIntExact(spoke)))
                .ifPresent(spoke -> found.add("the officer's first word is missing"));
        return found;
    }

    private static boolean hasFirstWord(SentAudio sent, Opened opened, int spoke) {
        int at = spoke - opened.fromSample();
        return at >= 0
                && at + FIRST_WORD_SAMPLES <= opened.staff().length
                && spoke + FIRST_WORD_SAMPLES <= sent.staff().length
                && Correlation.at(sent.staff(), spoke, opened.staff(), at, FIRST_WORD_SAMPLES)
                        >= LegComparer.SAME;
    }
}
