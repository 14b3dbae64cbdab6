package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.ProgressHeard.Kind;

/** Tells a voice from a click: sound that is no tone, for a while, reported once a stretch. */
final class VoiceActivity {
    /** 200 ms more sound than silence: a relay clicks for 30 ms, 「はい」 takes 250. */
    private static final int ENOUGH_HOPS = 40;

    /** A second without sound ends a stretch: longer than the pauses inside a sentence. */
    private static final int PAUSE_SAMPLES = LineAudio.RATE_HZ;

    private final Consumer<ProgressHeard> heard;
    private int score;
    private long start;
    private long lastActive;
    private boolean reported;

    VoiceActivity(Consumer<ProgressHeard> heard) {
        this.heard = heard;
    }

    /** One hop of 5 ms; {@code at} is the first sample after it. */
    void accept(boolean active, long at) {
        if (active) {
            if (score == 0) {
                start = Math.max(0, at - ToneBank.WINDOW);
            }
            lastActive = at;
            score = Math.min(ENOUGH_HOPS, score + 1);
        } else {
            score = Math.max(0, score - 1);
            if (at - lastActive > PAUSE_SAMPLES) {
                reported = false;
            }
        }
        if (score == ENOUGH_HOPS && !reported) {
            reported = true;
            heard.accept(new ProgressHeard(Kind.VOICE, start, at));
        }
    }
}
