package jp.denwaban.powercut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified JVM and SQLite under the preload shim; the full run is the bench's. */
class ShimTest {
    private static final int WRECKS = 25;

    private static final int MUTANT_WRECKS = 400;

    @TempDir static Path root;
    private static Office office;
    private static Shim shim;

    @BeforeAll
    static void build() throws Exception {
        office = Office.make(Files.createDirectory(root.resolve("site")));
        shim = Shim.build(root);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void sqliteAndEverythingBesideItOutliveAPowerCut() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        System.out.println("power cut under the shim: seed " + seed);
        ShimLaboratory laboratory = new ShimLaboratory(office);

        laboratory.cut(shim, seed, WRECKS, ShimMutant.NOTHING, 20);

        assertThat(laboratory.violations()).isEmpty();
        assertThat(laboratory.states()).isEqualTo(WRECKS);
    }

    /** Killing the process alone would never show it: the kernel keeps what SQLite did not sync. */
    @Test
    void anIndexThatIsNotSyncedAtEveryCommitIsNoticed() throws Exception {
        ShimLaboratory laboratory = new ShimLaboratory(office);

        laboratory.cut(shim, 1, MUTANT_WRECKS, ShimMutant.LAX, 1);

        assertThat(laboratory.violations()).singleElement().asString().contains("index forgot");
    }

    @Test
    void aMachineThatCannotBuildTheShimDoesNotPass() {
        assertThatThrownBy(() -> Shim.build(root, root.resolve("no-such-source.c")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gcc failed");
    }
}
