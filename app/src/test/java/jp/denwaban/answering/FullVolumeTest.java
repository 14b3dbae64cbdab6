package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.WireClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A whole site on a small file system of its own that runs full in the middle of a talk. */
class FullVolumeTest {
    /** Site, reserve (8.6 MB) and as much again above the mark at which answering stops. */
    private static final String SIZE = "size=64m";

    private static final Duration BYPASS_WITHIN = Duration.ofSeconds(3);

    @TempDir Path root;
    private TestSite site;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "mounting needs root");
        mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", root.toString());
        // A container without the right to mount cannot show this; CI with root must.
        Assumptions.assumeTrue(mounted || System.getenv("CI") != null, "mount is not allowed");
        assertThat(mounted).isTrue();
        site = TestSite.training(root, 1);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            site.close();
            run("umount", "-l", root.toString());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTalkOnAVolumeThatRunsFullIsSealedAndEnteredAndServiceComesBackByOrder() throws Exception {
        Path reserve = site.folder.run().resolve("reserve");
        Path filler = root.resolve("not-ours");
        site.start();
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(reserve));
        try (WireClient console = site.console()) {
            console.ask(n -> new ClientMessage.PlacePracticeCall(n, "0112510110"))
                    .get(5, TimeUnit.SECONDS);
            site.await("greeting", line(1, l -> l.state() == LineState.GUIDING));
            console.ask(n -> new ClientMessage.PressPracticeKey(n, "1")).get(5, TimeUnit.SECONDS);
            site.await("recording", line(1, l -> l.state() == LineState.RECORDING));

            fill(filler);
            Awaitility.await("at the switchboard")
                    .atMost(BYPASS_WITHIN)
                    .until(
                            () ->
                                    site.latest
                                            .filter(line(1, l -> l.state() == LineState.BYPASS))
                                            .isPresent());
            site.await("alarm", snapshot -> alarm(snapshot, "D-02"));
            site.await("registered", snapshot -> snapshot.today().recorded() == 1);
            assertThat(reserve).doesNotExist();
            console.ask(ClientMessage.EndPracticeCall::new).get(5, TimeUnit.SECONDS);

            Files.delete(filler);
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(reserve));
            site.await("no alarm", snapshot -> !alarm(snapshot, "D-02"));
            site.await("still there", line(1, l -> l.state() == LineState.BYPASS));
            prove(console);
            console.ask(ClientMessage.ReturnToService::new).get(5, TimeUnit.SECONDS);
            site.await("service", line(1, l -> l.state() == LineState.IDLE));
            assertThat(site.stop()).isZero();
        }
        sealedAndEntered();
    }

    /** Index, files and chain agree, and nothing of them is damaged. */
    private void sealedAndEntered() throws Exception {
        List<IndexedFile> files;
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(IndexedCall::outcome)
                    .containsExactly(java.util.Optional.of(Outcome.CUT_SHORT));
            files = index.files();
        }
        assertThat(
                        Verifier.verify(
                                        new FileDisk(),
                                        site.folder.recordings(),
                                        files.stream()
                                                .map(
                                                        file ->
                                                                new Verifier.Expected(
                                                                        file.fileName(),
                                                                        file.state(),
                                                                        file.seal()))
                                                .toList(),
                                        Verifier.NO_EPOCH)
                                .problems())
                .isEmpty();
        assertThat(
                        ChainVerifier.verify(
                                        new FileDisk(),
                                        site.folder.audit(),
                                        ChainVerifier.EpochKeys.NONE,
                                        List.of())
                                .broken())
                .isFalse();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aStartOnAFullVolumeUsesTheReserveAndServesNobody() throws Exception {
        site.start();
        Path reserve = site.folder.run().resolve("reserve");
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(reserve));
        assertThat(site.stop()).isZero();
        fill(root.resolve("not-ours"));

        site.out.reset();
        site.start();
        try (WireClient console = site.console()) {
            assertThat(console.connected()).as(site.said()).isTrue();
            site.await("alarm", snapshot -> alarm(snapshot, "D-02"));
            site.await("bypass", line(1, l -> l.state() == LineState.BYPASS));
        }
    }

    private void prove(WireClient console) throws Exception {
        var challenge =
                (jp.denwaban.wire.ServerMessage.Challenge)
                        console.ask(n -> new ClientMessage.Identify(n, TestSite.OPERATOR.text()))
                                .get(5, TimeUnit.SECONDS);
        try (var keys = site.keys()) {
            String opened = keys.prove(challenge.sealed());
            console.ask(n -> new ClientMessage.Prove(n, opened)).get(5, TimeUnit.SECONDS);
        }
    }

    private static boolean alarm(Snapshot snapshot, String code) {
        return snapshot.alarms().stream().anyMatch(alarm -> alarm.code().equals(code));
    }

    private static void fill(Path file) throws Exception {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
