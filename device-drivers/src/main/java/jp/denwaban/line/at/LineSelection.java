package jp.denwaban.line.at;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One entry of a modem's answer to {@code +VLS=?}: what can be joined to it, and which events it
 * tells of meanwhile.
 *
 * @param label what {@code +VLS=} chooses it by
 * @param joined letters: {@code T} the line, {@code L} the telephone beside, {@code S} a
 *     loudspeaker, {@code M} a microphone
 * @see "ITU-T V.253, +VLS=?: masks while sending, while receiving, while idle, hexadecimal"
 */
public record LineSelection(
        int label,
        String joined,
        Set<CardEvent> sending,
        Set<CardEvent> receiving,
        Set<CardEvent> idle) {
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?:\\+VLS: *)?(?<label>[0-9]{1,2}),\"(?<joined>[^\"]*)\""
                            + ",(?<sending>[0-9A-Fa-f]{8,12}),(?<receiving>[0-9A-Fa-f]{8,12})"
                            + ",(?<idle>[0-9A-Fa-f]{8,12})");

    private static final int HEX = 16;
    private static final int BITS_PER_DIGIT = 4;

    public LineSelection {
        sending = Set.copyOf(sending);
        receiving = Set.copyOf(receiving);
        idle = Set.copyOf(idle);
    }

    /** Reads one line; nothing if it is no entry. */
    public static Optional<LineSelection> read(String line) {
        Matcher entry = ENTRY.matcher(line.strip());
        return entry.matches()
                ? Optional.of(
                        new LineSelection(
                                Integer.parseInt(entry.group("label")),
                                entry.group("joined").strip(),
                                events(entry.group("sending")),
                                events(entry.group("receiving")),
                                events(entry.group("idle"))))
                : Optional.empty();
    }

    /** Event 0 is the highest bit of the leftmost digit, however many digits there are. */
    private static Set<CardEvent> events(String hex) {
        long mask = Long.parseLong(hex, HEX);
        int top = hex.length() * BITS_PER_DIGIT - 1;
        return Arrays.stream(CardEvent.values())
                .filter(event -> (mask >> top - event.number() & 1) != 0)
                .collect(Collectors.toSet());
    }
}
