package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.List;

/** Plays every condition to every ear, in two halves of other seeds, and keeps the scores. */
final class ToneMeasure {
    /** One to tune on, one that stays unseen until the end. */
    enum Half {
        TUNING,
        HELD_OUT
    }

    private ToneMeasure() {}

    /**
     * Measures; the scores are in the peers afterwards.
     *
     * @param digits of each condition and half
     */
    static void run(
            List<Condition> conditions, long seed, int digits, List<Peer> ears, Workers workers)
            throws InterruptedException {
        List<Workers.Task> tasks = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Half half : Half.values()) {
                tasks.add(
                        () -> {
                            Take take = condition.take(seed, half.name(), digits);
                            for (Peer ear : ears) {
                                List<Heard> heard = ear.ear().hear(take.samples());
                                ear.scores(half).put(condition, Score.of(take.sent(), heard));
                            }
                        });
            }
        }
        workers.run(tasks);
    }
}
