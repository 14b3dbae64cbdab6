package jp.denwaban.answering;

import static jp.denwaban.answering.DigitGate.Source.CARD;
import static jp.denwaban.answering.DigitGate.Source.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import jp.denwaban.answering.DigitGate.Report;
import jp.denwaban.answering.DigitGate.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One press, one digit, whoever reports it. */
class DigitGateTest {
    private static final long MILLI = 1_000_000L;
    private final DigitGate gate = new DigitGate();

    @ParameterizedTest
    @CsvSource({"CARD, DETECTOR", "DETECTOR, CARD"})
    void aPressThatBothReportCountsOnceUpToFourTenthsOfASecondApart(Source first, Source second) {
        assertThat(pass(first, '5', 1000)).isTrue();
        assertThat(pass(second, '5', 1400)).isFalse();
        assertThat(pass(first, '5', 3000)).isTrue();
        assertThat(pass(second, '5', 3401)).isTrue();
    }

    @Test
    void theSameKeyPressedTwiceCountsTwice() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        assertThat(pass(DETECTOR, '5', 1090)).isFalse();
        assertThat(pass(CARD, '5', 1200)).isTrue();
        assertThat(pass(DETECTOR, '5', 1290)).isFalse();
    }

    @Test
    void twoQuickPressesWhoseReportsOverlapCountTwice() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        assertThat(pass(CARD, '5', 1120)).isTrue();
        assertThat(pass(DETECTOR, '5', 1290)).isFalse();
        assertThat(pass(DETECTOR, '5', 1410)).isFalse();
    }

    @Test
    void oneReportOfTheCardBetweenTwoHeardIsOneOfThem() {
        assertThat(pass(DETECTOR, '5', 1000)).isTrue();
        assertThat(pass(CARD, '5', 1050)).isFalse();
        assertThat(pass(DETECTOR, '5', 1120)).isTrue();
    }

    @Test
    void anotherKeyRightAfterIsAPressOfItsOwn() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        assertThat(pass(DETECTOR, '6', 1100)).isTrue();
    }

    @Test
    void pairsDoNotCross() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        assertThat(pass(CARD, '6', 1120)).isTrue();
        assertThat(pass(DETECTOR, '6', 1190)).isFalse();
        // The card's 5 came before the 6 that both told: this is another.
        assertThat(pass(DETECTOR, '5', 1310)).isTrue();
    }

    @Test
    void aKeyHeldForSecondsCountsOnce() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        // The stream is 150 ms behind, and the report comes when the key is let go.
        assertThat(gate.pass(DETECTOR, new Report('5', 1150 * MILLI, 4180 * MILLI))).isFalse();
    }

    @Test
    void aKeyPressedWellBeforeAHeldOneCountsToo() {
        assertThat(pass(CARD, '5', 1000)).isTrue();
        assertThat(gate.pass(DETECTOR, new Report('5', 1500 * MILLI, 2500 * MILLI))).isTrue();
    }

    @Test
    void aCardThatReportsNothingIsNotMissed() {
        assertThat(pass(DETECTOR, '5', 1000)).isTrue();
        assertThat(pass(DETECTOR, '5', 1120)).isTrue();
    }

    private boolean pass(Source source, char key, long atMillis) {
        return gate.pass(source, Report.at(key, atMillis * MILLI));
    }
}
