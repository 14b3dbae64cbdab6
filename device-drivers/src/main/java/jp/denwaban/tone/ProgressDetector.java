package jp.denwaban.tone;

import java.util.function.Consumer;

/** Hears what the telephone network says on one leg: ring-back, busy, dial tone, a voice. */
public final class ProgressDetector {
    private final Consumer<ProgressHeard> heard;

    public ProgressDetector(Consumer<ProgressHeard> heard) {
        this.heard = heard;
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] samples) {}
}
