package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.answering.KeptSite.Spoken;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.ReservedDisk;
import jp.denwaban.health.DiskGauge;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing on a volume without a free byte: it makes room and must not need any. */
class FullDiskRetentionTest {
    private static final Instant MORNING = Instant.parse("2026-11-17T01:00:00Z");
    private static final LocalDate D_15 = LocalDate.of(2026, 12, 2);

    @TempDir Path root;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "mounting needs root");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", root.toString());
        // A container without the right to mount cannot show this; CI with root must.
        Assumptions.assumeTrue(mounted || System.getenv("CI") != null, "mount is not allowed");
        assertThat(mounted).isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", root.toString());
        }
    }

    @Test
    void whatIsDueIsErasedEnteredAndReportedOnAFullDisk() throws Exception {
        SiteFolder folder = new SiteFolder(root.resolve("site"));
        Trial.create(folder, 1).close();
        try (KeptSite site = new KeptSite(folder, MORNING)) {
            Spoken call = site.call(Duration.ofSeconds(2));
            site.pass(Duration.ofDays(15));
            site.boot().reserve.hold();
            DiskRoom room = new DiskRoom(new DiskGauge(folder.recordings()), site.boot().reserve);
            assertThat(room.full()).isFalse();
            fill(root.resolve("not-ours"));

            assertThat(room.full()).as("as the watch sees it twice a second").isTrue();
            assertThat(site.boot().reserve.held()).isFalse();
            ErasureReport report = site.round().orElseThrow();

            assertThat(report.day()).isEqualTo(D_15);
            assertThat(report.erasedCalls()).isEqualTo(1);
            assertThat(site.there(call)).isFalse();
            assertThat(
                            ChainVerifier.verify(
                                            new FileDisk(),
                                            folder.audit(),
                                            ChainVerifier.EpochKeys.NONE,
                                            List.of())
                                    .broken())
                    .isFalse();

            Files.delete(root.resolve("not-ours"));
            assertThat(room.keepReserve()).isTrue();
            assertThat(room.full()).isFalse();
        }
    }

    /** Nobody has looked yet: the entry before the erasure finds the room by itself. */
    @Test
    void theEntryBeforeAnErasureTakesTheReserveItself() throws Exception {
        SiteFolder folder = new SiteFolder(root.resolve("site"));
        Trial.create(folder, 1).close();
        try (KeptSite site = new KeptSite(folder, MORNING)) {
            site.boot().reserve.hold();
            fill(root.resolve("not-ours"));

            for (int entry = 0; entry < 64; entry++) {
                site.kept().ground().enter("erasure.begun", "calls=1");
            }

            assertThat(site.boot().reserve.spent()).isTrue();
            assertThat(new FileDisk().freeBytes(root))
                    .isGreaterThan(site.boot().reserve.bytes() - ReservedDisk.NO_ROOM_BYTES);
        }
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
