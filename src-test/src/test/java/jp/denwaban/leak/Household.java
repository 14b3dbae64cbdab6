package jp.denwaban.leak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.denwaban.cli.Main;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.UserId;

/**
 * A whole station in processes of its own: the telephone network, answering, and a console that is
 * started again after every sign-out, on a site whose passwords, callers and voices are drawn by a
 * seed and known to nobody else. Only one may run on a display and a site.
 */
public final class Household implements AutoCloseable {
    /** Two lines, because a number and a voice of one call say little of another's. */
    public static final int LINES = 2;

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration CALLS = Duration.ofSeconds(120);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The launcher's loop: a console that ends with 75 was signed out of. */
    private static final String LOOP =
            "while :; do \"$@\"; code=$?; [ $code = 75 ] || exit $code; done";

    private final Path folder;
    private final Path temp;
    private final Path here;
    private final Path home;
    private final Path said;
    private final SiteFolder site;
    private final Manner manner;
    private final Random random;
    private final List<Running> all = new CopyOnWriteArrayList<>();
    private final Map<UserId, String> passwords;
    private String display = System.getenv().getOrDefault("DISPLAY", "");
    private Optional<Running> answering = Optional.empty();
    private Optional<Running> console = Optional.empty();

    /**
     * Makes the site and plugs in the telephone network.
     *
     * @param folder of its own
     * @param root where all goes that processes of ours write: the data disk
     */
    public Household(Path folder, Path root, long seed, Manner manner)
            throws IOException, InterruptedException {
        this(folder, root, seed, manner, true);
    }

    /** The same on a quiet evening: nobody calls. */
    static Household quiet(Path folder, long seed) throws IOException, InterruptedException {
        return new Household(folder, folder, seed, Manner.PLAIN, false);
    }

    private Household(Path folder, Path root, long seed, Manner manner, boolean called)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.manner = manner;
        this.random = new Random(seed);
        this.site = new SiteFolder(root.resolve("site"));
        this.temp = Files.createDirectories(root.resolve("tmp"));
        this.here = Files.createDirectories(root.resolve("here"));
        this.home = Files.createDirectories(root.resolve("home"));
        this.said = Files.createDirectories(root.resolve("said"));
        this.passwords = Station.passwords(random);
        // A bench that is interrupted must not leave a station behind.
        Runtime.getRuntime().addShutdownHook(NamedThread.factory("end").newThread(this::close));
        try {
            if (display.isEmpty()) {
                display = ":" + xvfb().line(START);
            }
            exchange(called);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public SiteFolder site() {
        return site;
    }

    public Map<UserId, String> passwords() {
        return passwords;
    }

    /** Every folder a process of ours could write to. */
    List<Path> reach() {
        return List.of(site.root(), temp, here, home, said);
    }

    /** Waits until the lines are in service; its process's number. */
    public long answer() throws IOException, InterruptedException {
        Running started = program("answering", List.of("answering"));
        answering = Optional.of(started);
        String ready = started.line(START);
        JsonNode words = new ObjectMapper().readTree(ready);
        if (words.path("inService").asInt() != LINES) {
            throw new IOException("not every line is in service: " + ready);
        }
        return words.path("pid").asLong();
    }

    public void stopAnswering() throws IOException, InterruptedException {
        answering.orElseThrow().stop();
        answering = Optional.empty();
    }

    /** Waits until both callers have talked, and their calls are sealed and registered. */
    public void calls() throws IOException {
        Path diary = folder.resolve("heard").resolve("events.jsonl");
        until(CALLS, () -> count(diary, "\"call-ended\"") >= LINES, "the calls do not end");
        until(CALLS, () -> entries("call.registered") >= LINES, "a call is not registered");
    }

    /** Waits until the sign-in stands; its process's number. */
    public long console() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", LOOP, "loop"));
        words.addAll(manner.java("console", List.of(), properties()));
        words.addAll(List.of(Hand.class.getName(), "run", "--data", "" + site.root()));
        console = Optional.of(start("console", words));
        return atSignIn();
    }

