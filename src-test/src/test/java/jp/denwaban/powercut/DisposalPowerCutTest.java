package jp.denwaban.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure whose power is cut, and which is run again; and each of its forces deleted. */
class DisposalPowerCutTest {
    @TempDir static Path root;
    private static SiteFolder site = new SiteFolder(Path.of("none"));
    private static Map<Path, byte[]> before = Map.of();

    /** What one evening has left, moved to a folder in which nothing else is. */
    @BeforeAll
    static void anEveningsSite() throws Exception {
        site = new SiteFolder(root.resolve("erased"));
        Map<Path, byte[]> files = new TreeMap<>();
        try (Office office = Office.make(Files.createDirectory(root.resolve("office")))) {
            Recorded run = new Recorded(office.site, office.volume(), Optional.empty());
            new Evening(office.site, run.disk, new Acks(run::steps), 7).pass();
            Path old = office.site.root();
            run.after(run.steps())
                    .seen()
                    .forEach(
                            (file, bytes) ->
                                    files.put(
                                            site.root().resolve(old.relativize(file).toString()),
                                            bytes));
            files.put(site.index(), Files.readAllBytes(office.site.index()));
            files.put(site.settings(), Files.readAllBytes(office.site.settings()));
        }
        files.put(site.people(), "伊藤 美咲 副署長".repeat(50).getBytes(StandardCharsets.UTF_8));
        files.put(
                site.root().resolve("index-damaged-1.db"),
                "calls of another index ".repeat(50).getBytes(StandardCharsets.UTF_8));
        files.put(
                site.log().resolve("answering.log"),
                "a line of a log that says something ".repeat(50).getBytes(StandardCharsets.UTF_8));
        before = files;
    }

    private static DisposalLaboratory laboratory(Optional<Site> deafTo) {
        return new DisposalLaboratory(site, before, deafTo);
    }

    @Test
    void whereverThePowerIsCutTheErasureGoesOnAndSaysNothingThatIsNotSo() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        System.out.println("disposal: seed " + seed);
        DisposalLaboratory laboratory = laboratory(Optional.empty());

        laboratory.cutEverywhere(seed, 20);

        assertThat(laboratory.violations()).isEmpty();
        System.out.println("disposal: states " + laboratory.states());
        assertThat(laboratory.states()).isGreaterThan(300);
    }

    @Test
    void everyForceThatIsDeletedIsNoticed() throws Exception {
        DisposalLaboratory whole = laboratory(Optional.empty());
        whole.cutEverywhere(1, 1);

        assertThat(whole.sites()).as("places that force").hasSize(5);
        for (Site force : whole.sites()) {
            DisposalLaboratory mutant = laboratory(Optional.of(force));
            mutant.cutEverywhere(1, 1);
            assertThat(mutant.violations()).as("without %s", force).isNotEmpty();
        }
    }
}
