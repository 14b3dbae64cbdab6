package jp.denwaban.recording.index;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.denwaban.call.Outcome;

/**
 * What stays of one business day when every detail is erased.
 *
 * @param hours the 24 hours, 0 to 23
 * @param byOutcome calls without known outcome are in no count
 * @param branches only calls that were led somewhere
 */
public record DaySums(
        List<HourSum> hours, Map<Outcome, Integer> byOutcome, List<BranchSum> branches) {

    public static final DaySums NONE =
            new DaySums(Collections.nCopies(24, HourSum.NONE), Map.of(), List.of());

    public DaySums {
        hours = List.copyOf(hours);
        byOutcome = Map.copyOf(byOutcome);
        branches = List.copyOf(branches);
    }

    public int of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }

    /** 24 counts of calls that rang. */
    public List<Integer> byHour() {
        return hours.stream().map(HourSum::rang).toList();
    }

    public int rang() {
        return hours.stream().mapToInt(HourSum::rang).sum();
    }
}
