package jp.denwaban.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.call.CallNumber;

/**
 * Name of a sealed file: the call's number, and from the second part on the part.
 *
 * <p>{@code 00000007.sealed}, after a cut {@code 00000007-1.sealed}, {@code 00000007-2.sealed}.
 *
 * @param part from 0
 */
public record SealedName(CallNumber call, int part) {
    private static final Pattern RULE =
            Pattern.compile("([0-9]{8,18})(?:-([1-9][0-9]{0,3}))?\\.sealed");

    /** The name, if this is one; a file called otherwise is not ours. */
    public static Optional<SealedName> parse(String fileName) {
        Matcher matcher = RULE.matcher(fileName);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) < 1) {
            return Optional.empty();
        }
        String part = matcher.group(2);
        SealedName name =
                new SealedName(
                        new CallNumber(Long.parseLong(matcher.group(1))),
                        part == null ? 0 : Integer.parseInt(part));
        return name.fileName().equals(fileName) ? Optional.of(name) : Optional.empty();
    }

    public String fileName() {
        String number = "%08d".formatted(call.value());
        return (part == 0 ? number : number + "-" + part) + ".sealed";
    }

    public SealedName next() {
        return new SealedName(call, part + 1);
    }
}
