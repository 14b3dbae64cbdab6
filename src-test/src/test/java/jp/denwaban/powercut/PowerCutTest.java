package jp.denwaban.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A share of what {@code bench custody --part power} does in full. */
class PowerCutTest {
    /** Of the steps of an evening; some hundred states. */
    private static final double SHARE = 0.04;

    @TempDir static Path root;
    private static Office office;

    @BeforeAll
    static void makeOffice() throws Exception {
        office = Office.make(root);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void whateverAPowerCutLeavesTheBoxStartsAndKeepsWhatItAcknowledged() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        System.out.println("power cut: seed " + seed);
        Laboratory laboratory = new Laboratory(office, Optional.empty(), 20);

        laboratory.evening(seed, SHARE);

        assertThat(laboratory.violations()).isEmpty();
        assertThat(laboratory.states()).isGreaterThan(20);
        assertThat(laboratory.sites()).as("places that force").hasSize(17);
    }

    /** Each of the others is deleted in the bench. */
    @Test
    void aRecordThatIsAcknowledgedAndNotForcedIsNoticed() throws Exception {
        Laboratory whole = new Laboratory(office, Optional.empty(), 1);
        whole.evening(1, 0);
        Site force =
                whole.sites().stream()
                        .filter(site -> site.text().startsWith("SealedPart.write"))
                        .findFirst()
                        .orElseThrow();
        Laboratory laboratory = new Laboratory(office, Optional.of(force), 1);

        laboratory.evening(1, 1);

        assertThat(laboratory.violations()).isNotEmpty();
    }
}
