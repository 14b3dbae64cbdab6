package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditException;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that has erased 200,000 calls, in the memory that the service has. */
class YearsOfCallsTest {
    private static final int ERASED = 200_000;
    private static final int OLDEST = 1000;

    /** As in the package's unit. */
    private static final String MEMORY = "-Xmx128m";

    @TempDir Path root;

    @Test
    void scrubAndRetentionOfASiteWithYearsOfErasedCallsFitIntoTheMemoryOfTheService()
            throws Exception {
        SealedSite site = new SealedSite(root, Keys.make(), 3);
        erased(site.folder);
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                MEMORY,
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Round.class.getName(),
                                root.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(child.getInputStream().readAllBytes());
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said).isZero();
        assertThat(said).contains("0 problems", "report of 2026-04-01");
    }

    private static void erased(SiteFolder site) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + site.index());
                var calls =
                        database.prepareStatement(
                                "insert into call (number, day, outcome, erased_on, reported_on)"
                                        + " values (?, '2025-01-01', 'RECORDED', '2025-01-16',"
                                        + " '2025-01-16')");
                var files =
                        database.prepareStatement(
                                "insert into sealed_file (name, call, state, day, erased_on) values"
                                        + " (?, ?, 'ERASED', '2025-01-01', '2025-01-16')")) {
            database.setAutoCommit(false);
            for (int call = OLDEST; call < OLDEST + ERASED; call++) {
                calls.setInt(1, call);
                calls.executeUpdate();
                files.setString(1, "%08d.sealed".formatted(call));
                files.setInt(2, call);
                files.executeUpdate();
            }
            database.commit();
        }
    }

    /** What the weekly scrub does at its end, and retention in its first turn. */
    static final class Round {
        private Round() {}

        public static void main(String[] words) throws Exception {
            SiteFolder site = new SiteFolder(Path.of(words[0]));
            Instant now = SealedSite.NOON;
            try (CallIndex index = CallIndex.openForWriting(site.index());
                    AuditChain chain = chain(site)) {
                ScrubRound round = new ScrubRound(new FileDisk(), site, 2, chain);
                round.file("00000001.sealed");
                System.out.println(round.whole().problems().size() + " problems");
                SiteClock clock =
                        SiteClock.start(site.run().resolve("floor"), () -> now, System::nanoTime);
                Retention.Ground ground =
                        new Retention.Ground(
                                new FileDisk(), site, chain, 2, clock, new AlarmBook());
                new Retention(ground, new IndexDoor.Here(index), Holds.NONE)
                        .round()
                        .ifPresent(report -> System.out.println("report of " + report.day()));
            }
        }

        private static AuditChain chain(SiteFolder site) throws AuditException {
            return AuditChain.open(new FileDisk(), site.audit(), new Epoch(2, new byte[32]));
        }
    }
}
