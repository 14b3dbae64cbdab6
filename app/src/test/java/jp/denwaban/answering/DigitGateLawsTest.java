package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import jp.denwaban.answering.DigitGate.Report;
import jp.denwaban.answering.DigitGate.Source;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The gate against presses whose truth is known, and against a search of all pairings. Presses come
 * at the fastest dialling of 事業用電気通信設備規則 別表3 (a key every 120 ms) and slower; each source tells
 * them in order with a delay of its own. jqwik prints its seed.
 */
class DigitGateLawsTest {
    private static final long MILLI = 1_000_000L;
    private static final int CYCLE = 120;

    @Property(tries = 3000)
    void whatBothTellIsTheTruthHoweverLateEitherIs(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 16) int keys,
            @ForAll @IntRange(max = 400) int apart) {
        Presses presses = new Presses(new Random(seed), count, keys);
        List<Told> told = new ArrayList<>(presses.told(Source.CARD, apart, 0));
        told.addAll(presses.told(Source.DETECTOR, apart, 0));

        assertThat(through(told)).isEqualTo(presses.keys());
    }

    @Property(tries = 3000)
    void whatOneSourceMissesTheOtherTells(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 16) int keys,
            @ForAll @IntRange(max = CYCLE - 1) int apart,
            @ForAll @IntRange(max = 100) int missedPercent,
            @ForAll Source whole) {
        Presses presses = new Presses(new Random(seed), count, keys);
        List<Told> told = new ArrayList<>(presses.told(whole, apart, 0));
        told.addAll(presses.told(whole.other(), apart, missedPercent));

        assertThat(through(told)).isEqualTo(presses.keys());
    }

    @Property(tries = 3000)
    void oneSourceAloneIsNeverHeldBack(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 16) int keys,
            @ForAll Source source) {
        Presses presses = new Presses(new Random(seed), count, keys);

        assertThat(through(presses.told(source, 0, 0))).isEqualTo(presses.keys());
    }

    @Property(tries = 2000)
    void aRunOfOneKeyIsPairedAsOftenAsAnyPairingCan(
            @ForAll long seed,
            @ForAll @IntRange(max = 7) int byCard,
            @ForAll @IntRange(max = 7) int byDetector) {
        List<Told> told = anything(new Random(seed), byCard, byDetector, 1);

        assertThat(told.size() - through(told).length()).isEqualTo(mostPairs(told));
    }

    @Property(tries = 2000)
    void nothingIsHeldBackThatNoPairingExplains(
            @ForAll long seed,
            @ForAll @IntRange(max = 7) int byCard,
            @ForAll @IntRange(max = 7) int byDetector) {
        List<Told> told = anything(new Random(seed), byCard, byDetector, 3);

        assertThat(told.size() - through(told).length()).isLessThanOrEqualTo(mostPairs(told));
    }

    @Property(tries = 3000)
    void keysHeldForSecondsCountOnceThoughOneTellsThePressAndOneTheRelease(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 16) int keys,
            @ForAll @IntRange(max = 200) int streamLag) {
        Random random = new Random(seed);
        StringBuilder truth = new StringBuilder();
        List<Told> told = new ArrayList<>();
        long down = 1000;
        for (int i = 0; i < count; i++) {
            char key = "0123456789*#ABCD".charAt(random.nextInt(keys));
            long up = down + 50 + random.nextInt(3000);
            long heard = up + streamLag + 25; // the detector waits for the end of the tone
            truth.append(key);
            told.add(new Told(Source.CARD, key, down + 40, down + 40));
            told.add(new Told(Source.DETECTOR, key, down + streamLag, heard));
            down = up + 70 + random.nextInt(500);
        }

        assertThat(through(told)).isEqualTo(truth.toString());
    }

    /** A report on its way to the gate, in milliseconds. */
    private record Told(Source source, char key, long downMillis, long atMillis) {
        Told(Source source, char key, long atMillis) {
            this(source, key, atMillis, atMillis);
        }

        Report report() {
            return new Report(key, downMillis * MILLI, atMillis * MILLI);
        }
    }

    /** Keys pressed one after the other. */
    private static final class Presses {
        private final Random random;
        private final StringBuilder keys = new StringBuilder();
        private final List<Long> starts = new ArrayList<>();

        Presses(Random random, int count, int differentKeys) {
            this.random = random;
            long at = 1000;
            for (int i = 0; i < count; i++) {
                keys.append("0123456789*#ABCD".charAt(random.nextInt(differentKeys)));
                starts.add(at);
                at += CYCLE + (random.nextBoolean() ? 0 : random.nextInt(600));
            }
        }

        String keys() {
            return keys.toString();
        }

        /** Reports in order, each 0 to {@code latest} ms behind its press. */
        List<Told> told(Source source, int latest, int missedPercent) {
            List<Told> told = new ArrayList<>();
            long before = 0;
            for (int i = 0; i < keys.length(); i++) {
                boolean missed = random.nextInt(100) < missedPercent;
                // Not before the report of the press before; that one had less time left.
                long at = Math.max(before, starts.get(i) + random.nextInt(latest + 1));
                if (!missed) {
                    told.add(new Told(source, keys.charAt(i), at));
                    before = at;
                }
            }
            return told;
        }
    }

    private static List<Told> anything(Random random, int byCard, int byDetector, int keys) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < byCard + byDetector; i++) {
            Source source = i < byCard ? Source.CARD : Source.DETECTOR;
            told.add(new Told(source, (char) ('0' + random.nextInt(keys)), random.nextInt(2000)));
        }
        return told;
    }

    /** The keys that a gate lets through when it hears the reports in order of time. */
    private static String through(List<Told> told) {
        DigitGate gate = new DigitGate();
        StringBuilder keys = new StringBuilder();
        for (Told each : inOrder(told)) {
            if (gate.pass(each.source(), each.report())) {
                keys.append(each.key());
            }
        }
        return keys.toString();
    }

    private static List<Told> inOrder(List<Told> told) {
        return told.stream()
                .sorted(Comparator.comparingLong(Told::atMillis).thenComparing(Told::source))
                .toList();
    }

    /** By trying everything: the most pairs of one key, 400 ms apart at most, that do not cross. */
    private static int mostPairs(List<Told> told) {
        List<Told> ordered = inOrder(told);
        List<Told> card = ordered.stream().filter(t -> t.source() == Source.CARD).toList();
        List<Told> heard = ordered.stream().filter(t -> t.source() == Source.DETECTOR).toList();
        return mostPairs(card, heard);
    }

    private static int mostPairs(List<Told> card, List<Told> heard) {
        if (card.isEmpty() || heard.isEmpty()) {
            return 0;
        }
        List<Told> otherCard = card.subList(1, card.size());
        List<Told> otherHeard = heard.subList(1, heard.size());
        int most = Math.max(mostPairs(otherCard, heard), mostPairs(card, otherHeard));
        boolean pair =
                card.get(0).key() == heard.get(0).key()
                        && Math.abs(card.get(0).atMillis() - heard.get(0).atMillis()) <= 400;
        return pair ? Math.max(most, 1 + mostPairs(otherCard, otherHeard)) : most;
    }
}
