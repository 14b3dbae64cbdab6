package jp.denwaban.answering;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.index.DaySums;
import jp.denwaban.wire.Snapshot;

/** Counts of one business day, of calls that are over. Owned by the {@link Board}. */
final class DayCounts {
    private final Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
    private int[] byHour = new int[24];
    private int unknown;
    private LocalDate day;

    DayCounts(LocalDate day) {
        this.day = day;
    }

    /** What the index says of a day, at the start. */
    void begin(LocalDate of, DaySums sums) {
        day = of;
        byHour = sums.byHour().stream().mapToInt(Integer::intValue).toArray();
        byOutcome.clear();
        byOutcome.putAll(sums.byOutcome());
        unknown = sums.unknown();
    }

    /** Midnight: the counts begin anew. */
    void turnTo(LocalDate today) {
        if (!today.equals(day)) {
            begin(today, DaySums.NONE);
        }
    }

    /** Whether it counts: a call of yesterday stands on yesterday's sheet. */
    boolean registered(LocalDate of, int hour, Outcome outcome) {
        boolean today = of.equals(day);
        if (today) {
            byHour[hour]++;
            byOutcome.merge(outcome, 1, Integer::sum);
        }
        return today;
    }

    /**
     * As the console shows it. A call found at the start, whose outcome only its sealed file knows,
     * counts as a fault: a fault of ours is why it is not known.
     */
    Snapshot.Today with(int inProgress) {
        int over = byOutcome.values().stream().mapToInt(Integer::intValue).sum() + unknown;
        return new Snapshot.Today(
                over + inProgress,
                of(Outcome.RECORDED) + of(Outcome.CUT_SHORT),
                of(Outcome.GONE_WHILE_RINGING)
                        + of(Outcome.GONE_IN_GUIDANCE)
                        + of(Outcome.GONE_WHILE_ROUTING),
                of(Outcome.TALKED_UNRECORDED),
                inProgress,
                of(Outcome.FAILED) + of(Outcome.LOST_TO_BYPASS) + unknown,
                Arrays.stream(byHour).boxed().toList());
    }

    private int of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }
}
