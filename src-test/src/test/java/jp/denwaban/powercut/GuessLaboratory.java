package jp.denwaban.powercut;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.Person;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.CheapKeys;
import jp.denwaban.vault.open.NewUser;

/**
 * Guesses at a sign-in that is killed between guesses and in them, and whose clock is set by years,
 * and holds what is evaluated against the promise: five free, then waits that double, and an end.
 */
public final class GuessLaboratory {
    static final UserId PERSON = new UserId("kanri");
    private static final String RIGHT = "correct horse battery";
    private static final String WRONG = "battery horse correct";
    private static final int FREE = 5;
    private static final int END = 100;

    /** 30 s doubling to 15 min, from the fifth failure on: the table of the promise. */
    private static final int[] WAITS = {30, 60, 120, 240, 480, 900};

    /** Thirty years either way: an empty battery, and a jest. */
    private static final long MOST_SECONDS_OFF = 30L * 365 * 24 * 3600;

    /**
     * Failures that an account has already: by the seed one of the free, of the waits, of the end.
     */
    private static final int[] ALREADY = {0, 4, 96};

    /** Kills at an account that is stopped, before it is enrolled anew. */
    private static final int STOPPED_KILLS = 5;

    /** Counting takes two, trying a cheap password one. */
    private static final int LONGEST_GUESS_MICROS = 4_000;

    private final SiteFolder site;
    private final List<String> java;
    private final String mutant;
    private final Random random;
    private final PeopleDatabase people;
    private final List<String> violations = new ArrayList<>();
    private int evaluated;
    private int stopped;
    private int kills;

    /**
     * @param root of a site, made here
     * @param mutant {@link Guesser#COUNTER_IN_RAM}, or none
     */
    public GuessLaboratory(Path root, Child child, long seed, String mutant) throws IOException {
        this.site = new SiteFolder(root);
        this.java = child.java();
        this.mutant = mutant;
        this.random = new Random(seed);
        try {
            Files.createDirectories(root);
            this.people = PeopleDatabase.open(site.people());
            people.persons().put(new Person(PERSON, Role.ADMINISTRATOR, "副署長", "伊藤 美咲"));
            CheapKeys.in(new FileDisk(), site.keys())
                    .create(
                            List.of(new NewUser(PERSON, Role.ADMINISTRATOR, RIGHT.toCharArray())),
                            Office.MORNING);
            for (int n = ALREADY[(int) Math.floorMod(seed, (long) ALREADY.length)]; n > 0; n--) {
                evaluated = people.attempts().countFailure(PERSON);
            }
        } catch (AccountException | VaultException e) {
            throw new IOException(e);
        }
    }

    public List<String> violations() {
        return violations;
    }

    public int kills() {
        return kills;
    }

    /** One process from its start to its kill. */
    public void kill() throws IOException, InterruptedException {
        try {
            int before = people.attempts().failures(PERSON);
            try (Running running = start()) {
                expect(running, before);
                running.kill(random.nextInt(3) == 0);
            }
            kills++;
            int after = people.attempts().failures(PERSON);
            if (after < evaluated) {
                violation(evaluated + " guesses were evaluated and " + after + " are counted");
            }
            if (stopped >= STOPPED_KILLS) {
                people.attempts().clear(PERSON);
                evaluated = 0;
                stopped = 0;
            }
        } catch (AccountException e) {
            violation("the database is damaged: " + e.code());
        }
    }

    /** What a fresh process has to do with an account of so many failures. */
    private void expect(Running running, int failures) throws IOException {
        // By what was tried, not by what the process thinks: a count that it lost is still ours.
        int known = Math.max(failures, evaluated);
        if (known >= END) {
            stopped++;
            same("stopped", running.attempt(RIGHT), known);
            return;
        }
        if (known < FREE) {
            wrong(running, known);
            return;
        }
        int wait = WAITS[Math.min(known - FREE, WAITS.length - 1)];
        same("waiting " + wait, running.attempt(RIGHT), known);
        running.pass(wait - 1);
        same("waiting 1", running.attempt(RIGHT), known);
        running.pass(1);
        wrong(running, known);
    }

    private void wrong(Running running, int known) throws IOException {
        String reply = running.attempt(WRONG);
        boolean last = known + 1 >= END;
        if (last ? !reply.equals("stopped") : !reply.startsWith("wrong")) {
            violation("after " + known + " failures a wrong password: " + reply);
        }
    }

    private void same(String expected, String reply, int known) {
        if (!reply.equals(expected)) {
            violation("after " + known + " failures: " + reply + ", not " + expected);
        }
    }

    private void violation(String what) {
        violations.add("kill " + kills + ": " + what);
    }

    private Running start() throws IOException {
        long wall =
                Office.MORNING.getEpochSecond()
                        + random.nextLong(-MOST_SECONDS_OFF, MOST_SECONDS_OFF);
        List<String> words = new ArrayList<>(java);
        words.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(Office.scratch(site.root())));
        words.add(Guesser.class.getName());
        words.addAll(List.of(site.root().toString(), Long.toString(wall), mutant));
        return new Running(
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** The process, and the way to it. */
    private final class Running implements AutoCloseable {
        private final Process process;
        private final BufferedReader replies;
        private final Writer orders;

        Running(Process process) throws IOException {
            this.process = process;
            this.replies =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            if (!"ready".equals(replies.readLine())) {
                throw new IOException("a sign-in does not begin");
            }
        }

        String attempt(String password) throws IOException {
            order("try " + password);
            String line = replies.readLine();
            if ("evaluated".equals(line)) {
                evaluated++;
                line = replies.readLine();
            }
            return String.valueOf(line);
        }

        void pass(int seconds) throws IOException {
            order("pass " + seconds);
        }

        /** SIGKILL, now or while another guess is under way. */
        void kill(boolean inAGuess) throws IOException, InterruptedException {
            if (inAGuess) {
                order("pass " + Duration.ofMinutes(15).toSeconds());
                order("try " + WRONG);
                process.waitFor(random.nextInt(LONGEST_GUESS_MICROS), TimeUnit.MICROSECONDS);
            }
            // By its handle: who destroys a Process closes the pipe, which keeps what was said.
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String line = replies.readLine(); line != null; line = replies.readLine()) {
                evaluated += line.equals("evaluated") ? 1 : 0;
            }
        }

        private void order(String line) throws IOException {
            orders.write(line + "\n");
            orders.flush();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
