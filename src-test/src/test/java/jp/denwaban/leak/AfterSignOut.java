package jp.denwaban.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.denwaban.leak.Needle.Kind;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;

/**
 * What of one person's use is left behind: uses a console for one session, and looks into every
 * process of ours while it lasts and afterwards.
 *
 * <p>Answering holds what is its own and of no person: the key of the running epoch, by which it
 * tags the chain, and whatever it heard since it started. So it was started after the calls that
 * are looked for, and its own epoch's key is looked for in the consoles only.
 */
public final class AfterSignOut {
    /** What a falling process may leave, and what Java writes when it is asked for its heap. */
    private static final Pattern CRASH_FILE =
            Pattern.compile("core(\\..*)?|hs_err.*|replay.*|.*\\.hprof|.*\\.mdmp");

    private final Household household;
    private final long answering;
    private final List<Needle> ofNobody;
    private final List<Needle> all;

    /**
     * @param answering the process that was started behind all calls
     */
    public AfterSignOut(Household household, long answering)
            throws VaultException, RecordingException {
        this.household = household;
        this.answering = answering;
        Secrets secrets = new Secrets(household.site(), household.passwords());
        this.ofNobody = new ArrayList<>(secrets.ofPeople());
        ofNobody.addAll(secrets.ofRecordings());
        int running = secrets.lastEpoch();
        ofNobody.addAll(secrets.ofEpochs(1, running - 1));
        this.all = new ArrayList<>(ofNobody);
        all.addAll(secrets.ofEpochs(running, running));
    }

    /**
     * One session.
     *
     * @param during found in the console while it lasts, by kind: what the look is able to see
     * @param violations what must not be
     * @param readBytes looked at, during and after
     * @param next the console at whose sign-in the next person stands
     */
    public record Session(Set<Kind> during, List<String> violations, long readBytes, long next) {}

    /**
     * One person comes and goes.
     *
     * @param console at whose sign-in they stand
     */
    public Session session(UserId user, long console) throws IOException, InterruptedException {
        List<String> violations = new ArrayList<>();
        Search any = new Search(all);
        Search foreign = new Search(ofNobody);
        household.use(user);
        Set<Kind> during =
                new ProcessMemory(console)
                        .holds(any).stream()
                                .map(Needle::kind)
                                .collect(Collectors.toCollection(TreeSet::new));
        if (!during.contains(Kind.PRIVATE_KEY)) {
            violations.add("the look is blind: no private key in a console where one is used");
        }
        look("answering, during", answering, foreign, violations);
        long next = household.signOut();
        if (next == console || new ProcessMemory(console).exists()) {
            violations.add("the console lives on behind the sign-out");
        }
        look("answering", answering, foreign, violations);
        look("the next console", next, any, violations);
        look("what starts consoles", household.launcher(), any, violations);
        files(any, violations);
        return new Session(during, violations, any.read() + foreign.read(), next);
    }

    private static void look(String where, long pid, Search search, List<String> violations)
            throws IOException, InterruptedException {
        ProcessMemory memory = new ProcessMemory(pid);
        tell(where, memory.holds(search), violations);
        if (memory.swappedKb() > 0) {
            violations.add(where + " lies in swap");
        }
    }

    private void files(Search search, List<String> violations) throws IOException {
        for (Path folder : household.reach()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (CRASH_FILE.matcher("" + file.getFileName()).matches()) {
                        violations.add("a crash file: " + file.getFileName());
                    }
                    tell("file " + file.getFileName(), contents(search, file), violations);
                }
            }
        }
    }

    /** A temporary file may have gone again. */
    private static Set<Needle> contents(Search search, Path file) throws IOException {
        try {
            return search.in(file);
        } catch (NoSuchFileException e) {
            return Set.of();
        }
    }

    private static void tell(String where, Set<Needle> found, List<String> violations) {
        if (!found.isEmpty()) {
            violations.add(
                    where
                            + " holds "
                            + found.stream().map(Needle::what).collect(Collectors.joining(", ")));
        }
    }
}
