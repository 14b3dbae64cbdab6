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
 * unsettled   1 after a jump that no person has settled, otherwise 0
 * correction  milliseconds by which the wall clock is to be put right, with its sign
 * </pre>
 *
 * A line with the floor alone is of the first version: nothing offline, nothing unsettled.
 */
record ClockFloor(Instant floor, Duration offline, boolean unsettled, Duration correction) {
    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,15})(?: ([0-9]{1,15}) ([01]) (-?[0-9]{1,15}))?");

    static final ClockFloor NONE =
            new ClockFloor(Instant.EPOCH, Duration.ZERO, false, Duration.ZERO);

    /** Reads it; {@link #NONE} where there is no file. */
    static ClockFloor read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IOException("the clock floor holds no number");
        }
        Instant floor = Instant.ofEpochMilli(Long.parseLong(line.group(1)));
        return line.group(2) == null
                ? new ClockFloor(floor, Duration.ZERO, false, Duration.ZERO)
                : new ClockFloor(
                        floor,
                        Duration.ofMillis(Long.parseLong(line.group(2))),
                        line.group(3).equals("1"),
                        Duration.ofMillis(Long.parseLong(line.group(4))));
    }

    /** Replaces it as a whole, durably: an empty one would keep the box from starting. */
    void write(Path file) throws IOException {
        String line =
                "%d %d %d %d"
                        .formatted(
                                floor.toEpochMilli(),
                                offline.toMillis(),
                                unsettled ? 1 : 0,
                                correction.toMillis());
        WholeFile.replace(file, line.getBytes(StandardCharsets.US_ASCII));
    }
}
