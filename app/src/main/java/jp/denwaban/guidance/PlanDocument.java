package jp.denwaban.guidance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.call.Destination;

/**
 * {@code plan.json} as it is written, before anything is believed.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format, {@value #VERSION}
 * @param revision counts up with every activation: 第13版
 * @param prompts every sentence by name
 * @param guides every guide by its key, which the schedule names
 */
record PlanDocument(
        String format,
        int version,
        int revision,
        Map<String, Sentence> prompts,
        Map<String, GuideEntry> guides,
        Schedule schedule) {
    static final String FORMAT = "denwaban-plan";
    static final int VERSION = 1;

    /**
     * What one prompt says.
     *
     * @param text as a person reads it
     * @param keys every key it speaks, in the order spoken: {@code 12345690}
     */
    record Sentence(String text, String keys) {}

    /** One guide; the fields are those of {@link jp.denwaban.call.Guide}. */
    record GuideEntry(
            String name,
            String greeting,
            String notice,
            String menu,
            String wrongKey,
            String noInput,
            String connecting,
            Map<String, List<Destination>> keys,
            String repeatKey,
            Destination operator,
            int choiceWaitSeconds,
            int passes) {}

    /**
     * Which guide runs when: the first rule that fits wins.
     *
     * @param otherwise when no rule fits, so that no hour is without guidance
     */
    record Schedule(List<Rule> rules, Otherwise otherwise) {}

    /**
     * One rule; every condition that is written must hold.
     *
     * @param on {@code HOLIDAY}: only on a day of the holiday table
     * @param fromDay first day of a yearly stretch, {@code --12-29}; may pass the new year
     * @param untilDay its last day, included
     * @param from first moment of each day, midnight if not written
     * @param until first moment after it, midnight if not written
     */
    record Rule(
            String name,
            Optional<DayKind> on,
            Optional<Set<DayOfWeek>> weekdays,
            Optional<MonthDay> fromDay,
            Optional<MonthDay> untilDay,
            Optional<LocalTime> from,
            Optional<LocalTime> until,
            String guide) {}

    record Otherwise(String name, String guide) {}

    enum DayKind {
        HOLIDAY
    }

    /**
     * {@code holidays.json}: 国民の祝日.
     *
     * @param source where the days were taken from
     * @param from first day the table speaks of
     * @param until last day the table speaks of
     */
    record HolidayTable(
            String format,
            int version,
            String source,
            LocalDate from,
            LocalDate until,
            Map<LocalDate, String> days) {
        static final String FORMAT = "denwaban-holidays";
    }
}
