package jp.denwaban.bench.dtmf;

import static jp.denwaban.bench.dtmf.Goal.atLeast;
import static jp.denwaban.bench.dtmf.Goal.atMost;
import static jp.denwaban.bench.dtmf.Question.promised;
import static jp.denwaban.bench.dtmf.Question.shown;
import static jp.denwaban.bench.dtmf.Question.wished;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table, row by row: what each figure is taken from and what it must reach. */
final class Questions {
    private static final String PERCENT = "% found";
    private static final String TAKEN = "% taken";
    private static final String COUNT = "digits";

    /** Nothing but the telephone. */
    private static final String[] CLEAN_LINE = {
        "frequency-1.5-*", "twist*", "level-39", "level-all", "tone-40", "pause-25"
    };

    private final List<Question> all = new ArrayList<>();

    private Questions() {}

    static List<Question> all() {
        Questions questions = new Questions();
        questions.together();
        questions.telephones();
        questions.noise();
        questions.tones();
        questions.leaks();
        questions.lines();
        return questions.all;
    }

    private void together() {
        found("all digits together", 99.3, scores -> scores.of(Condition::pooled));
        all.add(
                promised(
                        "false or wrong digits in all tone conditions",
                        COUNT,
                        atMost(0),
                        scores -> strays(scores.of(condition -> true))));
        all.add(
                promised(
                        "start and end within 15 ms",
                        "% of found",
                        atLeast(100),
                        scores -> scores.of(Condition::timed).closePercent()));
        all.add(
                shown(
                        "  start and end within 15 ms, clean line",
                        "% of found",
                        scores -> scores.of(CLEAN_LINE).closePercent()));
        all.add(
                shown(
                        "  start or end, worst",
                        "ms",
                        scores -> scores.of(Condition::timed).worstMillis()));
    }

    private void telephones() {
        found("frequency ±1.5 %", 99.5, scores -> scores.of("frequency-1.5-*"));
        each(PERCENT, "frequency-1.5-same", "frequency-1.5-opposite", "frequency-1.5-independent");
        taken("frequency ≥ 3.5 %", 0, "frequency-3.5-*");
        all.add(
                shown(
                        "  frequency-3.5-same",
                        TAKEN,
                        s -> s.of("frequency-3.5-same").takenPercent()));
        all.add(
                shown(
                        "  frequency-3.5-opposite",
                        TAKEN,
                        s -> s.of("frequency-3.5-opposite").takenPercent()));
        all.add(
                shown(
                        "  frequency-3.5-one-tone",
                        TAKEN,
                        s -> s.of("frequency-3.5-one-tone").takenPercent()));
        all.add(
                wished(
                        "frequency ±1.8 %",
                        PERCENT,
                        atLeast(99.5),
                        scores -> scores.of("frequency-1.8-*").foundPercent()));
        all.add(
                wished(
                        "frequency ≥ 3.0 %",
                        TAKEN, atMost(0), scores -> scores.of("frequency-3.0-*").takenPercent()));
        found("twist −8…+4 dB", 99.5, scores -> scores.of("twist"));
        found("twist −8…+4 dB with ±1.5 %", 97, scores -> scores.of("twist-frequency"));
        found("twist ±5 dB (NTT)", 99.5, scores -> scores.of("twist-ntt"));
        found("level −39 dBm0", 99.5, scores -> scores.of("level-39"));
        found("level −39…0 dBm0", 99.5, scores -> scores.of("level-all"));
        taken("level −55 dBm0", 0, "level-55");
        found("tone ≥ 40 ms", 100, scores -> scores.of("tone-40"));
        taken("tone ≤ 23 ms", 0.5, "tone-23");
        all.add(
                promised(
                        "interruption ≤ 10 ms splits",
                        "% split",
                        atMost(0),
                        scores -> scores.of("gap-10").duplicatePercent()));
        each(PERCENT, "gap-10");
        found("pause ≥ 25 ms separates equal digits", 100, scores -> scores.of("pause-25"));
    }

    private void noise() {
        all.add(
                promised(
                        "white noise, 99 % found at SNR",
                        "dB",
                        atMost(5),
                        scores -> Curve.reached(scores, "noise-", Conditions.SNR_DB)));
        for (int snr : Conditions.SNR_DB) {
            each(PERCENT, "noise-" + snr);
        }
    }

    private void tones() {
        for (String tone : List.of("400", "350+440")) {
            String family = "dial-" + tone + "@";
            all.add(
                    promised(
                            "dial tone " + tone + " Hz, 99 % found at",
                            "dB over the pair",
                            atLeast(10),
                            scores -> Curve.reached(scores, family, Conditions.DIAL_DB)));
            Conditions.DIAL_DB.forEach(db -> each(PERCENT, family + db));
        }
    }

    private void leaks() {
        leak("own prompt leaking", "leak@");
        leak("people's prompt leaking", "leak-people@");
    }

    private void leak(String row, String family) {
        all.add(
                promised(
                        row + ", 99 % found at",
                        "dB over −15 dBm0",
                        atLeast(-5),
                        scores -> Curve.reached(scores, family, Conditions.LEAK_DB)));
        Conditions.LEAK_DB.forEach(db -> each(PERCENT, family + db));
        duplicates(row + ", duplicates", family + "*");
    }

    private void lines() {
        found("DC offset", 99, scores -> scores.of("dc"));
        found("hum 50/60 Hz", 99, scores -> scores.of("hum"));
        found("12 dB clipping", 95, scores -> scores.of("clipping-12"));
        found("echo 20 ms at −10 dB", 100, scores -> scores.of("echo"));
        duplicates("echo 20 ms at −10 dB, duplicates", "echo");
        found("several through µ-law, A-law, GSM", 99.5, scores -> scores.of("several-*"));
        each(PERCENT, "several-mu_law", "several-a_law", "several-gsm");
        duplicates("several, duplicates", "several-*");
    }

    private void found(String row, double percent, Function<Scores, Score> of) {
        all.add(
                promised(
                        row, PERCENT, atLeast(percent), scores -> of.apply(scores).foundPercent()));
    }

    private void taken(String row, double percent, String family) {
        all.add(promised(row, TAKEN, atMost(percent), scores -> scores.of(family).takenPercent()));
    }

    private void duplicates(String row, String family) {
        all.add(promised(row, COUNT, atMost(0), scores -> duplicates(scores.of(family))));
    }

    private void each(String unit, String... names) {
        for (String name : names) {
            all.add(shown("  " + name, unit, scores -> scores.of(name).foundPercent()));
        }
    }

    private static double duplicates(Score score) {
        return score.sent() == 0 ? Double.NaN : score.duplicates();
    }

    private static double strays(Score score) {
        return score.falses() + score.wrong();
    }
}
