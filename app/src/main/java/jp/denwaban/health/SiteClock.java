package jp.denwaban.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import jp.denwaban.disk.WholeFile;

/**
 * The time that is written down. It never runs backwards: a persisted floor, and from it only
 * monotonic running time. A wall clock behind the floor, or one that jumps while we run, makes
 * every stamp doubtful (疑義) until the next start.
 */
public final class SiteClock implements InstantSource {
    /** Business dates are Japan's, which has no summer time. */
    public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    /** A wall clock that differs more than this from running time has been set by somebody. */
    private static final Duration JUMP = Duration.ofSeconds(60);

    private final Path floor;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Instant base;
    private final long baseNanos;
    private final boolean behindFloor;

    private SiteClock(Path floor, InstantSource wall, LongSupplier nanos, Instant least) {
        this.floor = floor;
        this.wall = wall;
        this.nanos = nanos;
        this.baseNanos = nanos.getAsLong();
        Instant now = wall.instant();
        this.behindFloor = now.isBefore(least);
        this.base = behindFloor ? least : now;
    }

    /**
     * Begins to run from the wall clock or the floor, whichever is later.
     *
     * @param floor file of the persisted floor: milliseconds since 1970 in decimal; made if missing
     * @throws IOException if it is there and cannot be read, or holds no number
     */
    public static SiteClock start(Path floor, InstantSource wall, LongSupplier nanos)
            throws IOException {
        Instant least = Instant.EPOCH;
        if (Files.exists(floor)) {
            String text = Files.readString(floor, StandardCharsets.US_ASCII).strip();
            if (!text.matches("[0-9]{1,15}")) {
                throw new IOException("the clock floor holds no number");
            }
            least = Instant.ofEpochMilli(Long.parseLong(text));
        }
        return new SiteClock(floor, wall, nanos, least);
    }

    @Override
    public Instant instant() {
        return at(nanos.getAsLong());
    }

    /** The time of a moment on the monotonic clock. */
    public Instant at(long atNanos) {
        return base.plusNanos(atNanos - baseNanos);
    }

    /** Whether the stamps of now carry 疑義. */
    public boolean doubtful() {
        return behindFloor || Duration.between(instant(), wall.instant()).abs().compareTo(JUMP) > 0;
    }

    public LocalDateTime japanTime() {
        return LocalDateTime.ofInstant(instant(), JAPAN);
    }

    public LocalDate businessDay() {
        return japanTime().toLocalDate();
    }

    /** Writes the floor: no stamp of a later start will be before now, also after a power cut. */
    public void raiseFloor() throws IOException {
        WholeFile.replace(
                floor, Long.toString(instant().toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
    }
}
