package jp.denwaban.health;

import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of undisturbed running time, and how it begins: what a start makes of the floor and
 * the wall clock. Pure; decision 0027 has the table.
 *
 * @param present at its beginning; so are the others
 * @param proven never after {@code present}
 * @param offline what the machine was off since a person confirmed the time
 * @param behind whether the wall clock was behind the floor
 * @param correction what the wall clock is to be put right by
 */
record ClockRun(
        Instant present,
        Instant proven,
        long nanos,
        Duration offline,
        boolean behind,
        ClockFloor.Unsettled unsettled,
        Duration correction) {

    /** The very first start of a site: nothing is known but the wall clock. */
    static ClockRun first(Instant wall, long nanos) {
        return after(
                new ClockFloor(wall, Duration.ZERO, ClockFloor.Unsettled.NO, Duration.ZERO),
                wall,
                nanos);
    }

    /**
     * Goes on from what was kept. What the machine was off is the wall clock less the floor, and is
     * proven as far as there is room. A floor that nobody ever compared is no better than the wall
     * clock: who has set that right is not held to it.
     */
    static ClockRun after(ClockFloor before, Instant wall, long nanos) {
        ClockFloor kept =
                before.unsettled() == ClockFloor.Unsettled.FIRST && mayGoBack(before, wall)
                        ? before.at(wall.plus(before.correction()))
                        : before;
        Duration correction = dropped(kept, wall) ? Duration.ZERO : kept.correction();
        Instant now = wall.plus(correction);
        boolean behind = now.isBefore(kept.floor());
        Instant present = behind ? kept.floor() : now;
        Duration off = Duration.between(kept.floor(), present);
        Duration room = SiteClock.MOST_OFFLINE.minus(kept.offline());
        Duration proven = room.isNegative() ? Duration.ZERO : off.compareTo(room) > 0 ? room : off;
        return new ClockRun(
                present,
                kept.floor().plus(proven),
                nanos,
                kept.offline().plus(off),
                behind,
                unsettled(kept, wall, present),
                correction);
    }

    private static boolean mayGoBack(ClockFloor kept, Instant wall) {
        Instant now = wall.plus(kept.correction());
        return now.isBefore(kept.floor()) && !now.isBefore(SiteClock.EARLIEST);
    }

    /**
     * Whether somebody has set the wall clock right by itself since a person said by how much it is
     * wrong: a new battery. Without the correction it then is what it can be, with it it is not. A
     * correction that waits for its second word stays: the floor is not of its age yet.
     */
    static boolean dropped(ClockFloor kept, Instant wall) {
        Instant corrected = wall.plus(kept.correction());
        boolean waits = kept.unsettled() == ClockFloor.Unsettled.CORRECTED;
        if (waits || small(kept.correction()) || plausible(kept, corrected)) {
            return false;
        }
        return plausible(kept, wall) || (!wall.isBefore(kept.floor()) && wall.isBefore(corrected));
    }

    private static ClockFloor.Unsettled unsettled(ClockFloor kept, Instant wall, Instant present) {
        boolean either =
                !small(kept.correction())
                        && plausible(kept, wall)
                        && plausible(kept, wall.plus(kept.correction()));
        boolean asked = either || dropped(kept, wall) || present.isBefore(SiteClock.EARLIEST);
        return asked ? kept.unsettled().orJumped() : kept.unsettled();
    }

    private static boolean small(Duration correction) {
        return correction.abs().compareTo(Confirmation.MINUTES) <= 0;
    }

    /** A time that the machine can have come to, and may have without asking. */
    private static boolean plausible(ClockFloor kept, Instant time) {
        return !time.isBefore(kept.floor())
                && !time.isAfter(kept.floor().plus(SiteClock.MOST_OFFLINE));
    }

    /**
     * What follows on a person's word. What is only shown moves what is proven back at most, and
     * leaves the machine's time off as it was.
     *
     * @param now on the monotonic clock
     * @throws IllegalArgumentException if the word was refused
     */
    ClockRun confirmed(Confirmation weighed, long now, Instant wall) {
        Instant told = weighed.told();
        Duration from = Duration.between(wall, told);
        return switch (weighed.verdict()) {
            case PROVEN ->
                    new ClockRun(
                            told, told, now, Duration.ZERO, false, ClockFloor.Unsettled.NO, from);
            case SHOWN ->
                    new ClockRun(
                            told,
                            provenAt(now).isBefore(told) ? provenAt(now) : told,
                            now,
                            offline,
                            false,
                            ClockFloor.Unsettled.CORRECTED,
                            from);
            case NO_TIME, ADMINISTRATORS ->
                    throw new IllegalArgumentException("a word that was refused");
        };
    }

    ClockRun unsettled(ClockFloor.Unsettled why) {
        return new ClockRun(present, proven, nanos, offline, behind, why, correction);
    }

    boolean isUnsettled() {
        return unsettled != ClockFloor.Unsettled.NO;
    }

    boolean tooLongOffline() {
        return offline.compareTo(SiteClock.MOST_OFFLINE) > 0;
    }

    Instant at(long now) {
        return present.plusNanos(now - nanos);
    }

    Instant provenAt(long now) {
        return proven.plusNanos(now - nanos);
    }

    /** What outlives a power cut. */
    ClockFloor kept(long now) {
        return new ClockFloor(provenAt(now), offline, unsettled, correction);
    }
}