    /** The shell that starts consoles. */
    public long launcher() {
        return console.orElseThrow().pid();
    }

    /** Signs in, has the chain checked with the person's keys, and looks at the day's figures. */
    public void use(UserId user) throws IOException, InterruptedException {
        long checked = entries("chain.genuine");
        ask("signin " + user.text() + " " + passwords.get(user), "signed in");
        until(START, () -> entries("chain.genuine") > checked, "the chain is not checked");
        long shown = entries("day-sheet.shown");
        ask("look", "looked");
        until(START, () -> entries("day-sheet.shown") > shown, "the day's figures do not come");
    }

    /** Signs out; the number of the process at whose sign-in the next person stands. */
    public long signOut() throws IOException, InterruptedException {
        console.orElseThrow().say("end");
        return atSignIn();
    }

    public void stopConsole() throws IOException, InterruptedException {
        console.orElseThrow().stop();
        console = Optional.empty();
    }

    /** What {@code denwaban verify} says: its exit code. */
    public int verify() throws IOException, InterruptedException {
        Running verify = program("verify", List.of());
        return verify.waitFor(START);
    }

    @Override
    public void close() {
        all.forEach(Running::close);
    }

    private long atSignIn() throws IOException, InterruptedException {
        String said = console.orElseThrow().line(START);
        if (!said.startsWith("at the sign-in ")) {
            throw new IOException("the console says: " + said);
        }
        return Long.parseLong(said.substring("at the sign-in ".length()));
    }

    private void ask(String command, String answer) throws IOException, InterruptedException {
        console.orElseThrow().say(command);
        String said = console.orElseThrow().line(START);
        if (!said.equals(answer)) {
            throw new IOException("the console says: " + said);
        }
    }

    /** Codes of entries stand in the chain in clear. */
    private long entries(String code) throws IOException {
        long entries = 0;
        try (Stream<Path> files = Files.list(site.audit())) {
            for (Path file : files.toList()) {
                entries += count(file, code);
            }
        }
        return entries;
    }

    private static long count(Path file, String word) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return Pattern.compile(word, Pattern.LITERAL).matcher(text).results().count();
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Duration patience, Condition condition, String otherwise)
            throws IOException {
        long limit = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new IOException(otherwise);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private Running xvfb() throws IOException {
        return start(
                "xvfb",
                List.of(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "1920x1080x24",
                        "-nolisten",
                        "tcp"));
    }

    /** The telephone network: outside of what is looked at, and not on the data disk. */
    private void exchange(boolean called) throws IOException, InterruptedException {
        List<String> words = Manner.PLAIN.java("exchange", List.of(), List.of());
        words.addAll(List.of(Main.class.getName(), "exchange", "--wait-for-service", "--stay"));
        words.addAll(List.of("--lines", "" + LINES));
        if (called) {
            words.addAll(List.of("--script", "" + new Callers(folder, random).write(LINES)));
        }
        words.addAll(List.of("--references", "" + folder.resolve("heard")));
        Running started = start("exchange", words);
        JsonNode ready = new ObjectMapper().readTree(started.line(START));
        Station.make(site, ready.path("lines"), passwords);
    }

    private Running program(String verb, List<String> own) throws IOException {
        List<String> words = manner.java(verb, own, properties());
        words.addAll(List.of(Main.class.getName(), verb, "--data", "" + site.root()));
        return start(verb, words);
    }

    private List<String> properties() {
        return List.of(
                "java.io.tmpdir=" + temp,
                "user.home=" + home,
                "file.encoding=UTF-8",
                "prism.order=sw"); // Nobody looks: no driver of a graphics card is asked.
    }

    private Running start(String name, List<String> command) throws IOException {
        Running started =
                Running.start(
                        name,
                        command,
                        List.of(
                                "LC_ALL=C.UTF-8",
                                "HOME=" + home,
                                // A sound server would be started, and stay: the rack has none.
                                "PULSE_SERVER=unix:" + home.resolve("none"),
                                "DISPLAY=" + display),
                        said,
                        here);
        all.add(started);
        return started;
    }
}
