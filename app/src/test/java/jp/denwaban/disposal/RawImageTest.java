package jp.denwaban.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.account.Sites;
import jp.denwaban.answering.SealedSite;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Keys;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.open.CheapVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real site on an ext4 of its own, erased, and then the image read byte by byte, past the file
 * system: nothing of it is there. The same search before finds it all, or the search is broken.
 */
class RawImageTest {
    private static final int IMAGE_BYTES = 24 * 1024 * 1024;
    private static final int CALLS = 5;

    /** What people.db and the chain say in clear. */
    private static final List<String> TEXTS = List.of("伊藤 美咲", "佐藤 健一", "call.registered");

    @TempDir Path outside;
    private Path image = Path.of("");
    private SiteFolder site = new SiteFolder(Path.of("none"));
    private boolean mounted;

    @BeforeEach
    void aSiteOnAVolumeOfItsOwn() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "mounting needs root");
        image = outside.resolve("volume.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_BYTES);
        }
        Path mount = Files.createDirectory(outside.resolve("volume"));
        assertThat(run("mkfs.ext4", "-q", "-m", "0", image.toString())).isTrue();
        mounted = run("mount", "-o", "loop", image.toString(), mount.toString());
        // A container without the right to mount cannot show this; CI with root must.
        Assumptions.assumeTrue(mounted || System.getenv("CI") != null, "mount is not allowed");
        assertThat(mounted).isTrue();
        site = new SiteFolder(mount.resolve("site"));
        Sites.make(site.root());
        try (var ring =
                CheapVault.in(site.keys()).open(Sites.ITO.id(), Sites.ITO_PASSWORD.toCharArray())) {
            new SealedSite(
                    site.root(),
                    new Keys(PublicKeys.read(new FileDisk(), site.keys()).organisation(), ring),
                    CALLS);
        }
        Files.createDirectories(site.log());
        Files.writeString(site.log().resolve("answering.log"), "a log that says this\n".repeat(60));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", outside.resolve("volume").toString());
        }
    }

    @Test
    void afterAllStepsNothingOfTheSiteIsOnTheRawImage() throws Exception {
        Canaries canaries = Canaries.of(site);
        byte[] before = raw();
        for (Step step :
                List.of(Step.KEYS, Step.HEADERS, Step.DATABASES, Step.RECORDS, Step.REST)) {
            assertThat(canaries.count(step)).as("%s", step).isPositive();
            assertThat(canaries.hits(step, before)).isEqualTo(canaries.count(step));
        }
        TEXTS.forEach(text -> assertThat(holds(before, text)).as(text).isTrue());

        Account account = Disposal.begin(ground(), order()).run(new Silent());

        byte[] after = raw();
        for (Step step : Step.values()) {
            assertThat(canaries.hits(step, after)).as("%s", step).isZero();
        }
        TEXTS.forEach(text -> assertThat(holds(after, text)).as(text).isFalse());
        assertThat(account.result(Step.HEADERS)).isEqualTo(Result.done(CALLS));
        assertThat(account.result(Step.FILL).count()).isGreaterThan(IMAGE_BYTES / 2 / 1024 / 1024);
        assertThat(account.results().values())
                .filteredOn(result -> result.outcome() != Outcome.DONE)
                .as("the device's own command, and nothing else")
                .containsExactly(Result.notRun(Reason.BY_HAND));
        try (Stream<Path> left = Files.list(site.root())) {
            assertThat(left).containsExactlyInAnyOrder(site.disposal(), site.run());
        }
    }

    /** Run a second time it finds nothing, and says so. */
    @Test
    void anErasureThatRanMayBeRunAgain() throws Exception {
        Disposal.begin(ground(), order()).run(new Silent());

        Account again = Disposal.find(ground()).orElseThrow().run(new Silent());

        assertThat(again.runs()).isEqualTo(2);
        assertThat(again.result(Step.HEADERS)).isEqualTo(Result.done(CALLS));
    }

    /** Each of them says that it is done and does nothing. */
    @ParameterizedTest
    @EnumSource(names = {"KEYS", "HEADERS", "DATABASES", "RECORDS", "REST", "FILL"})
    void aStepThatIsReportedAndNotDoneIsFoundOnTheImage(Step idle) throws Exception {
        Canaries canaries = Canaries.of(site);
        List<Step> caught = new ArrayList<>();
        Map<Step, Disposal.Work> instead = new EnumMap<>(Step.class);
        instead.put(idle, () -> Result.done(1));
        Disposal mutant =
                new Disposal(ground(), ProgressFile.begin(new FileDisk(), site, order()), instead);

        mutant.run(
                new Silent() {
                    @Override
                    public void ended(Step step, Result result) {
                        if (result.outcome() == Outcome.DONE && canaries.hits(step, raw()) > 0) {
                            caught.add(step);
                        }
                    }
                });

        // Of databases SQLite has left copies elsewhere, which the fill is for.
        caught.remove(idle == Step.DATABASES ? Step.REST : Step.DATABASES);
        assertThat(caught).contains(idle);
    }

    private Disposal.Ground ground() throws IOException {
        return Disposal.Ground.of(new FileDisk(), site, () -> Sites.NOON);
    }

    private static Order order() {
        return new Order(
                Instant.EPOCH,
                Purpose.DISPOSAL,
                "道央警察署",
                SiteKind.STATION,
                false,
                6,
                "7KQ4-M2XR-09TB-V5HD");
    }

    /** What the device holds: everything that was forced, and everything else. */
    private byte[] raw() {
        try {
            assertThat(run("sync", "-f", outside.resolve("volume").toString())).isTrue();
            return Files.readAllBytes(image);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean holds(byte[] image, String text) {
        return new String(image, StandardCharsets.ISO_8859_1)
                .contains(
                        new String(
                                text.getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Hears and says nothing. */
    private static class Silent implements Disposal.Listener {
        @Override
        public void begins(Step step) {}

        @Override
        public void filled(long mib) {}

        @Override
        public void ended(Step step, Result result) {}
    }
}
