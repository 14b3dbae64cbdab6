package jp.denwaban.bench.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.denwaban.bench.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every row of the bench's table on stimuli of its own, in seconds; the bench itself takes minutes
 * and hears the peers on the same audio.
 *
 * <p><b>What it imitates.</b> Telephones: both tones off by as much as the law allows, alone,
 * together and against each other; twist, level, length and pause to their limits, half of the
 * draws exactly there; every key, equal keys in a row, every phase, edges from hard to 1 ms. Lines:
 * white noise, dial tones, hum, a constant, an overdriven amplifier, one echo, our own prompts
 * leaking, and two or three mild ones of these through µ-law, A-law and GSM 06.10. Sound without
 * digits: our prompts and the exchange's people quicker and slower, espeak-ng's Japanese, and the
 * tones of networks, faxes and modems. Frequencies and limits are those of ITU-T Q.23 and Q.24
 * written anew; the sine code is not the product's. The second half of each row comes from other
 * seeds; no weight was fitted to either half, but both were read while the detector was made.
 *
 * <p><b>What it cannot show.</b> A real telephone: its tones drift, its keys bounce, its hybrid
 * rings. A real line: impulse noise, several echoes, a lost packet, level that fades, automatic
 * gain. The voices are synthetic and few; varied speed and level make more of them, not others.
 * They say nothing about one false digit in a day of people: hours of human speech stand in the
 * bench, and theirs are studio voices reading prompts, without street, child or anger. A judge with
 * another corpus may find what these draws never drew.
 */
class DtmfConformityTest {
    private static final long SEED = 20261124;

    /** Of each condition and half: one digit is a tenth of a percent. */
    private static final int DIGITS = 1000;

    /** The bench's own hours of these two, and their goals: at most 2, and none. */
    private static final double JAPANESE_HOURS = 2.4;

    private static final int JAPANESE_GOAL = 2;
    private static final double TONE_HOURS = 0.3;

    /**
     * Rows whose goal is not reached, and what is: each stays NOT MET in the table, and may become
     * better but not worse; the figures here are what was seen when they were written, for each
     * half. All come from prompts that leak at −5 dB, as loud as the weakest digits. Why no more
     * was had: docs/decisions/0018.
     */
    private static final Map<String, Goal> NOT_REACHED =
            Map.of(
                    "false or wrong digits in all tone conditions", Goal.atMost(2),
                    "start and end within 15 ms", Goal.atLeast(99.9),
                    "own prompt leaking, 99 % found at", Goal.atLeast(-10),
                    "own prompt leaking, duplicates", Goal.atMost(2));

    private static final List<Peer> OURS = Peer.oursAlone();

    @TempDir static Path folder;

    @BeforeAll
    static void everyConditionIsPlayed() throws Exception {
        System.out.println("seed " + SEED);
        try (Workers workers = new Workers()) {
            List<Condition> conditions = Conditions.of(Prompts.guidance(), List.of());
            ToneMeasure.run(conditions, SEED, DIGITS, OURS, workers);
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        ToneRows.of(OURS).forEach(row -> out.println(line(row)));
    }

    @TestFactory
    Stream<DynamicTest> everyRowReachesItsGoal() {
        return Questions.all().stream()
                .filter(question -> question.goal().isPresent() && !question.stretch())
                .filter(question -> !Double.isNaN(question.figure().applyAsDouble(ours().tuning())))
                .map(question -> DynamicTest.dynamicTest(question.row(), () -> reached(question)));
    }

    @Test
    void syntheticJapaneseIsHardlyEverADigit() throws Exception {
        JapaneseVoices.speakInto(folder);
        Sounds voices =
                Sounds.of(Prompts.guidance())
                        .and(Sounds.of(Prompts.people()))
                        .and(Sounds.below(folder));

        assertThat(falseDigits(voices.playlist(SEED)::next, JAPANESE_HOURS))
                .isLessThanOrEqualTo(JAPANESE_GOAL);
    }

    @Test
    void noOtherToneIsADigit() throws Exception {
        assertThat(falseDigits(TalkOff.tones(SEED), TONE_HOURS)).isZero();
    }

    @Test
    void nothingIsAllocatedForAFrame() {
        assertThat(CpuMeasure.bytesPerFrame()).isZero();
    }

    private static void reached(Question question) {
        Goal wanted = question.goal().orElseThrow();
        Goal goal = NOT_REACHED.getOrDefault(question.row(), wanted);
        for (Scores half : List.of(ours().tuning(), ours().heldOut())) {
            double figure = question.figure().applyAsDouble(half);
            assertThat(goal.met(figure))
                    .as("%s: %.2f %s, goal %s", question.row(), figure, question.unit(), goal)
                    .isTrue();
        }
    }

    private static int falseDigits(TalkOff.Source source, double hours) throws Exception {
        try (Workers workers = new Workers()) {
            Map<String, Integer> counts =
                    TalkOff.count(source, hours, OURS, workers, System.out::println);
            return counts.getOrDefault(Peer.OURS, 0);
        }
    }

    private static Peer ours() {
        return OURS.get(0);
    }

    private static String line(Row row) {
        return "%-46s%10s  %-18s%8s  %s"
                .formatted(
                        row.row(),
                        row.value() == null ? "–" : "%.2f".formatted(row.value()),
                        row.unit(),
                        row.goal() == null ? "" : row.goal(),
                        row.met() == null ? row.reason() : row.met() ? "met" : "NOT MET");
    }
}
