package jp.denwaban.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small share of what {@code denwaban bench fuzz --part calls} plays: eighty calls. */
class CallFuzzTest {
    private static final long SEED = 20261124;
    private static final long PLAYS = 2;

    @TempDir Path folder;

    @Test
    void noMutatedCallBreaksAnAssumptionOrLeavesACallerInSilence() throws Exception {
        System.out.println("calls from seed " + SEED);
        CardProfile profile = CardProfileFile.shipped("inline");
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Trial.create(site, CallFuzz.LINES).close();
        try (Quiet quiet = new Quiet()) {
            for (long n = 0; n < PLAYS; n++) {
                Verdict verdict = new CallFuzz(SEED + n, site, profile).play();
                System.out.println(verdict);
                assertThat(verdict.good()).as("%s", verdict).isTrue();
            }
        }
        try (IndexReader index = IndexReader.open(site.index())) {
            Map<String, Long> outcomes =
                    index.calls().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            call -> call.outcome().map(Enum::name).orElse(""),
                                            TreeMap::new,
                                            Collectors.counting()));
            System.out.println(outcomes);
            assertThat(outcomes).as("people talk, and lines break").hasSizeGreaterThan(3);
        }
    }

    @Test
    void aWatchdogFedFromATimerIsCaught() throws Exception {
        CardProfile profile = CardProfileFile.shipped("inline");
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Trial.create(site, CallFuzz.LINES).close();
        try (Quiet quiet = new Quiet()) {
            Verdict verdict = new CallFuzz(SEED, site, profile).fedByTimer().play();

            assertThat(verdict.silenceNanos()).isGreaterThan(Verdict.LONGEST_SILENCE_NANOS);
        }
    }
}
