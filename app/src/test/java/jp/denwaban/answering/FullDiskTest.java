package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A disk that runs full, as a small tmpfs mounted for the recordings (needs root to mount). */
class FullDiskTest {
    @TempDir Path root;
    private TestSite site;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "mounting needs root");
        site = TestSite.training(root, 1);
        Path recordings = Files.createDirectories(site.folder.recordings());
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", recordings.toString());
        // A container without the right to mount cannot show this; CI with root must.
        Assumptions.assumeTrue(mounted || System.getenv("CI") != null, "mount is not allowed");
        assertThat(mounted).isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            site.close();
            run("umount", "-l", site.folder.recordings().toString());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFullDiskStopsAnsweringAndTheTalkIsRegisteredAsCut() throws Exception {
        site.start();
        try (WireClient console = site.console()) {
            console.ask(n -> new ClientMessage.PlacePracticeCall(n, "0112510110"))
                    .get(5, TimeUnit.SECONDS);
            site.await("greeting", line(1, l -> l.state() == LineState.GUIDING));
            console.ask(n -> new ClientMessage.PressPracticeKey(n, "1")).get(5, TimeUnit.SECONDS);
            site.await("recording", line(1, l -> l.state() == LineState.RECORDING));
            fill(site.folder.recordings().resolve("not-ours"));

            site.await("alarm", FullDiskTest::diskAlarm);
            site.await("bypass", line(1, l -> l.state() == LineState.BYPASS));
            site.await("registered", snapshot -> snapshot.today().recorded() == 1);
            assertThat(site.stop()).isZero();
        }
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(IndexedCall::outcome)
                    .isEqualTo(List.of(Optional.of(Outcome.CUT_SHORT)));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aDiskThatIsFullAtTheStartIsNeverAnsweredOn() throws Exception {
        fill(site.folder.recordings().resolve("not-ours"));
        site.start();
        try (WireClient console = site.console()) {
            assertThat(console.connected()).isTrue();
            site.await("alarm", FullDiskTest::diskAlarm);
            site.await("bypass", line(1, l -> l.state() == LineState.BYPASS));
        }
    }

    private static boolean diskAlarm(Snapshot snapshot) {
        return snapshot.alarms().stream().anyMatch(alarm -> alarm.code().equals("D-02"));
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
