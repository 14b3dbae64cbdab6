package jp.denwaban.bench.dtmf;

import static jp.denwaban.bench.dtmf.Offset.Relation.INDEPENDENT;
import static jp.denwaban.bench.dtmf.Offset.Relation.ONE_TONE;
import static jp.denwaban.bench.dtmf.Offset.Relation.OPPOSITE_SIGN;
import static jp.denwaban.bench.dtmf.Offset.Relation.SAME_SIGN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every kind of telephone and line that is measured. A condition changes what it is about and
 * leaves the rest to {@link Telephone#usual()}.
 *
 * @see "ITU-T Q.23; Q.24, columns NTT and AT&T"
 */
final class Conditions {
    /** SNR of the noise curve, in dB. */
    static final List<Integer> SNR_DB = List.of(10, 7, 5, 3, 0);

    /** Dial tone over the pair, in dB. */
    static final List<Integer> DIAL_DB = List.of(-10, 0, 10);

    /** Prompt over a pair of −15 dBm0 per tone, in dB. */
    static final List<Integer> LEAK_DB = List.of(-15, -10, -5);

    /** Both tones of −15 dBm0 together. */
    private static final double PAIR_DBM0 = -15 + 10 * Math.log10(2);

    private final List<Condition> all = new ArrayList<>();
    private final List<Recording> prompts;
    private final List<Recording> peoplesPrompts;

    private Conditions(List<Recording> prompts, List<Recording> peoplesPrompts) {
        this.prompts = prompts;
        this.peoplesPrompts = peoplesPrompts;
    }

    /**
     * All of them.
     *
     * @param prompts of our own guidance
     * @param peoplesPrompts spoken by people; where there are none, those conditions are left out
     */
    static List<Condition> of(List<Recording> prompts, List<Recording> peoplesPrompts) {
        Conditions conditions = new Conditions(prompts, peoplesPrompts);
        conditions.frequencies();
        conditions.levels();
        conditions.lengths();
        conditions.lines();
        conditions.leaks();
        conditions.several();
        return conditions.all;
    }

    private void frequencies() {
        Telephone usual = Telephone.usual();
        Range accepted = Range.upTo(0, 1.5);
        found("frequency-1.5-same", usual.offset(accepted, SAME_SIGN));
        found("frequency-1.5-opposite", usual.offset(accepted, OPPOSITE_SIGN));
        found("frequency-1.5-independent", usual.offset(accepted, INDEPENDENT));
        // Farther off than 5 % is nearer to the neighbouring frequency, 10.5 % away.
        Range refused = Range.from(3.5, 5);
        other("frequency-3.5-same", usual.offset(refused, SAME_SIGN));
        other("frequency-3.5-opposite", usual.offset(refused, OPPOSITE_SIGN));
        other("frequency-3.5-one-tone", usual.offset(refused, ONE_TONE));
        Range stretch = Range.upTo(1.5, 1.8);
        other("frequency-1.8-same", usual.offset(stretch, SAME_SIGN));
        other("frequency-1.8-independent", usual.offset(stretch, INDEPENDENT));
        other("frequency-3.0-same", usual.offset(Range.from(3, 3.5), SAME_SIGN));
        other("frequency-3.0-one-tone", usual.offset(Range.from(3, 3.5), ONE_TONE));
    }

    private void levels() {
        Telephone usual = Telephone.usual();
        Telephone twisted = usual.twist(Range.between(-8, 4));
        found("twist", twisted);
        found("twist-frequency", twisted.offset(Range.exactly(1.5), INDEPENDENT));
        found("twist-ntt", usual.twist(Range.between(-5, 5)));
        Telephone even = usual.twist(Range.exactly(0));
        found("level-39", even.level(Range.exactly(-39)));
        found("level-all", even.level(Range.between(-39, 0)));
        other("level-55", even.level(Range.exactly(-55)));
    }

    private void lengths() {
        Telephone usual = Telephone.usual();
        found("tone-40", usual.tone(Range.from(40, 50)));
        other("tone-23", usual.tone(Range.upTo(10, 23)));
        // Where the interruption lies at an edge, the true beginning or end is a matter of taste.
        Telephone broken = usual.tone(Range.within(60, 160)).gap(Range.upTo(5, 10));
        add("gap-10", broken, Line.clean(), true, false);
        found("pause-25", usual.pause(Range.from(25, 60)).repeats(1));
    }

    private void lines() {
        Telephone usual = Telephone.usual();
        for (int snr : SNR_DB) {
            add("noise-" + snr, usual, Line.noise(Range.exactly(snr)), snr >= 5, snr >= 5);
        }
        Telephone overDialTone =
                usual.level(Range.within(-24, -14)); // +10 dB still fits into scale
        for (int db : DIAL_DB) {
            Range over = Range.exactly(db);
            found("dial-400@" + db, overDialTone, Line.tones(Line.JAPANESE_DIAL_TONE_HZ, over));
            found("dial-350+440@" + db, overDialTone, Line.tones(Line.AMERICAN_DIAL_TONE_HZ, over));
        }
        Telephone quiet = usual.level(Range.within(-30, -10));
        found("dc", quiet, Line.offset(Range.within(500, 8000)));
        found("hum", usual.level(Range.within(-30, -15)), Line.hum(Range.within(-10, 10)));
        Telephone loud = usual.offset(Range.within(0, 1.5), INDEPENDENT).twist(Range.within(-3, 3));
        found("clipping-12", loud, Line.clipping(12));
        add("echo", usual, Line.echo(Range.exactly(20), Range.exactly(-10)), true, false);
    }

    private void leaks() {
        Telephone key = Telephone.usual().level(Range.within(-20, -10));
        for (int db : LEAK_DB) {
            Range active = Range.exactly(PAIR_DBM0 + db);
            found("leak@" + db, key, Line.prompt(prompts, active));
            if (!peoplesPrompts.isEmpty()) {
                found("leak-people@" + db, key, Line.prompt(peoplesPrompts, active));
            }
        }
    }

    private void several() {
        Telephone worn =
                Telephone.usual()
                        .offset(Range.within(0, 1.5), INDEPENDENT)
                        .twist(Range.within(-6, 3))
                        .level(Range.within(-30, -5));
        for (Codec codec : List.of(Codec.MU_LAW, Codec.A_LAW, Codec.GSM)) {
            String name = "several-" + codec.name().toLowerCase(Locale.ROOT);
            all.add(new Condition(name, worn, Line.several(), codec, true, false));
        }
    }

    private void found(String name, Telephone telephone) {
        add(name, telephone, Line.clean(), true, true);
    }

    private void found(String name, Telephone telephone, Line line) {
        add(name, telephone, line, true, true);
    }

    /** What need not or must not be found. */
    private void other(String name, Telephone telephone) {
        add(name, telephone, Line.clean(), false, false);
    }

    private void add(String name, Telephone telephone, Line line, boolean pooled, boolean timed) {
        all.add(new Condition(name, telephone, line, Codec.LINEAR, pooled, timed));
    }
}
