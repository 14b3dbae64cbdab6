package jp.denwaban.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time of a box without network. What is written down is the <em>present</em>: begun from the
 * wall clock or the floor, whichever is later, and from there only monotonic running time, so it
 * never runs backwards by itself. What may be erased goes by the <em>proven</em> time: a floor that
 * advances by running time, by at most {@link #MOST_OFFLINE} of being off, or by a person who
 * compared it with 117 — never by merely reading the wall clock. As long as the two agree and
 * nothing jumped, the time is good; otherwise stamps are doubtful (疑義) and a person is asked.
 */
public final class SiteClock implements InstantSource {
    /** Business dates are Japan's, which has no summer time. */
    public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    /** A wall clock that differs more than this from running time has been set by somebody. */
    static final Duration JUMP = Duration.ofSeconds(60);

    /** What the machine may have been off since a confirmation: a long weekend (security.md). */
    public static final Duration MOST_OFFLINE = Duration.ofHours(72);

    /** Beyond it a date is corrected, not a time compared: a slip of the finger looks like this. */
    public static final Duration FAR = Duration.ofDays(1);

    /** This program is younger: nobody has compared an earlier time with 117 on any box of it. */
    private static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");

    /** A year that was confirmed wrongly can be taken back. */
    private static final Duration MOST_BACK = Duration.ofDays(366);

    /**
     * A battery that died says the year its clock was made in; a box serves no longer than this.
     */
    private static final Duration MOST_ON = Duration.ofDays(3653);

    private final Path file;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile Run run;

    /** What makes the time doubtful until a person has compared it. */
    public enum Doubt {
        /** At the start the wall clock stood before the floor; the floor is used. */
        BEHIND,
        /**
         * Somebody set the wall clock while we ran, or the floor was lost, or a person moved the
         * date by more than {@link #FAR} and nobody has confirmed it since; nothing is erased.
         */
        JUMPED,
        /** The machine was off longer than {@link #MOST_OFFLINE} in all; nothing is erased. */
        OFFLINE
    }

    /**
     * One stretch of undisturbed running time.
     *
     * @param present at its beginning; so are the others
     * @param behind whether the wall clock was behind the floor
     */
    private record Run(
            Instant present,
            Instant proven,
            long nanos,
            Duration offline,
            boolean behind,
            boolean unsettled,
            Duration correction) {

        Run unsettledNow() {
            return new Run(present, proven, nanos, offline, behind, true, correction);
        }

        boolean tooLongOffline() {
            return offline.compareTo(MOST_OFFLINE) > 0;
        }
    }

    private SiteClock(Path file, InstantSource wall, LongSupplier nanos, Run run) {
        this.file = file;
        this.wall = wall;
        this.nanos = nanos;
        this.run = run;
    }

    /**
     * Begins to run. What the machine was off is the wall clock less the floor.
     *
     * @param floor file of what is kept of the time; made with the first {@link #raiseFloor}
     * @throws IOException if it is there and cannot be read, or holds no number
     */
    public static SiteClock start(Path floor, InstantSource wall, LongSupplier nanos)
            throws IOException {
        boolean first = !Files.exists(floor);
        ClockFloor kept = ClockFloor.read(floor);
        Instant now = wall.instant().plus(kept.correction());
        Instant least = first ? now : kept.floor();
        boolean behind = now.isBefore(least);
        Duration off = behind ? Duration.ZERO : Duration.between(least, now);
        Duration room = MOST_OFFLINE.minus(kept.offline());
        Duration proven = room.isNegative() ? Duration.ZERO : off.compareTo(room) > 0 ? room : off;
        return new SiteClock(
                floor,
                wall,
                nanos,
                new Run(
                        behind ? least : now,
                        least.plus(proven),
                        nanos.getAsLong(),
                        kept.offline().plus(off),
                        behind,
                        kept.unsettled(),
                        kept.correction()));
    }

    @Override
    public Instant instant() {
        return at(nanos.getAsLong());
    }

    /** The monotonic clock it runs by: for waits, which no correction makes longer. */
    public long nanos() {
        return nanos.getAsLong();
    }

    /** The time of a moment on the monotonic clock. */
    public Instant at(long atNanos) {
        Run now = run;
        return now.present().plusNanos(atNanos - now.nanos());
    }

    /** Whether the stamps of now carry 疑義. */
    public boolean doubtful() {
        return doubt().isPresent() || jumped();
    }

    private boolean jumped() {
        Instant corrected = wall.instant().plus(run.correction());
        return Duration.between(instant(), corrected).abs().compareTo(JUMP) > 0;
    }

    /**
     * Looks whether somebody has set the wall clock. What was seen stays until a person settles it,
     * over a restart too, once {@link #raiseFloor} has written it.
     *
     * @return whether it is news
     */
    public synchronized boolean noticeJump() {
        if (run.unsettled() || !jumped()) {
            return false;
        }
        run = run.unsettledNow();
        return true;
    }

    /** The floor of a box that has calls is gone: whatever the wall clock says proves nothing. */
    public synchronized void floorLost() {
        run = run.unsettledNow();
    }

    /** Why a person must compare the time with 117; empty if nobody must. */
    public Optional<Doubt> doubt() {
        Run now = run;
        if (now.unsettled()) {
            return Optional.of(Doubt.JUMPED);
        }
        if (now.tooLongOffline()) {
            return Optional.of(Doubt.OFFLINE);
        }
        return now.behind() ? Optional.of(Doubt.BEHIND) : Optional.empty();
    }

    /**
     * Whether what is overdue may be erased without asking. Behind the floor it may: the floor is
     * proven, and the true time can only be later.
     */
    public boolean mayErase() {
        Run now = run;
        return !now.unsettled() && !now.tooLongOffline();
    }

    /** Whether it can be the time at all: neither of another age than the floor nor of none. */
    public boolean believable(Instant told) {
        Instant floor = proven(run);
        Instant from = floor.isBefore(EARLIEST) ? EARLIEST : floor;
        return !told.isBefore(EARLIEST)
                && !told.isBefore(floor.minus(MOST_BACK))
                && !told.isAfter(from.plus(MOST_ON));
    }

    /**
     * A person compared with 117: from now on it is {@code told}, earlier or later. The wall clock
     * is right from here by what it differs now. Told by more than {@link #FAR} it is shown and
     * stamped, and proves nothing until it is confirmed once more from near.
     *
     * @throws IOException if it cannot be made durable; then nothing has changed
     */
    public synchronized void confirm(Instant told) throws IOException {
        boolean far = far(told);
        Instant floor = proven(run);
        Run confirmed =
                new Run(
                        told,
                        far && floor.isBefore(told) ? floor : told,
                        nanos.getAsLong(),
                        Duration.ZERO,
                        false,
                        far,
                        Duration.between(wall.instant(), told));
        kept(confirmed, confirmed.proven()).write(file);
        run = confirmed;
    }

    /** Whether this would correct the date, and not only the time. */
    public boolean far(Instant told) {
        return Duration.between(instant(), told).abs().compareTo(FAR) > 0;
    }

    public LocalDateTime japanTime() {
        return LocalDateTime.ofInstant(instant(), JAPAN);
    }

    public LocalDate businessDay() {
        return japanTime().toLocalDate();
    }

    /** The business day that is proven: never after {@link #businessDay}. */
    public LocalDate provenDay() {
        return LocalDate.ofInstant(proven(run), JAPAN);
    }

    /** Writes the floor: no stamp of a later start will be before what is proven now. */
    public synchronized void raiseFloor() throws IOException {
        kept(run, proven(run)).write(file);
    }

    private Instant proven(Run now) {
        return now.proven().plusNanos(nanos.getAsLong() - now.nanos());
    }

    private static ClockFloor kept(Run now, Instant floor) {
        return new ClockFloor(floor, now.offline(), now.unsettled(), now.correction());
    }
}
