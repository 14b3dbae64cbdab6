package jp.denwaban.recording.index;

import java.util.List;
import java.util.Map;
import jp.denwaban.call.Outcome;

/**
 * What stays of one business day when every detail is erased.
 *
 * @param byHour 24 counts of calls that rang
 * @param byOutcome calls without known outcome are in no count
 */
public record DaySums(List<Integer> byHour, Map<Outcome, Integer> byOutcome) {

    public DaySums {
        byHour = List.copyOf(byHour);
        byOutcome = Map.copyOf(byOutcome);
    }

    public int of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }

    public int rang() {
        return byHour.stream().mapToInt(Integer::intValue).sum();
    }
}
