package jp.denwaban.vault;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each key file of a site is called inside its keys folder. */
public record KeyNames(Path folder) {
    private static final Pattern USER = Pattern.compile("user-(.+)\\.key");
    private static final Pattern ORGANISATION = Pattern.compile("organisation-([0-9]{4})\\.key");
    private static final Pattern EPOCH = Pattern.compile("epoch-([0-9]{8})\\.key");

    public Path user(UserId user) {
        return folder.resolve("user-" + user.text() + ".key");
    }

    public Path organisation(int generation) {
        return folder.resolve("organisation-%04d.key".formatted(generation));
    }

    /** The organisation's private key of one generation, sealed to one user. */
    public Path slot(int generation, UserId user) {
        return folder.resolve("slot-%04d-user-%s.key".formatted(generation, user.text()));
    }

    public Path envelopeSlot(int generation) {
        return folder.resolve("slot-%04d-envelope.key".formatted(generation));
    }

    public Path envelope() {
        return folder.resolve("envelope.key");
    }

    public Path epoch(int number) {
        return folder.resolve("epoch-%08d.key".formatted(number));
    }

    /** Several key files that change as one: what is to be done, until it is done. */
    public Path change() {
        return folder.resolve("change.key");
    }

    /** Held while they change: whoever opens a vault does what was left, and one at a time. */
    public Path lock() {
        return folder.resolve("change.lock");
    }

    static Optional<UserId> userOf(String name) {
        Matcher matcher = USER.matcher(name);
        return matcher.matches() && UserId.fits(matcher.group(1))
                ? Optional.of(new UserId(matcher.group(1)))
                : Optional.empty();
    }

    static OptionalInt generationOf(String name) {
        return number(ORGANISATION.matcher(name));
    }

    static OptionalInt epochOf(String name) {
        return number(EPOCH.matcher(name));
    }

    private static OptionalInt number(Matcher matcher) {
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }
}
