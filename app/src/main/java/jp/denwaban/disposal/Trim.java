package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the device which blocks are free, by {@code fstrim} of util-linux: needs root. What the
 * device does with it is its own matter.
 */
final class Trim {
    /** Of a whole volume of some TB, minutes at the most. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** {@code /mnt: 1 GiB (1073741824 bytes) trimmed}. */
    private static final Pattern SAID = Pattern.compile("\\(([0-9]{1,18}) bytes\\) trimmed");

    private static final long MIB = 1024 * 1024;

    private final Commands commands;

    Trim(Commands commands) {
        this.commands = commands;
    }

    Result of(Path mountPoint) {
        try {
            Commands.Ended ended =
                    commands.run(List.of("fstrim", "-v", mountPoint.toString()), LIMIT);
            if (!ended.inTime()) {
                return Result.failed(0, 1, Reason.TOO_LONG);
            }
            Matcher said = SAID.matcher(ended.text());
            if (ended.code() == 0 && said.find()) {
                return Result.done(Long.parseLong(said.group(1)) / MIB);
            }
            return Result.notRun(why(ended.text()));
        } catch (IOException e) {
            return Result.notRun(Reason.NO_TRIM);
        }
    }

    /** util-linux says it in English under every locale that we set: none. */
    private static Reason why(String text) {
        return text.contains("not permitted") || text.contains("Permission denied")
                ? Reason.NO_RIGHT
                : Reason.NO_TRIM;
    }
}
