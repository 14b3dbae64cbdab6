package jp.denwaban.bench.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What many dialogues came to. Thread safe. */
final class Tally {
    /** So many bad ones are shown; their seeds play them again. */
    private static final int MOST_SHOWN = 20;

    private final List<Verdict> bad = new ArrayList<>();
    private long executions;
    private long crashes;
    private long hangs;
    private long tooSilent;
    private long lost;
    private long worstSilence;

    synchronized void add(Verdict verdict) {
        executions++;
        crashes += verdict.crash().isPresent() ? 1 : 0;
        hangs += verdict.hang().isPresent() ? 1 : 0;
        tooSilent += verdict.silenceNanos() > Verdict.LONGEST_SILENCE_NANOS ? 1 : 0;
        lost += verdict.lost() ? 1 : 0;
        worstSilence = Math.max(worstSilence, verdict.silenceNanos());
        if (!verdict.good() && bad.size() < MOST_SHOWN) {
            bad.add(verdict);
        }
    }

    synchronized long executions() {
        return executions;
    }

    synchronized long crashes() {
        return crashes;
    }

    synchronized long hangs() {
        return hangs;
    }

    synchronized long tooSilent() {
        return tooSilent;
    }

    /** Dialogues in which the line was given up. */
    synchronized long lost() {
        return lost;
    }

    synchronized double worstSilenceSeconds() {
        return worstSilence / 1e9;
    }

    synchronized List<Verdict> bad() {
        return List.copyOf(bad);
    }
}
