package jp.denwaban.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a person's word about the time does, with everything it depends on as an argument. 117 says
 * hours, minutes and seconds and no date, so one word may move what is proven no farther than the
 * machine may be off without asking, and moves no date for good.
 *
 * @param told what the person says it is
 * @param verdict what becomes of it
 */
public record Confirmation(Instant told, Verdict verdict) {

    /** So much a clock goes wrong in a year; who compares at midnight moves the day by it. */
    static final Duration MINUTES = Duration.ofMinutes(5);

    /**
     * A battery that died says the year its clock was made in; a box serves no longer than this.
     */
    private static final Duration MOST_ON = Duration.ofDays(3653);

    /** What becomes of a word. */
    public enum Verdict {
        /** No box has had this time, or can have come to it. */
        NO_TIME,
        /** Not his to say. */
        ADMINISTRATORS,
        /** It is shown and stamped from now on, and proves nothing until it is said once more. */
        SHOWN,
        /** It is the time, and what is due by it is erased. */
        PROVEN
    }

    /** Who says it, and how. */
    public record Word(boolean administrator, boolean typed) {
        /** The most that anybody can say. */
        public static final Word TYPED_BY_ADMINISTRATOR = new Word(true, true);
    }

    /**
     * Where the clock stands when it is said.
     *
     * @param present what the box shows
     * @param proven what it may erase by; never after {@code present}
     * @param asked whether a person is asked at all
     * @param corrected whether an earlier word was {@link Verdict#SHOWN} and waits for this one
     */
    record Standing(Instant present, Instant proven, boolean asked, boolean corrected) {

        /**
         * Whether it can be the time at all. However far ahead a machine's clock or a person has
         * put the box, it can be taken back: to go back erases nothing early.
         */
        boolean believable(Instant told) {
            Instant from = proven.isBefore(SiteClock.EARLIEST) ? SiteClock.EARLIEST : proven;
            return !told.isBefore(SiteClock.EARLIEST) && !told.isAfter(from.plus(MOST_ON));
        }

        /** Whether it would erase what is not due within the time a machine may be off. */
        boolean beyond(Instant told) {
            return told.isAfter(proven.plus(SiteClock.MOST_OFFLINE));
        }
    }

    /** Whether it would be another date, and not only for the minutes around midnight. */
    public static boolean movesTheDay(Instant present, Instant told) {
        return Duration.between(present, told).abs().compareTo(MINUTES) > 0
                && !day(present).equals(day(told));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SiteClock.JAPAN);
    }

    /**
     * By how many days the day of a call moves at most that was stamped by a clock that was wrong
     * by this: rather later than earlier, and not at all for minutes.
     */
    public static int daysMoved(Duration moved) {
        return moved.abs().compareTo(MINUTES) <= 0
                ? 0
                : (int) Math.ceil(moved.toSeconds() / (double) Duration.ofDays(1).toSeconds());
    }

    /** Weighs one word; nothing has changed. */
    static Confirmation weigh(Instant told, Standing standing, Word word) {
        return new Confirmation(told, verdict(told, standing, word));
    }

    private static Verdict verdict(Instant told, Standing standing, Word word) {
        if (!standing.believable(told)) {
            return Verdict.NO_TIME;
        }
        boolean anotherDay = movesTheDay(standing.present(), told);
        boolean far = anotherDay || standing.beyond(told);
        if (!word.administrator() && (far || !standing.asked())) {
            return Verdict.ADMINISTRATORS;
        }
        // Once more: of the date that is shown, typed by hand, because 117 does not say it.
        boolean onceMore = standing.corrected() && word.typed() && !anotherDay;
        return far && !onceMore ? Verdict.SHOWN : Verdict.PROVEN;
    }
}
