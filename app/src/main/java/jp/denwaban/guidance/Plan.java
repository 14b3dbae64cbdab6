package jp.denwaban.guidance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.call.Guide;

/**
 * The guidance of one site, read and checked: which guide runs when, and what it says. Times are
 * Japan's wall clock. Immutable, so that a call keeps the guide it began with.
 */
public final class Plan {
    /** Longer than any run of holidays. */
    public static final int LOOK_AHEAD_DAYS = 31;

    private final int revision;
    private final Map<String, Guide> guides;
    private final Schedule schedule;
    private final Prompts prompts;

    Plan(int revision, Map<String, Guide> guides, Schedule schedule, Prompts prompts) {
        this.revision = revision;
        this.guides = Map.copyOf(guides);
        this.schedule = schedule;
        this.prompts = prompts;
    }

    /** 第n版: counts up with every activation. */
    public int revision() {
        return revision;
    }

    /** The guide that a call of this moment gets. */
    public Guide at(LocalDateTime moment) {
        return guide(schedule.at(moment).guide());
    }

    /** Every guide of the plan, whenever it runs. */
    public Collection<Guide> guides() {
        return guides.values();
    }

    /** One day without gaps, midnight to midnight, in order. */
    public List<Span> day(LocalDate date) {
        return schedule.day(date).stream()
                .map(
                        stretch ->
                                new Span(
                                        stretch.from(),
                                        stretch.to(),
                                        guide(stretch.decision().guide()).name(),
                                        stretch.decision().reason()))
                .toList();
    }

    /** When the next other guide begins, if one does within {@value #LOOK_AHEAD_DAYS} days. */
    public Optional<LocalDateTime> nextChange(LocalDateTime after) {
        String now = schedule.at(after).guide();
        return after.toLocalDate()
                .datesUntil(after.toLocalDate().plusDays(LOOK_AHEAD_DAYS))
                .flatMap(date -> schedule.day(date).stream())
                .filter(stretch -> stretch.from().isAfter(after))
                .filter(stretch -> !stretch.decision().guide().equals(now))
                .map(Schedule.Stretch::from)
                .findFirst();
    }

    public Prompts prompts() {
        return prompts;
    }

    /** The last day the holiday table speaks of; after it, holidays are taken for working days. */
    public LocalDate holidaysKnownUntil() {
        return schedule.holidays().until();
    }

    private Guide guide(String key) {
        Guide guide = guides.get(key);
        if (guide == null) {
            throw new IllegalStateException("no guide " + key + " in a plan that was checked");
        }
        return guide;
    }
}
