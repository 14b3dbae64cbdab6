package jp.denwaban.leak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.vault.UserId;

/** A whole evening of which the kernel tells every system call about sockets. */
public final class Traced {
    /** Answering, the console that was used, and the one that came up behind it. */
    public static final int PROCESSES = 3;

    private final Path folder;

    /**
     * @param folder takes what is seen, a file a process
     */
    public Traced(Path folder) {
        this.folder = folder;
    }

    /** How the processes of the evening have to be started. */
    public List<String> words() {
        return Sockets.look(folder.resolve("%s.strace").toString());
    }

    /** Calls, sign-in, sign-out, stop; what was done with internet sockets. */
    public List<String> evening(Household household) throws IOException, InterruptedException {
        household.answer();
        household.calls();
        household.console();
        household.use(new UserId("tanto"));
        household.signOut();
        household.stopConsole();
        household.stopAnswering();
        return seen("answering", "console");
    }

    /** Start and stop of answering alone. */
    public List<String> start(Household household) throws IOException, InterruptedException {
        household.answer();
        household.stopAnswering();
        return seen("answering");
    }

    private List<String> seen(String... names) throws IOException {
        List<String> violations = new ArrayList<>();
        for (String name : names) {
            Path file = folder.resolve(name + ".strace");
            Sockets.uses(file).forEach(use -> violations.add(name + ": " + use));
            if (!Sockets.saw(file)) {
                violations.add("the look is blind: " + name + " opens no socket at all");
            }
        }
        return violations;
    }
}
