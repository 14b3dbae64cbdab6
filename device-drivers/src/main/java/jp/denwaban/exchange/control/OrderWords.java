package jp.denwaban.exchange.control;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.line.CallerId;

/** The words of one command after its verb, taken one by one. */
final class OrderWords {
    private static final int LONGEST_TIME_MILLIS = 10_000;

    private final List<String> words;

    OrderWords(String text) {
        words = new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }

    /** The next word; empty when there is none. */
    String next() {
        return words.isEmpty() ? "" : words.remove(0);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    void end() throws OrderRefused {
        if (!words.isEmpty()) {
            throw new OrderRefused("too many words");
        }
    }

    /** {@code line=2}, wherever it stands; without it the first line is meant. */
    int line(int count) throws OrderRefused {
        int line = named("line").map(OrderWords::numberOf).orElse(1);
        if (line < 1 || line > count) {
            throw new OrderRefused("lines are 1 to " + count);
        }
        return line;
    }

    /** {@code tone=100ms}. */
    int millis(String name, int otherwise) throws OrderRefused {
        Optional<String> value = named(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        int millis = value.get().endsWith("ms") ? numberOf(value.get().replace("ms", "")) : -1;
        if (millis < 0 || millis > LONGEST_TIME_MILLIS) {
            throw new OrderRefused(name + " is a time such as 100ms, at most 10000ms");
        }
        return millis;
    }

    private Optional<String> named(String name) {
        Optional<String> word =
                words.stream().filter(each -> each.startsWith(name + "=")).findFirst();
        word.ifPresent(words::remove);
        return word.map(found -> found.substring(name.length() + 1));
    }

    /** How often it shall ring; 0 if that is not said. */
    int rings(int most) throws OrderRefused {
        if (words.isEmpty() || !words.get(0).matches("[0-9]+")) {
            return 0;
        }
        int rings = numberOf(next());
        if (rings < 1 || rings > most) {
            throw new OrderRefused("it can ring 1 to " + most + " times");
        }
        return rings;
    }

    /** Who calls, in the words of the script; no Number Display at all if nothing is said. */
    CallerId caller() throws OrderRefused {
        Optional<String> number = named("number");
        if (number.isPresent()) {
            if (!number.get().matches("[0-9]{2,20}")) {
                throw new OrderRefused("a number is 2 to 20 digits");
            }
            return new CallerId.Number(number.get());
        }
        return switch (next()) {
            case "", "no-service" -> CallerId.Absent.NO_SERVICE;
            case "withheld" -> CallerId.Absent.WITHHELD;
            case "payphone" -> CallerId.Absent.PAYPHONE;
            case "unavailable" -> CallerId.Absent.UNAVAILABLE;
            case "service-conflict" -> CallerId.Absent.SERVICE_CONFLICT;
            case "receive-error" -> CallerId.Absent.RECEIVE_ERROR;
            default -> throw new OrderRefused("ring [N] [number=DIGITS | withheld | payphone …]");
        };
    }

    Leaving leaving() throws OrderRefused {
        return switch (next()) {
            case "", "busy" -> Leaving.BUSY_TONE;
            case "dial-tone" -> Leaving.DIAL_TONE;
            case "loop-break" -> Leaving.LOOP_BREAK;
            default -> throw new OrderRefused("hang-up [busy | dial-tone | loop-break]");
        };
    }

    String keys(int most) throws OrderRefused {
        String keys = next();
        if (!keys.matches("[0-9*#A-D]{1," + most + "}")) {
            throw new OrderRefused("keys are 1 to " + most + " of 0-9 * # A-D");
        }
        return keys;
    }

    /** All that is left is the name of a file; blanks in it count as one. */
    Path file() throws OrderRefused {
        String name = String.join(" ", words);
        words.clear();
        if (name.isEmpty()) {
            throw new OrderRefused("a file is missing");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new OrderRefused("that is no name of a file");
        }
    }

    private static int numberOf(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }
}
