package jp.denwaban.exchange.pbx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.StaffPlan;

/** The people behind all lines: who is met by the first call to an extension, by the second … */
public final class Branch {
    private static final String ATTENDANT = "";

    private final ExchangeScript script;
    private final Map<String, Integer> callsSoFar = new HashMap<>();

    /** Telephones that take one call and have it: never more than lines. */
    private final Set<String> taken = new HashSet<>();

    public Branch(ExchangeScript script) {
        this.script = script;
    }

    public boolean has(String extension) {
        return script.extensions().containsKey(extension);
    }

    /**
     * Who is met at an extension; one that does not exist sounds busy, as behind most exchanges.
     */
    public StaffPlan call(String extension) {
        if (taken.contains(extension)) {
            return StaffPlan.BUSY;
        }
        StaffPlan met =
                next(extension, script.extensions().getOrDefault(extension, List.of()))
                        .orElse(StaffPlan.BUSY);
        if (met.oneCall()) {
            taken.add(extension);
        }
        return met;
    }

    /** Whoever was called is free for another. */
    public void leave(String extension) {
        taken.remove(extension);
    }

    /** Who is met at the switchboard; nobody, if the script does not say. */
    public StaffPlan callAttendant() {
        return next(ATTENDANT, script.attendant()).orElse(StaffPlan.NEVER);
    }

    private Optional<StaffPlan> next(String who, List<StaffPlan> plans) {
        int before = callsSoFar.merge(who, 1, Integer::sum) - 1;
        return plans.isEmpty()
                ? Optional.empty()
                : Optional.of(plans.get(Math.min(before, plans.size() - 1)));
    }
}
