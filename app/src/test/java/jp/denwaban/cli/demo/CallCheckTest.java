package jp.denwaban.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.cli.demo.CallCheck.Opened;
import org.junit.jupiter.api.Test;

/** What the demonstration says of one recording: everything a recorder can do wrong must fail. */
class CallCheckTest {
    private static final int SECOND = 8000;
    private static final Duration FROM = Duration.ofSeconds(3);

    /** The officer lifts at 4 s and speaks from 4.5 s on; the exchange sends 20 s. */
    private static final long SPOKE = 4 * SECOND + SECOND / 2;

    private final SentAudio sent =
            new SentAudio(Speech.of(20 * SECOND, 31), silentUntil((int) SPOKE, 32));
    private final Opened good = new Opened(part(sent.caller()), part(sent.staff()), FROM);

    @Test
    void aTrueRecordingHasNoDifference() {
        assertThat(differences(good)).isEmpty();
    }

    @Test
    void swappedLegsFail() {
        assertThat(differences(new Opened(good.staff(), good.caller(), FROM)))
                .anyMatch(why -> why.startsWith("caller's leg"))
                .anyMatch(why -> why.startsWith("staff's leg"));
    }

    @Test
    void aShiftOfAHundredMillisecondsFailsEitherWay() {
        for (int millis : new int[] {-100, 100}) {
            Opened shifted = new Opened(good.caller(), good.staff(), FROM.plusMillis(millis));
            assertThat(differences(shifted))
                    .as("%d ms", millis)
                    .anyMatch(why -> why.contains("shifted by"));
        }
    }

    @Test
    void oneLegShiftedByAHundredMillisecondsFails() {
        short[] late = new short[good.staff().length];
        System.arraycopy(good.staff(), 0, late, SECOND / 10, late.length - SECOND / 10);

        assertThat(differences(new Opened(good.caller(), late, FROM)))
                .anyMatch(why -> why.startsWith("staff's leg"));
    }

    @Test
    void halfASecondMissingFailsAtTheStartInTheMiddleAndAtTheEnd() {
        int length = good.caller().length;
        for (int at : new int[] {0, length / 2, length - SECOND / 2 - 1}) {
            Opened shorter =
                    new Opened(without(good.caller(), at), without(good.staff(), at), FROM);
            boolean atTheEnd = at + SECOND > length;
            // The issue allows half a second at the end; a sample more is too much.
            Opened judged =
                    atTheEnd
                            ? new Opened(
                                    Arrays.copyOf(shorter.caller(), shorter.caller().length - 1),
                                    Arrays.copyOf(shorter.staff(), shorter.staff().length - 1),
                                    FROM)
                            : shorter;
            assertThat(differences(judged)).as("missing at %d", at).isNotEmpty();
        }
    }

    @Test
    void anotherCallsFileFails() {
        Opened other =
                new Opened(
                        part(Speech.of(20 * SECOND, 41)), part(Speech.of(20 * SECOND, 42)), FROM);

        assertThat(differences(other)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theOfficersFirstWordMustBeThere() {
        Opened late =
                new Opened(
                        part(sent.caller(), 5 * SECOND),
                        part(sent.staff(), 5 * SECOND),
                        Duration.ofSeconds(5));

        assertThat(differences(late)).containsExactly("the officer's first word is missing");
    }

    @Test
    void aSilentLegThatHasSoundFails() {
        SentAudio silent = new SentAudio(sent.caller(), new short[20 * SECOND]);

        assertThat(CallCheck.differences(call(0), silent, good, true))
                .anyMatch(why -> why.contains("should be silent"));
    }

    @Test
    void aCutRecordingMayEndEarlyAndMayNotDiffer() {
        int half = good.caller().length / 2;
        Opened cut =
                new Opened(
                        Arrays.copyOf(good.caller(), half),
                        Arrays.copyOf(good.staff(), half),
                        FROM);

        assertThat(CallCheck.differences(call(SPOKE), sent, cut, false)).isEmpty();
        assertThat(CallCheck.differences(call(SPOKE), sent, cut, true)).isNotEmpty();
        Opened swapped = new Opened(cut.staff(), cut.caller(), FROM);
        assertThat(CallCheck.differences(call(SPOKE), sent, swapped, false)).isNotEmpty();
    }

    private List<String> differences(Opened opened) {
        return CallCheck.differences(call(SPOKE), sent, opened, true);
    }

    private static SentCall call(long spoke) {
        return SentCallsOf.talk(1, spoke);
    }

    private static short[] part(short[] whole) {
        return part(whole, (int) FROM.toSeconds() * SECOND);
    }

    private static short[] part(short[] whole, int from) {
        return Arrays.copyOfRange(whole, from, whole.length);
    }

    private static short[] without(short[] whole, int at) {
        int gap = SECOND / 2;
        short[] less = new short[whole.length - gap];
        System.arraycopy(whole, 0, less, 0, at);
        System.arraycopy(whole, at + gap, less, at, less.length - at);
        return less;
    }

    private static short[] silentUntil(int from, long seed) {
        short[] samples = Speech.of(20 * SECOND, seed);
        Arrays.fill(samples, 0, from, (short) 0);
        return samples;
    }
}
