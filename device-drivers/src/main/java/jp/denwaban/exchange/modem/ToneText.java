package jp.denwaban.exchange.modem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.ToneGenerator;

/**
 * What {@code +VTS} asks for: digits, {@code {digit,time}}, {@code [hertz,hertz,time]}, {@code !}
 * for a hook flash, commas between them; times in 10 ms.
 *
 * @see "ITU-T V.253, +VTS"
 */
public final class ToneText {
    /** Digits that follow each other are 70 ms apart, so that every telephone takes them. */
    private static final int PAUSE_MILLIS = 70;

    private static final int TIME_UNIT_MILLIS = 10;

    /** A modem's buffer for tones; more is a mistake. */
    private static final int MOST_PARTS = 64;

    /** 300 to 3000 Hz and a little around it; 0 is none. */
    private static final int MOST_HERTZ = 3400;

    private static final Pattern PART =
            Pattern.compile(
                    "(?<digits>[0-9A-D*#]+)"
                            + "|\\{(?<digit>[0-9A-D*#]),(?<digitTime>[0-9]{0,4})\\}"
                            + "|\\[(?<first>[0-9]{0,4}),(?<second>[0-9]{0,4}),(?<time>[0-9]{0,4})\\]"
                            + "|(?<flash>!)");

    private ToneText() {}

    /**
     * One sound, or a flash.
     *
     * @param digits those it stands for; empty for a tone or a flash
     */
    public record Part(boolean flash, String digits, Sound sound) {}

    /** The parts in their order; nothing if the text is none of this. */
    public static Optional<List<Part>> read(String text, int digitTime) {
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (!part.region(at, text.length()).lookingAt() || parts.size() == MOST_PARTS) {
                return Optional.empty();
            }
            Optional<Part> read = part(part, digitTime);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            parts.add(read.get());
            at = part.end();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<Part> part(Matcher part, int digitTime) {
        if (part.group("flash") != null) {
            return Optional.of(new Part(true, "", Sound.SILENCE));
        }
        if (part.group("digits") != null) {
            return Optional.of(keys(part.group("digits"), digitTime));
        }
        if (part.group("digit") != null) {
            return Optional.of(keys(part.group("digit"), number(part, "digitTime", digitTime)));
        }
        int first = number(part, "first", 0);
        int second = number(part, "second", 0);
        int millis = number(part, "time", digitTime) * TIME_UNIT_MILLIS;
        return first > MOST_HERTZ || second > MOST_HERTZ
                ? Optional.empty()
                : Optional.of(new Part(false, "", ToneGenerator.pair(first, second, millis)::fill));
    }

    private static Part keys(String keys, int time) {
        ToneGenerator tones =
                ToneGenerator.digits(
                        keys,
                        Math.max(1, time) * TIME_UNIT_MILLIS,
                        PAUSE_MILLIS,
                        ToneGenerator.LOW_GROUP_DBM0,
                        ToneGenerator.HIGH_GROUP_DBM0);
        return new Part(false, keys, tones::fill);
    }

    private static int number(Matcher part, String group, int otherwise) {
        String digits = part.group(group);
        return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
}
