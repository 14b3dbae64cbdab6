package jp.denwaban.bench.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench custody --part speed} measures, on a small site, and how it judges. */
class SpeedPartTest {
    private static final long SEED = System.nanoTime();
    private static final int SMALL = 30;
    private static final int OPEN_CALLS = 64;

    @TempDir Path folder;

    @Test
    void theMiddleRunDecidesAndTheWorstStandsBesideIt() {
        Row met = limit(List.of(10.0, 300.0, 200.0, 150.0, 250.0), 200);
        Row missed = limit(List.of(10.0, 300.0, 200.1, 150.0, 250.0), 200);

        assertThat(met.value()).isEqualTo(200.0);
        assertThat(met.met()).isTrue();
        assertThat(met.more()).extractingByKey("worst").isEqualTo(300.0);
        assertThat(missed.met()).isFalse();
    }

    @Test
    void fewerThanFiveRunsDecideNothing() {
        Row row = limit(List.of(1.0, 2.0, 3.0, 4.0), 200);

        assertThat(row.met()).isNull();
        assertThat(row.reason()).isEqualTo("only 4 of 5 runs");
    }

    private static Row limit(List<Double> runs, double most) {
        return SpeedRows.most("a row", "ms", runs, Optional.of(most), 5, "only shown");
    }

    @Test
    void theRunWithTheMiddleRatioDecides() {
        Row met = ratio(70);
        Row missed = ratio(69);

        assertThat(met.value()).isEqualTo(70.0);
        assertThat(met.peer()).isEqualTo(100.0);
        assertThat(met.met()).isTrue();
        assertThat(met.more()).extractingByKey("worst").isEqualTo(0.5);
        assertThat(missed.met()).isFalse();
    }

    /** In a fast moment both are fast: the figures differ by ten, the ratios do not. */
    private static Row ratio(double middle) {
        return SpeedRows.ratio(
                "a row",
                "MB/s",
                List.of(
                        new SealingSpeed.Run(900, 1000),
                        new SealingSpeed.Run(50, 100),
                        new SealingSpeed.Run(middle, 100),
                        new SealingSpeed.Run(800, 1000),
                        new SealingSpeed.Run(600, 1000)),
                Optional.of(0.7),
                5,
                "only shown");
    }

    @Test
    void everyRowIsThereAlsoWithoutARun() throws Exception {
        Progress nothing = Progress.in(folder, "speed-1");

        assertThat(new SpeedReport(nothing, SpeedReport.RECORDINGS).rows())
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.met()).isNull())
                .extracting(Row::goal)
                .contains("≥ 0.7 ×", "≤ 200", "≤ 20", "≤ 60", "≤ 2.5");
        assertThat(new SpeedReport(nothing, SMALL).rows())
                .as("a smaller site promises nothing")
                .extracting(Row::goal)
                .doesNotContain("≤ 20", "≤ 60", "≤ 2.5");
    }

    @Test
    void whatIsSealedIsMeasuredBesideTheCipherAlone() throws Exception {
        SealingSpeed.Run run = new SealingSpeed(Keyed.publicOnly(), SEED).run(200);

        assertThat(run.ours()).isPositive();
        assertThat(run.bare()).isPositive();
    }

    @Test
    void aSecondOfFourLinesIsDurable() throws Exception {
        assertThat(new SealedSecond(4, SEED).run(folder, Keyed.publicOnly(), 1, 2))
                .hasSize(2)
                .allSatisfy(millis -> assertThat(millis).isPositive());
        assertThat(folder.toFile().list()).hasSize(4);
        assertThat(folder.resolve("00000001.sealed").toFile())
                .as("header and six records of three seconds")
                .hasSize(Sample.HEADER + 6 * Sample.RECORD);
    }

    /** Each start throws if its index does not hold what it has to. */
    @Test
    void aSmallSiteStartsAfterEveryMishap() throws Exception {
        System.out.println("SpeedPartTest seed " + SEED);
        Settings settings =
                new Settings(SEED, Set.of("speed"), true, true, new PrintWriter(System.out));
        try (Starts starts = Starts.make(SMALL, settings)) {
            assertThat(starts.site().recordings().toFile().list())
                    .as("behind the first start what was due is erased")
                    .hasSize(SMALL);
            assertThat(starts.killed()).isPositive();
            assertThat(starts.site().recordings().toFile().list()).hasSize(SMALL + OPEN_CALLS);
            assertThat(starts.withDamagedIndex()).isPositive();
            assertThat(starts.site().recordings().toFile().list()).hasSize(SMALL);
        }
    }
}
