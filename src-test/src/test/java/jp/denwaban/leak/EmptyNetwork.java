package jp.denwaban.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;

/**
 * A whole evening of which every process of ours stands in a network of its own without anything in
 * it, the loopback down: {@code unshare -n}.
 */
public final class EmptyNetwork {
    private static final Path OUR_NETWORK = Path.of("/proc/self/ns/net");

    private EmptyNetwork() {}

    /** Words before a command; who is not root is root of nothing but this. */
    public static List<String> words() {
        boolean root = System.getProperty("user.name", "").equals("root");
        return List.of("unshare", root ? "-n" : "-rn");
    }

    /** Why this machine has no such network; empty if it has. */
    public static Optional<String> cannot() {
        List<String> command = new ArrayList<>(words());
        command.add("true");
        try {
            int code = new ProcessBuilder(command).start().waitFor();
            return code == 0
                    ? Optional.empty()
                    : Optional.of("unshare may not make a network here");
        } catch (IOException e) {
            return Optional.of("no unshare: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** Calls, sign-in, sign-out, {@code verify}; what did not work. */
    public static List<String> evening(Household household) throws Exception {
        List<String> violations = new ArrayList<>();
        long answering = household.answer();
        household.calls();
        long console = household.console();
        alone(answering, "answering", violations);
        alone(console, "the console", violations);
        household.use(new UserId("tanto"));
        household.signOut();
        household.stopConsole();
        household.stopAnswering();
        int code = household.verify();
        if (code != 0) {
            violations.add("verify ends with " + code);
        }
        voices(household, violations);
        return violations;
    }

    private static void alone(long pid, String who, List<String> violations) throws IOException {
        Path its = Path.of("/proc/" + pid + "/ns/net");
        boolean ours = Files.readSymbolicLink(its).equals(Files.readSymbolicLink(OUR_NETWORK));
        boolean onlyLoopback =
                Files.readAllLines(Path.of("/proc/" + pid + "/net/dev")).stream()
                        .filter(line -> line.contains(":"))
                        .allMatch(line -> line.strip().startsWith("lo:"));
        if (ours || !onlyLoopback) {
            violations.add(who + " does not stand in an empty network, so that nothing is said");
        }
    }

    private static void voices(Household household, List<String> violations) throws Exception {
        FileDisk disk = new FileDisk();
        UserId user = new UserId("tanto");
        char[] password = household.passwords().get(user).toCharArray();
        try (KeyRing keys = new Vault(disk, household.site().keys()).open(user, password)) {
            List<String> names = SealedFileReader.fileNames(disk, household.site().recordings());
            for (String name : names) {
                Path file = household.site().recordings().resolve(name);
                Recording open = new RecordingReader(disk, keys).read(file, Optional.empty());
                if (open.verdict() != Verdict.GENUINE || open.caller().length == 0) {
                    violations.add(name + " is not a talk that opens");
                }
            }
            if (names.size() != Household.LINES) {
                violations.add(names.size() + " recordings instead of " + Household.LINES);
            }
        }
    }
}
