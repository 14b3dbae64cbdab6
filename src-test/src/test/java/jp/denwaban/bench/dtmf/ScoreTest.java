package jp.denwaban.bench.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The measure itself: what was heard is counted as what it is. */
class ScoreTest {
    /** Two equal keys and another, 50 ms each with 30 ms between. */
    private static final List<Sent> SENT =
            List.of(new Sent('5', 800, 1200), new Sent('5', 1440, 1840), new Sent('7', 2080, 2480));

    @Test
    void whatWasSentAndHeardIsFound() {
        Score score = Score.of(SENT, heard("557", 800, 1200, 1440, 1840, 2080, 2480));

        assertThat(score.found()).isEqualTo(3);
        assertThat(score.duplicates() + score.wrong() + score.falses()).isZero();
        assertThat(score.closePercent()).isEqualTo(100);
    }

    @Test
    void anEndTwentyMillisecondsLateIsNotClose() {
        Score score = Score.of(SENT, heard("5", 800, 1360));

        assertThat(score.found()).isEqualTo(1);
        assertThat(score.closePercent()).isZero();
        assertThat(score.worstMillis()).isCloseTo(20, within(1e-9));
    }

    @Test
    void aDigitHeardTwiceIsADuplicate() {
        Score score = Score.of(SENT, heard("5557", 800, 950, 1050, 1200, 1440, 1840, 2080, 2480));

        assertThat(score.found()).isEqualTo(3);
        assertThat(score.duplicates()).isEqualTo(1);
    }

    @Test
    void twoDigitsHeardAsOneAreOneMissed() {
        Score score = Score.of(SENT, heard("57", 800, 1840, 2080, 2480));

        assertThat(score.found()).isEqualTo(2);
        assertThat(score.missed()).isEqualTo(1);
    }

    @Test
    void anotherKeyIsWrongAndSoundBesideEveryDigitIsFalse() {
        Score score = Score.of(SENT, heard("89", 800, 1200, 4000, 4400));

        assertThat(score.wrong()).isEqualTo(1);
        assertThat(score.falses()).isEqualTo(1);
        assertThat(score.found()).isZero();
        assertThat(score.takenPercent()).isCloseTo(33.3, within(0.1));
    }

    @Test
    void withoutTimesTheOrderDecides() {
        Score score = Score.of(SENT, untimed("5537"));

        assertThat(score.found()).isEqualTo(3);
        assertThat(score.falses()).isEqualTo(1);

        assertThat(Score.of(SENT, untimed("5557")).duplicates()).isEqualTo(1);
        assertThat(Score.of(SENT, untimed("57")).missed()).isEqualTo(1);
        assertThat(Score.of(SENT, untimed("547")).wrong()).isEqualTo(1);
    }

    private static List<Heard> heard(String keys, int... edges) {
        return IntStream.range(0, keys.length())
                .mapToObj(i -> new Heard(keys.charAt(i), edges[2 * i], edges[2 * i + 1]))
                .toList();
    }

    private static List<Heard> untimed(String keys) {
        return keys.chars().mapToObj(key -> Heard.untimed((char) key)).toList();
    }
}
