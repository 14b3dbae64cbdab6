package jp.denwaban.cli.dispose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.account.Sites;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.answering.SealedSite;
import jp.denwaban.answering.StoppedSite;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.cli.Main;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Keys;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.open.CheapVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The verb as an administrator meets it, on a small volume of its own: the free space is really
 * filled.
 */
class DisposeCommandTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

    @TempDir Path outside;
    private Path volume = Path.of("");
    private SiteFolder site = new SiteFolder(Path.of("none"));
    private boolean mounted;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSite() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "mounting needs root");
        volume = Files.createDirectory(outside.resolve("volume"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", volume.toString());
        // A container without the right to mount cannot show this; CI with root must.
        Assumptions.assumeTrue(mounted || System.getenv("CI") != null, "mount is not allowed");
        assertThat(mounted).isTrue();
        site = new SiteFolder(volume.resolve("site"));
        Sites.make(site.root());
        try (var ring =
                CheapVault.in(site.keys()).open(Sites.ITO.id(), Sites.ITO_PASSWORD.toCharArray())) {
            new SealedSite(
                    site.root(),
                    new Keys(PublicKeys.read(new FileDisk(), site.keys()).organisation(), ring),
                    2);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", volume.toString());
        }
    }

    /** Types these answers, one a question. */
    private static final class Typed implements Keyboard {
        private final Deque<String> answers;
        private final List<String> asked = new ArrayList<>();

        Typed(String... answers) {
            this.answers = new ArrayDeque<>(Arrays.asList(answers));
        }

        @Override
        public Optional<String> line(String question) {
            asked.add(question);
            return Optional.ofNullable(answers.poll());
        }

        @Override
        public Optional<char[]> secret(String question) {
            return line(question).map(String::toCharArray);
        }
    }

    private int dispose(Keyboard keyboard, Path certificate) {
        DisposeCommand command =
                new DisposeCommand(
                        new DisposeCommand.Ground(
                                Optional.of(keyboard), keys -> CheapVault.in(keys)::open, NOON));
        CommandLine line = Main.around(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(
                "--data",
                site.root().toString(),
                "--purpose",
                "return",
                "--certificate",
                certificate.toString(),
                "--machine",
                "NW-0042");
    }

    private static Typed administrator() {
        return new Typed(Sites.ITO.id().text(), Sites.ITO_PASSWORD, "道央警察署");
    }

    private Map<String, Long> files() throws Exception {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(site.root())) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = site.root().relativize(file).toString();
                if (!name.startsWith("people.db-")) {
                    files.put(name, Files.size(file));
                }
            }
        }
        return files;
    }

    @Test
    void anAdministratorErasesTheSiteAndThePaperSaysWhatRanAndWhatIsLeftToDo() throws Exception {
        Path certificate = outside.resolve("certificate.pdf");

        assertThat(dispose(administrator(), certificate))
                .as(out.toString() + err)
                .isEqualTo(DisposeCommand.LEFT_TO_A_PERSON);

        assertThat(files().keySet()).containsOnly("disposal", "run/lock", "run/console.lock");
        String paper = text(certificate);
        assertThat(paper)
                .contains("消去証明書", "道央警察署", "返却", "NW-0042", "副署長 伊藤 美咲")
                .contains("管理者権限のパスワード", "1回", "2件", "X-17", "立会者", "運用管理者")
                .contains("tmpfs", "復元できないとはいえません。")
                .doesNotContain("完了");
        assertThat(out.toString()).contains("鍵ファイルの上書き", "空き領域の上書き");
        assertThat(out + paper).doesNotContain(Sites.ITO_PASSWORD);
    }

    /** The chain dies; its last anchor stands on the paper, and that is of the entry itself. */
    @Test
    void theEntryIsDurableBeforeTheFirstByteAndItsAnchorIsOnThePaper() throws Exception {
        Path certificate = outside.resolve("certificate.pdf");
        int before = (int) ChainHead.read(new FileDisk(), site.audit()).orElseThrow().entry();

        dispose(administrator(), certificate);

        String paper = text(certificate);
        // Signed in, and then this.
        assertThat(paper).containsPattern("%08d +[0-9A-Z]{4}-".formatted(before + 2));
    }

    @Test
    void anOperatorMayNotAndNothingIsTouched() throws Exception {
        Map<String, Long> before = files();
        Typed operator = new Typed(Sites.SATO.id().text(), Sites.SATO_PASSWORD, "道央警察署");

        assertThat(dispose(operator, outside.resolve("certificate.pdf"))).isEqualTo(1);

        assertThat(err.toString()).contains("管理者権限", "X-06").hasLineCount(1);
        assertUntouched(before);
    }

    @Test
    void aWrongPasswordOrAnotherNameOrNothingTypedTouchesNothing() throws Exception {
        Map<String, Long> before = files();
        for (Typed typed :
                List.of(
                        new Typed(Sites.ITO.id().text(), "wrong"),
                        new Typed(Sites.ITO.id().text(), Sites.ITO_PASSWORD, "道北警察署"),
                        new Typed(Sites.ITO.id().text(), Sites.ITO_PASSWORD),
                        new Typed())) {
            assertThat(dispose(typed, outside.resolve("certificate.pdf"))).isEqualTo(1);
            assertUntouched(before);
        }
        assertThat(err.toString().lines()).hasSize(4).allMatch(line -> line.contains("何も変更"));
    }

    /** More entries and one more epoch than before, and everything else as it was. */
    private void assertUntouched(Map<String, Long> before) throws Exception {
        Map<String, Long> now = files();
        assertThat(now).containsAllEntriesOf(before).doesNotContainKey("disposal");
        assertThat(outside.resolve("certificate.pdf")).doesNotExist();
        assertThat(SettingsFile.read(site).name()).isEqualTo("道央警察署");
    }

    @Test
    void whileTheSiteAnswersNothingIsErased() throws Exception {
        try (var lock = StoppedSite.lock(site)) {
            assertThat(dispose(administrator(), outside.resolve("certificate.pdf"))).isEqualTo(1);
        }
        assertThat(err.toString()).contains("S-10");
        assertThat(site.disposal()).doesNotExist();
    }

    @Test
    void aCertificateInsideTheSiteOrOverAnOlderOneIsRefusedBeforeAnything() throws Exception {
        Path older = Files.writeString(outside.resolve("older.pdf"), "older");
        for (Path wrong :
                List.of(site.root().resolve("c.pdf"), older, outside.resolve("none/c.pdf"))) {
            assertThat(dispose(administrator(), wrong)).isEqualTo(2);
        }
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.contains("X-04"));
        assertThat(site.disposal()).doesNotExist();
    }

    @Test
    void aSiteOfWhichPartLiesElsewhereIsRefusedBeforeAnything() throws Exception {
        Files.createSymbolicLink(site.erasures(), outside);

        assertThat(dispose(administrator(), outside.resolve("certificate.pdf"))).isEqualTo(1);

        assertThat(err.toString()).contains("X-05");
        assertThat(site.disposal()).doesNotExist();
    }

    @Test
    void onceBegunNobodyUsesTheSiteAndTheNextRunAsksOnlyWhoRunsIt() throws Exception {
        dispose(administrator(), outside.resolve("first.pdf"));
        Typed again = new Typed("巡査部長 山田 太郎");

        assertThat(dispose(again, outside.resolve("second.pdf")))
                .isEqualTo(DisposeCommand.LEFT_TO_A_PERSON);

        assertThat(again.asked).hasSize(1);
        assertThat(text(outside.resolve("second.pdf")))
                .contains("巡査部長 山田 太郎", "本人記入", "2回", "終わった回のものです。")
                .doesNotContain("完了");
        assertThatThrownBy(() -> SettingsFile.read(site))
                .isInstanceOf(SiteException.class)
                .hasMessageContainingAll("X-01", "denwaban dispose");
        assertThat(answering()).isEqualTo(1);
        assertThat(err.toString()).contains("X-01");
        assertThat(site.log()).doesNotExist();
    }

    private int answering() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code =
                new AnsweringProcess(
                                site,
                                new AnsweringProcess.Options(
                                        stream, stream, InstantSource.system(), true))
                        .run();
        err.write(said.toString(StandardCharsets.UTF_8));
        return code;
    }

    private static String text(Path pdf) throws Exception {
        Process process =
                new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
