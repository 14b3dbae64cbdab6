package jp.denwaban.guidance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jp.denwaban.guidance.PlanDocument.Otherwise;
import jp.denwaban.guidance.PlanDocument.Rule;

/** Decides which guide runs at a moment, and says why. The first rule that fits wins. */
final class Schedule {
    /**
     * Which guide, and the rule that decided.
     *
     * @param guide key of the guide in the plan
     * @param reason the rule's name, with the holiday's own where there is one
     */
    record Decision(String guide, String reason) {}

    /** A stretch of one decision, inside one day. */
    record Stretch(LocalDateTime from, LocalDateTime to, Decision decision) {}

    private final List<Rule> rules;
    private final Otherwise otherwise;
    private final Holidays holidays;

    Schedule(List<Rule> rules, Otherwise otherwise, Holidays holidays) {
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
        this.holidays = holidays;
    }

    Holidays holidays() {
        return holidays;
    }

    Decision at(LocalDateTime moment) {
        for (Rule rule : rules) {
            if (fits(rule, moment.toLocalDate()) && fits(rule, moment.toLocalTime())) {
                return new Decision(rule.guide(), reason(rule, moment.toLocalDate()));
            }
        }
        return new Decision(otherwise.guide(), otherwise.name());
    }

    /** Midnight to midnight without gaps; neighbours differ in their decision. */
    List<Stretch> day(LocalDate date) {
        TreeSet<LocalTime> edges = new TreeSet<>(List.of(LocalTime.MIDNIGHT));
        for (Rule rule : rules) {
            if (fits(rule, date)) {
                rule.from().ifPresent(edges::add);
                rule.until().ifPresent(edges::add);
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        LocalDateTime midnight = date.plusDays(1).atStartOfDay();
        for (LocalTime edge : edges) {
            LocalDateTime from = date.atTime(edge);
            Decision decision = at(from);
            int last = stretches.size() - 1;
            if (last >= 0) {
                Stretch before = stretches.remove(last);
                boolean same = before.decision().equals(decision);
                stretches.add(
                        new Stretch(before.from(), same ? midnight : from, before.decision()));
                if (same) {
                    continue;
                }
            }
            stretches.add(new Stretch(from, midnight, decision));
        }
        return List.copyOf(stretches);
    }

    private boolean fits(Rule rule, LocalDate date) {
        return (rule.on().isEmpty() || holidays.on(date).isPresent())
                && rule.weekdays().map(days -> days.contains(date.getDayOfWeek())).orElse(true)
                && fitsYear(rule, MonthDay.from(date));
    }

    private static boolean fitsYear(Rule rule, MonthDay day) {
        if (rule.fromDay().isEmpty() || rule.untilDay().isEmpty()) {
            return true; // PlanFile refuses a rule that has only one of them
        }
        MonthDay first = rule.fromDay().orElseThrow();
        MonthDay last = rule.untilDay().orElseThrow();
        boolean afterFirst = !day.isBefore(first);
        boolean beforeLast = !day.isAfter(last);
        return first.isAfter(last) ? afterFirst || beforeLast : afterFirst && beforeLast;
    }

    private static boolean fits(Rule rule, LocalTime time) {
        return rule.from().map(from -> !time.isBefore(from)).orElse(true)
                && rule.until().map(time::isBefore).orElse(true);
    }

    private String reason(Rule rule, LocalDate date) {
        return rule.on().isEmpty()
                ? rule.name()
                : rule.name() + holidays.on(date).map(name -> " " + name).orElse("");
    }
}
