package jp.denwaban.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.disk.WholeFile;

/**
 * What is kept of the time over a power cut: one line of decimal numbers in {@code
 * run/clock-floor}.
 *
 * <pre>
 * floor       milliseconds since 1970: the time is at least this
 * offline     milliseconds the machine was off since a person confirmed the time
 * unsettled   why a person must settle it: 0 nothing, 1 the wall clock jumped or the floor was
 *             lost, 2 nobody has ever compared it, 3 a date was corrected and not yet confirmed
 * correction  milliseconds by which the wall clock is to be put right, with its sign
 * </pre>
 *
 * A line with the floor alone is of the first version: nothing offline, nothing unsettled.
 */
record ClockFloor(Instant floor, Duration offline, Unsettled unsettled, Duration correction) {
    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,15})(?: ([0-9]{1,15}) ([0-3]) (-?[0-9]{1,15}))?");

    /** What only a person settles; the digit in the file is its place here. */
    enum Unsettled {
        NO,
        JUMPED,
        FIRST,
        CORRECTED;

        /** One more reason to ask hides none that was there before. */
        Unsettled orJumped() {
            return this == NO ? JUMPED : this;
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read, or holds no number
     */
    static ClockFloor read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IOException("the clock floor holds no number");
        }
        Instant floor = Instant.ofEpochMilli(Long.parseLong(line.group(1)));
        return line.group(2) == null
                ? new ClockFloor(floor, Duration.ZERO, Unsettled.NO, Duration.ZERO)
                : new ClockFloor(
                        floor,
                        Duration.ofMillis(Long.parseLong(line.group(2))),
                        Unsettled.values()[Integer.parseInt(line.group(3))],
                        Duration.ofMillis(Long.parseLong(line.group(4))));
    }

    /** The same with another floor. */
    ClockFloor at(Instant other) {
        return new ClockFloor(other, offline, unsettled, correction);
    }

    /** Replaces it as a whole, durably: an empty one would be a lost one. */
    void write(Path file) throws IOException {
        String line =
                "%d %d %d %d"
                        .formatted(
                                floor.toEpochMilli(),
                                offline.toMillis(),
                                unsettled.ordinal(),
                                correction.toMillis());
        WholeFile.replace(file, line.getBytes(StandardCharsets.US_ASCII));
    }
}
