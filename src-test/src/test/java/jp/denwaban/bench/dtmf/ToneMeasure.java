package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.util.List;

/** Plays every condition to every ear, in two halves of other seeds, and keeps the scores. */
final class ToneMeasure {
    /** One to tune on, one that stays unseen until the end. */
    enum Half {
        TUNING,
        HELD_OUT
    }

    private final long seed;
    private final int digits;

    /**
     * Draws from this seed.
     *
     * @param digits of each condition and half
     */
    ToneMeasure(long seed, int digits) {
        this.seed = seed;
        this.digits = digits;
    }

    /** One condition and half, heard by all; the take is made once. */
    void measure(Condition condition, Half half, List<Peer> ears)
            throws IOException, InterruptedException {
        Take take = condition.take(seed, half.name(), digits);
        for (Peer ear : ears) {
            Score score = Score.of(take.sent(), ear.ear().hear(take.samples()));
            ear.scores(half).put(condition, score);
        }
    }
}
