package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Clips;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state of a call × everything that can fail, each on a line of its own beside a healthy one,
 * through the real lines, files, index and chain in time lapse. What is expected comes from the
 * exchange: its clock, its journal, and what its callers heard.
 */
class FaultMatrixTest {
    private static final String STAFF =
            """
            exchange seed=%d
            extension 211 answers after=4s says=staff-keimu.wav hangs-up=60s
            extension 231 busy
            extension 261 answers after=4s says=staff-kaikei.wav hangs-up=60s
            attendant answers after=2s says=attendant.wav hangs-up=60s
            """;

    private static final long SEED = 20260414;

    /** From the beginning of the run until every line serves again: two re-openings and some. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(150);

    /** Nobody is left longer with nothing at all. */
    private static final long LONGEST_SILENCE_MILLIS = 10_000;

    /** A line that cannot serve is in bypass by then; one look of the exchange more. */
    private static final long BYPASS_MILLIS = 3_010;

    /** Frames, the wire, and the place of the first frame: what two clocks may disagree by. */
    private static final long ABOUT_MILLIS = 300;

    @TempDir Path root;

    @ParameterizedTest
    @EnumSource
    void everyFaultIsSurvived(CallState state) throws Exception {
        long seed = SEED + state.ordinal();
        System.out.printf("%s: seed %d%n", state, seed);
        List<MatrixLine> lines = new ArrayList<>();
        LapseSite site = new LapseSite(root, Fault.values().length + 1, STAFF.formatted(seed));
        try (site) {
            play(site, state, lines);
        }
        SoftAssertions all = new SoftAssertions();
        Map<Integer, CellReport> kept =
                CellReport.byLine(site.folder.index(), site.folder.recordings(), site.keys());
        for (MatrixLine line : lines) {
            CellReport report = kept.get(line.number());
            System.out.println(line.told(Optional.ofNullable(report)));
            all.assertThat(report).as(line + ": every call that rang is registered").isNotNull();
            if (report != null) {
                judge(all, line, report);
            }
        }
        all.assertAll();
    }

    private static void play(LapseSite site, CallState state, List<MatrixLine> lines)
            throws Exception {
        Clip voice = new Clips(Optional.empty()).named("caller-wallet.wav");
        List<Optional<Fault>> faults = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            faults.add(Optional.of(fault));
        }
        faults.add(Optional.empty());
        for (Optional<Fault> fault : faults) {
            lines.add(new MatrixLine(site, state, lines.size() + 1, fault, voice.spoken()));
        }
        lines.forEach(MatrixLine::begin);
        long until = site.time.nanos() + LONGEST_RUN.toNanos();
        do {
            site.pass(Duration.ofMillis(10));
            lines.forEach(MatrixLine::live);
        } while (!lines.stream().allMatch(MatrixLine::over) && site.time.nanos() < until);
        assertThat(lines).as("in service again").allMatch(MatrixLine::over);
    }

    private static void judge(SoftAssertions all, MatrixLine line, CellReport report) {
        all.assertThat(line.caller().longestSilenceMillis())
                .as(line + ": the caller is never left in silence")
                .isLessThanOrEqualTo(LONGEST_SILENCE_MILLIS);
        all.assertThat(report.genuine()).as(line + ": what there is, is sealed").isTrue();
        Expected expected = Expected.of(line);
        all.assertThat(line.codes())
                .as(line + ": the fault has its code")
                .containsAll(expected.codes());
        all.assertThat(line.entries())
                .as(line + ": and an entry in the chain")
                .containsAll(expected.codes());
        if (expected.bypass()) {
            all.assertThat(line.bypassAfterBite())
                    .as(line + ": in bypass in time")
                    .hasValueSatisfying(millis -> assertThat(millis).isBetween(0L, BYPASS_MILLIS));
        } else if (expected.serves()) {
            all.assertThat(line.bypassAfterBite()).as(line + ": serves on").isEmpty();
        }
        if (report.call().outcome().isPresent() && report.audioFrom().isPresent()) {
            judgeRecording(all, line, report, expected);
        }
        if (line.fault().isEmpty()) {
            all.assertThat(line.codes()).as("the neighbour notices nothing").isEmpty();
            all.assertThat(report.missingMillis()).as("the neighbour misses nothing").isZero();
        }
    }

    /** The voice that was there is in the file, and no more; what was not there is said. */
    private static void judgeRecording(
            SoftAssertions all, MatrixLine line, CellReport report, Expected expected) {
        long from =
                line.first(Happening.STREAM_OPENED).orElseThrow()
                        + report.audioFrom().orElseThrow().toMillis();
        long end = line.voiceEndsAt();
        long lost = line.lostMillis();
        if (expected.voiceStops()) {
            all.assertThat(report.heardMillis())
                    .as(line + ": voice until the fault")
                    .isBetween(
                            line.biteAt() - from - ABOUT_MILLIS,
                            line.biteAt() - from + ABOUT_MILLIS);
            all.assertThat(report.missingMillis()).as(line + ": a gap").isPositive();
        } else {
            all.assertThat(report.lengthMillis())
                    .as(line + ": time stays true")
                    .isBetween(end - from - ABOUT_MILLIS, end - from + ABOUT_MILLIS);
            all.assertThat(report.heardMillis())
                    .as(line + ": voice to the end")
                    .isBetween(end - from - lost - ABOUT_MILLIS, end - from + ABOUT_MILLIS);
            if (line.state() == CallState.TALKING_RECORDED) {
                all.assertThat(report.missingMillis())
                        .as(line + ": what the card lost is a gap")
                        .isGreaterThanOrEqualTo(lost - ABOUT_MILLIS);
            }
        }
    }
}
