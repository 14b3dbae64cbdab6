package jp.denwaban.recording.index;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.denwaban.call.Outcome;

/**
 * What stays of one business day when every detail is erased.
 *
 * <p>A call that was found at a start, from its file alone, has no hour here, and no outcome either
 * if its file was ended in order: both stand sealed in the file and come to light with a key only.
 * So {@code rang} is the count of calls, and what the other sums lack of it is what is not known.
 *
 * @param rang calls of the day, each once
 * @param hours the 24 hours, 0 to 23; calls without known hour are in none
 * @param byOutcome calls without known outcome are in no count
 * @param branches only calls that were led somewhere
 */
public record DaySums(
        int rang, List<HourSum> hours, Map<Outcome, Integer> byOutcome, List<BranchSum> branches) {

    public static final DaySums NONE =
            new DaySums(0, Collections.nCopies(24, HourSum.NONE), Map.of(), List.of());

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

    /** Calls whose outcome is sealed in their files and not known here. */
    public int unknown() {
        int known = byOutcome.values().stream().mapToInt(Integer::intValue).sum();
        return Math.max(0, rang - known);
    }
}
