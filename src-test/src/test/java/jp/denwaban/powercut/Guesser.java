package jp.denwaban.powercut;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Basis;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.SignIn;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.CheapKeys;
import jp.denwaban.vault.open.Vault;

/**
 * A console at which somebody guesses, as a process of its own that can be killed: the real sign-in
 * over the real database. Its monotonic time passes when it is told; its wall clock is what it was
 * given. Says {@code evaluated} before a password is tried, then what came of it.
 */
public final class Guesser {
    /** The count of failures begins at zero with the process. */
    static final String COUNTER_IN_RAM = "counter-in-ram";

    private Guesser() {}

    /** With the site, seconds of the wall clock since 1970, and the name of a mutant or none. */
    public static void main(String[] arguments) throws IOException, AccountException {
        SiteFolder site = new SiteFolder(Path.of(arguments[0]));
        Clock wall =
                Clock.fixed(
                        Instant.ofEpochSecond(Long.parseLong(arguments[1])), ZoneOffset.ofHours(9));
        AtomicLong nanos = new AtomicLong();
        PeopleDatabase people = PeopleDatabase.open(site.people());
        if (arguments[2].equals(COUNTER_IN_RAM)) {
            people.attempts().clear(GuessLaboratory.PERSON);
        }
        Vault vault = CheapKeys.in(new FileDisk(), site.keys());
        Answering nobody =
                request -> {
                    throw new NotAnsweredException("nobody answers here");
                };
        SignIn signIn =
                new SignIn(
                        people,
                        (user, password) -> {
                            say("evaluated");
                            return vault.open(user, password);
                        },
                        nobody,
                        new Gate(nobody, false),
                        wall,
                        nanos::get);
        say("ready");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            if (words[0].equals("pass")) {
                nanos.addAndGet(Duration.ofSeconds(Long.parseLong(words[1])).toNanos());
            } else {
                say(attempt(signIn, words[1]));
            }
        }
    }

    private static String attempt(SignIn signIn, String password) throws AccountException {
        SignIn.Outcome outcome =
                signIn.attempt(
                        GuessLaboratory.PERSON.text(),
                        password.toCharArray(),
                        new Basis.UsageRow(UsagePurpose.INSPECTION));
        if (outcome instanceof SignIn.Outcome.Wrong wrong) {
            return "wrong " + wrong.pause().toSeconds();
        }
        if (outcome instanceof SignIn.Outcome.Waiting waiting) {
            return "waiting " + waiting.left().toSeconds();
        }
        // Whose password was right is only missing somebody who writes it down.
        return outcome instanceof SignIn.Outcome.Stopped ? "stopped" : "right";
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
