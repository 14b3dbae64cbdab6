package jp.denwaban.answering;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.guidance.PracticePlan;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.WireClient;
import jp.denwaban.wire.WireException;
import org.awaitility.Awaitility;

/** A whole site in a temporary folder, its answering process in this JVM, and one console. */
final class TestSite implements AutoCloseable {
    static final UserId OPERATOR = new UserId("tanaka");

    /** Whose order it is where nobody has come over the socket. */
    static final PersonalDetail BY = new PersonalDetail(Optional.of(OPERATOR), "");

    static final char[] PASSWORD = "correct horse battery".toCharArray();
    private static final int LONGEST_PROMPT = 3 * LineAudio.RATE_HZ;
    private static final Duration SOON = Duration.ofSeconds(20);

    final SiteFolder folder;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
    volatile Optional<Snapshot> latest = Optional.empty();
    private Optional<AnsweringProcess> process = Optional.empty();
    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);

    /** A 訓練 site with virtual lines of the reference card. */
    static TestSite training(Path root, int lines) throws Exception {
        List<TrunkLine> trunks = new ArrayList<>();
        for (int number = 1; number <= lines; number++) {
            trunks.add(new TrunkLine(number, "inline", "virtual", Optional.empty()));
        }
        return new TestSite(root, trunks);
    }

    TestSite(Path root, List<TrunkLine> lines) throws Exception {
        folder = new SiteFolder(root);
        SettingsFile.write(folder, new SiteSettings(1, SiteKind.STATION, "試験警察署", true, lines));
        PracticePlan.installAlwaysOpen(folder.guidance());
        new FileDisk().createFolder(folder.keys());
        shorten(folder.guidance().resolve("prompts"));
        CheapVault.in(folder.keys())
                .create(
                        List.of(
                                new NewUser(
                                        new UserId("kanri"), Role.ADMINISTRATOR, PASSWORD.clone()),
                                new NewUser(OPERATOR, Role.OPERATOR, PASSWORD.clone())),
                        Instant.now());
    }

    /** Three seconds of every sentence: what is said in full is the guidance tests' business. */
    private static void shorten(Path prompts) throws Exception {
        try (Stream<Path> all = Files.list(prompts)) {
            for (Path prompt : all.toList()) {
                short[] whole = WavFile.read(prompt).samples();
                short[] part = Arrays.copyOf(whole, Math.min(whole.length, LONGEST_PROMPT));
                Files.delete(prompt);
                WavFile.write(prompt, LineAudio.RATE_HZ, 1, part);
            }
        }
    }

    TestSite start() {
        AnsweringProcess starting =
                new AnsweringProcess(
                        folder,
                        new AnsweringProcess.Options(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                InstantSource.system(),
                                false));
        process = Optional.of(starting);
        exit = CompletableFuture.supplyAsync(starting::run, run -> new Thread(run, "main").start());
        Awaitility.await()
                .atMost(SOON)
                .until(() -> exit.isDone() || out.toString(StandardCharsets.UTF_8).contains("\n"));
        return this;
    }

    String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    int stop() throws Exception {
        process.ifPresent(AnsweringProcess::stop);
        return exit.get(20, TimeUnit.SECONDS);
    }

    WireClient console() throws WireException {
        return WireClient.connect(
                folder,
                new WireClient.Listener() {
                    @Override
                    public void heard(ServerMessage message) {
                        if (message instanceof ServerMessage.Status status) {
                            latest = Optional.of(status.snapshot());
                        } else {
                            heard.add(message);
                        }
                    }

                    @Override
                    public void closed(String reason) {}
                });
    }

    void await(String what, Predicate<Snapshot> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .until(() -> latest.filter(condition).isPresent());
    }

    static Predicate<Snapshot> line(int number, Predicate<LineStatus> condition) {
        return snapshot ->
                snapshot.lines().stream()
                        .filter(line -> line.number() == number)
                        .anyMatch(condition);
    }

    KeyRing keys() throws Exception {
        return CheapVault.in(folder.keys()).open(OPERATOR, PASSWORD.clone());
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
