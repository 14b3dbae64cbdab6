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

    /** This program is younger: nobody has compared an earlier time with 117 on any box of it. */
    static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");

    private final Path file;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile ClockRun run;
    private Optional<Duration> dropped = Optional.empty();

    /** What makes the time doubtful until a person has compared it. */
    public enum Doubt {
        /** At the start the wall clock stood before the floor; the floor is used. */
        BEHIND,
        /** Nobody has compared date and time since the site was made; nothing is erased. */
        FIRST,
        /**
         * Somebody set the wall clock, or the floor was lost, or a person corrected the date and
         * nobody has confirmed it since; nothing is erased.
         */
        JUMPED,
        /** The machine was off longer than {@link #MOST_OFFLINE} in all; nothing is erased. */
        OFFLINE
    }

    /**
     * What a person who compares must know.
     *
     * @param first whether nobody ever did
     * @param proven the day up to which the time is proven
     * @param beyond whether the day that is shown is too far behind it for one word of anybody
     * @param corrected whether the date has been corrected once and must be typed once more
     */
    public record Question(boolean first, LocalDate proven, boolean beyond, boolean corrected) {}

    private SiteClock(Path file, InstantSource wall, LongSupplier nanos, ClockRun run) {
        this.file = file;
        this.wall = wall;
        this.nanos = nanos;
        this.run = run;
    }

    /**
     * Begins to run: from the floor, or from the wall clock where there is none.
     *
     * @param floor file of what is kept of the time; made with the first {@link #raiseFloor}
     * @throws IOException if it is there and cannot be read, or holds no number
     */
    public static SiteClock start(Path floor, InstantSource wall, LongSupplier nanos)
            throws IOException {
        Instant now = wall.instant();
        if (!Files.exists(floor)) {
            return new SiteClock(floor, wall, nanos, ClockRun.first(now, nanos.getAsLong()));
        }
        ClockFloor kept = ClockFloor.read(floor);
        SiteClock clock =
                new SiteClock(floor, wall, nanos, ClockRun.after(kept, now, nanos.getAsLong()));
        clock.dropped =
                ClockRun.dropped(kept, now) ? Optional.of(kept.correction()) : Optional.empty();
        return clock;
    }

    /**
     * Begins to run on a box that has served and whose floor is gone: whatever the wall clock says
     * proves no more than behind any floor.
     *
     * @param least what is known from elsewhere to have passed; empty if nothing is
     */
    public static SiteClock lost(
            Path floor, Optional<Instant> least, InstantSource wall, LongSupplier nanos) {
        ClockFloor kept =
                new ClockFloor(
                        least.orElse(EARLIEST),
                        Duration.ZERO,
                        ClockFloor.Unsettled.JUMPED,
                        Duration.ZERO);
        return new SiteClock(
                floor, wall, nanos, ClockRun.after(kept, wall.instant(), nanos.getAsLong()));
    }

    /** It is the first start of a box that matters: a person compares before it proves anything. */
    public synchronized void neverCompared() {
        run = run.unsettled(ClockFloor.Unsettled.FIRST);
    }

    /** The correction that this start found out of date, because somebody set the wall clock. */
    public Optional<Duration> droppedCorrection() {
        return dropped;
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
        return run.at(atNanos);
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
        if (run.isUnsettled() || !jumped()) {
            return false;
        }
        run = run.unsettled(ClockFloor.Unsettled.JUMPED);
        return true;
    }

    /** Why a person must compare the time with 117; empty if nobody must. */
    public Optional<Doubt> doubt() {
        ClockRun now = run;
        if (now.isUnsettled()) {
            boolean first = now.unsettled() == ClockFloor.Unsettled.FIRST;
            return Optional.of(first ? Doubt.FIRST : Doubt.JUMPED);
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
        ClockRun now = run;
        return !now.isUnsettled() && !now.tooLongOffline();
    }

    /** What the person is asked who signs in now; empty if nobody is. */
    public Optional<Question> question() {
        return doubt().map(
                        doubt ->
                                new Question(
                                        doubt == Doubt.FIRST,
                                        provenDay(),
                                        standing().beyond(instant()),
                                        standing().corrected()));
    }

    /** Whether it can be the time at all: neither before this program nor beyond its box. */
    public boolean believable(Instant told) {
        return standing().believable(told);
    }

    /** What a person's word would do; nothing has changed. */
    public Confirmation weigh(Instant told, Confirmation.Word word) {
        return Confirmation.weigh(told, standing(), word);
    }

    private Confirmation.Standing standing() {
        ClockRun now = run;
        long moment = nanos.getAsLong();
        return new Confirmation.Standing(
                now.at(moment),
                now.provenAt(moment),
                doubtful(),
                now.unsettled() == ClockFloor.Unsettled.CORRECTED);
    }

    /**
     * A person compared with 117: from now on it is what he told, earlier or later. The wall clock
     * is right from here by what it differs now.
     *
     * @param weighed shown or proven
     * @return by how much the time moved
     * @throws IOException if it cannot be made durable; then nothing has changed
     */
    public synchronized Duration confirm(Confirmation weighed) throws IOException {
        long now = nanos.getAsLong();
        ClockRun confirmed = run.confirmed(weighed, now, wall.instant());
        Duration moved = Duration.between(run.at(now), confirmed.present());
        confirmed.kept(now).write(file);
        run = confirmed;
        return moved;
    }

    public LocalDateTime japanTime() {
        return LocalDateTime.ofInstant(instant(), JAPAN);
    }

    public LocalDate businessDay() {
        return japanTime().toLocalDate();
    }

    /** The business day that is proven: never after {@link #businessDay}. */
    public LocalDate provenDay() {
        return LocalDate.ofInstant(run.provenAt(nanos.getAsLong()), JAPAN);
    }

    /** Writes the floor: no stamp of a later start will be before what is proven now. */
    public synchronized void raiseFloor() throws IOException {
        run.kept(nanos.getAsLong()).write(file);
    }
}
