package jp.denwaban.line.card;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.line.CardAction;

/**
 * One step of an action: a command, or a pause.
 *
 * @param text what is sent, digits filled in; empty for a pause
 * @param mayFail the card may not know this command, and its refusal does not matter
 * @param extra time the step takes beyond a plain command, such as digits being sent
 */
record Step(String text, boolean mayFail, Duration extra) {
    private static final Pattern PAUSE = Pattern.compile("pause ([0-9]{1,4}) ms");

    private static final Pattern PROBED = Pattern.compile("\\{v(sm|gr|gt)}");

    /** Twice the slowest second dial tone; the call's thread waits as long. */
    private static final int LONGEST_PAUSE_MILLIS = 5000;

    /** 100 ms tone and 80 ms pause, and as much again for a slow card. */
    private static final Duration PER_DIGIT = Duration.ofMillis(360);

    /** A card waits this long for a dial tone before it sends digits. */
    private static final Duration DIAL_TONE = Duration.ofSeconds(2);

    static Step of(String written, String digits) {
        boolean mayFail = written.startsWith("?");
        String text = mayFail ? written.substring(1) : written;
        Optional<Duration> pause = pauseOf(text);
        if (pause.isPresent()) {
            return new Step("", false, pause.get());
        }
        String filled =
                text.replace(CardAction.DIGITS, digits)
                        .replace(CardAction.DIGITS_WITH_COMMAS, String.join(",", digits.split("")));
        Duration extra =
                takesDigits(text)
                        ? DIAL_TONE.plus(PER_DIGIT.multipliedBy(digits.length()))
                        : Duration.ZERO;
        return new Step(filled, mayFail, extra);
    }

    boolean pause() {
        return text.isEmpty();
    }

    /** Whether the card has to be asked first what to say: {@link ProbedWords}. */
    boolean probed() {
        return PROBED.matcher(text).find();
    }

    /** The same step in other words. */
    Step saying(String words) {
        return new Step(words, mayFail, extra);
    }

    static boolean takesDigits(String written) {
        return written.contains(CardAction.DIGITS)
                || written.contains(CardAction.DIGITS_WITH_COMMAS);
    }

    static Optional<Duration> pauseOf(String written) {
        Matcher pause = PAUSE.matcher(written);
        if (!pause.matches() || Integer.parseInt(pause.group(1)) > LONGEST_PAUSE_MILLIS) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Integer.parseInt(pause.group(1))));
    }
}
