package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.denwaban.exchange.pty.PtyPair;
import jp.denwaban.line.serial.SerialPorts;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.wire.LineState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets one clear sentence with a code, an exit code, and loses nothing. */
class RefusedStartTest {
    @TempDir Path root;

    @Test
    void aDamagedSettingsFileIsToldAndLeftAsItIs() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Files.writeString(site.folder.settings(), "{\"version\":1,");
        Map<String, Long> before = files();

        refused(site, "S-02");
        assertThat(files()).containsAllEntriesOf(before);
    }

    @Test
    void aPromptThatIsNotAudioIsNamed() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Path prompts = site.folder.guidance().resolve("prompts");
        Path prompt;
        try (Stream<Path> all = Files.list(prompts)) {
            prompt = all.sorted().findFirst().orElseThrow();
        }
        Files.writeString(prompt, "this is a letter, not a sound");

        refused(site, "G-01");
        assertThat(site.said()).contains(prompt.getFileName().toString());
    }

    @Test
    void aDamagedPlanIsNamed() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Files.writeString(site.folder.guidance().resolve("plan.json"), "[]");

        refused(site, "G-01");
        assertThat(site.said()).contains("plan.json");
    }

    @Test
    void missingKeysAreTold() throws Exception {
        TestSite site = TestSite.training(root, 1);
        try (Stream<Path> all = Files.list(site.folder.keys())) {
            for (Path key : all.toList()) {
                Files.delete(key);
            }
        }
        refused(site, "K-01");
    }

    @Test
    void anUnknownProfileIsNamed() throws Exception {
        TestSite site =
                new TestSite(
                        root,
                        List.of(new TrunkLine(1, "unheard-of", "/dev/null", Optional.empty())));
        refused(site, "L-10");
        assertThat(site.said()).contains("unheard-of");
    }

    @Test
    void onePersonsDamagedKeyFileIsAnAlarmAndCallsAreAnswered() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Path key;
        try (Stream<Path> all = Files.list(site.folder.keys())) {
            key = all.filter(file -> file.endsWith("user-kanri.key")).findFirst().orElseThrow();
        }
        Files.writeString(key, "no key at all");
        try (site;
                var console = site.start().console()) {
            site.await(
                    "alarm",
                    s -> s.alarms().stream().anyMatch(alarm -> alarm.code().equals("K-04")));
            site.await("service", TestSite.line(1, l -> l.state() == LineState.IDLE));
            assertThat(console.connected()).isTrue();
        }
    }

    @Test
    void anUnknownPortIsNamed() throws Exception {
        String port = root.resolve("no-such-port").toString();
        TestSite site =
                new TestSite(
                        root,
                        List.of(new TrunkLine(1, "inline", port, Optional.of(port + "-voice"))));
        refused(site, "L-11");
        assertThat(site.said()).contains("no-such-port");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (PtyPair cable = PtyPair.open()) {
            String port = cable.name();
            Path lock =
                    new SerialPorts(port, Optional.empty())
                            .locks()
                            .resolve("denwaban" + port.replace('/', '-') + ".lock");
            try (FileChannel file =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                TestSite site =
                        new TestSite(
                                root,
                                List.of(
                                        new TrunkLine(
                                                1, "inline", port, Optional.of(port + "-voice"))));
                refused(site, "L-12");
                assertThat(held.isValid()).isTrue();
                assertThat(site.said()).contains("「" + port + "」は、ほかのプログラムが使用しています");
            }
        }
    }

    @Test
    void aCardThatCannotReachADestinationIsToldBeforeACallerIsLost() throws Exception {
        TestSite site =
                new TestSite(
                        root, List.of(new TrunkLine(1, "v253", "/dev/null", Optional.empty())));
        refused(site, "L-15");
        assertThat(site.said()).contains("v253").contains("着信先");
    }

    @Test
    void aSecondInstanceIsRefusedAndTheFirstGoesOn() throws Exception {
        try (TestSite first = TestSite.training(root, 1).start()) {
            int exit =
                    new AnsweringProcess(
                                    first.folder,
                                    new AnsweringProcess.Options(
                                            System.out,
                                            new PrintStream(first.err, true, "UTF-8"),
                                            InstantSource.system(),
                                            false))
                            .run();
            assertThat(exit).isEqualTo(1);
            assertThat(first.said()).contains("S-10");
            try (var console = first.console()) {
                first.await("status", snapshot -> snapshot.lines().size() == 1);
                assertThat(console.connected()).isTrue();
            }
        }
    }

    private static void refused(TestSite site, String code) throws Exception {
        site.start();
        assertThat(site.stop()).isEqualTo(1);
        assertThat(site.said().lines()).hasSize(1);
        assertThat(site.said().strip()).endsWith("（" + code + "）");
        // Names of files, ports and profiles apart, it is Japanese.
        assertThat(site.said().replaceAll("「[^」]*」|（[^）]*）|/\\S+|profiles|kHz|WAV", ""))
                .doesNotContainPattern("[a-zA-Z]{2}");
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(root.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }
}
