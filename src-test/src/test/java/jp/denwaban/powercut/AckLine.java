package jp.denwaban.powercut;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import jp.denwaban.audit.Anchor;

/** What is acknowledged, as a line that goes from one process to another. */
final class AckLine {
    private AckLine() {}

    /** What a line must end with: a process that is killed may say half of one. */
    private static final String END = " .";

    static String of(Ack ack) {
        return words(ack) + END;
    }

    private static String words(Ack ack) {
        if (ack instanceof Ack.Entered entered) {
            return "entered " + entered.anchor();
        }
        if (ack instanceof Ack.Recorded recorded) {
            return "recorded " + recorded.call() + " " + recorded.samples();
        }
        if (ack instanceof Ack.Described described) {
            return "described " + described.call();
        }
        if (ack instanceof Ack.Registered registered) {
            return "registered " + registered.call() + " " + registered.day();
        }
        if (ack instanceof Ack.Begun begun) {
            return "begun " + begun.epoch() + " " + HexFormat.of().formatHex(begun.key());
        }
        if (ack instanceof Ack.Floor floor) {
            return "floor " + floor.millis();
        }
        throw new IllegalArgumentException("stays in its process: " + ack);
    }

    /** Empty for a line that says something else, or was cut off in the middle. */
    static Optional<Ack> read(String line) {
        if (!line.endsWith(END)) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "entered" -> Anchor.typed(words[1]).map(Ack.Entered::new);
            case "recorded" -> Optional.of(new Ack.Recorded(number(words[1]), number(words[2])));
            case "floor" -> Optional.of(new Ack.Floor(number(words[1])));
            case "described" -> Optional.of(new Ack.Described(number(words[1])));
            case "registered" ->
                    Optional.of(new Ack.Registered(number(words[1]), LocalDate.parse(words[2])));
            case "begun" ->
                    Optional.of(
                            new Ack.Begun(
                                    (int) number(words[1]), HexFormat.of().parseHex(words[2])));
            default -> Optional.empty();
        };
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }
}
