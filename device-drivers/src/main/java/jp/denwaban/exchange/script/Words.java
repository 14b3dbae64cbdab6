package jp.denwaban.exchange.script;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one line of a script: bare words in their order, and {@code key=value} pairs each of
 * which must be asked for, so that a misspelt one is a mistake and not a silence.
 */
final class Words {
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m)(?:~(\\d.*))?");

    /** No script lasts longer than a day. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final Set<String> bare = new HashSet<>();
    private final Random dice;

    /** A mistake in one line; the reader adds file and line number. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String sentence) {
            super(sentence);
        }
    }

    Words(String text, Random dice) throws Mistake {
        this.dice = dice;
        for (String word : text.strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                bare.add(word);
            } else if (pairs.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new Mistake(word.substring(0, equals) + "= is given twice");
            }
        }
        bare.remove("");
    }

    boolean has(String word) {
        return bare.remove(word);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(pairs.remove(key));
    }

    String required(String key) throws Mistake {
        return text(key).orElseThrow(() -> new Mistake(key + "= is missing"));
    }

    int number(String key, int least, int most) throws Mistake {
        return number(key, required(key), least, most);
    }

    static int number(String key, String value, int least, int most) throws Mistake {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // falls through to the same sentence
        }
        throw new Mistake(
                key + "=" + value + " must be a whole number from " + least + " to " + most);
    }

    Optional<Duration> duration(String key) throws Mistake {
        Optional<String> value = text(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(duration(key, value.get()));
    }

    Duration duration(String key, Duration otherwise) throws Mistake {
        return duration(key).orElse(otherwise);
    }

    /** {@code 9s}, {@code 1.5s}, {@code 200ms}, {@code 2m}, or {@code 1s~3s} drawn by the seed. */
    Duration duration(String key, String value) throws Mistake {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new Mistake(
                    key + ": " + value + " is not a time; write 9s, 1.5s, 200ms, 2m or 1s~3s");
        }
        long unitMillis =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1000;
                    default -> 60_000;
                };
        Duration first =
                Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unitMillis));
        if (first.compareTo(LONGEST) > 0) {
            throw new Mistake(key + ": " + value + " is longer than a day");
        }
        return matcher.group(3) == null ? first : between(key, first, matcher.group(3));
    }

    private Duration between(String key, Duration first, String value) throws Mistake {
        Duration last = duration(key, value);
        if (last.compareTo(first) < 0) {
            throw new Mistake(key + ": the later end of a range comes second");
        }
        long spanMillis = last.minus(first).toMillis();
        return first.plusMillis(Math.round(dice.nextDouble() * spanMillis));
    }

    /** Everything written has been understood, or this is a mistake. */
    void finish() throws Mistake {
        if (!bare.isEmpty()) {
            throw new Mistake("does not know the word " + bare.iterator().next());
        }
        if (!pairs.isEmpty()) {
            throw new Mistake("does not know " + pairs.keySet().iterator().next() + "=");
        }
    }
}
