package jp.denwaban.answering;

import static jp.denwaban.answering.DigitGate.Source.CARD;
import static jp.denwaban.answering.DigitGate.Source.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One press, one digit, whoever reports it. */
class DigitGateTest {
    private static final long MILLI = 1_000_000L;
    private final DigitGate gate = new DigitGate();

    @Test
    void aPressThatBothReportCountsOnce() {
        assertThat(gate.pass(CARD, '5', 1000 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '5', 1090 * MILLI)).isFalse();
    }

    @Test
    void theSameKeyPressedTwiceCountsTwice() {
        assertThat(gate.pass(CARD, '5', 1000 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '5', 1090 * MILLI)).isFalse();
        assertThat(gate.pass(CARD, '5', 1200 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '5', 1290 * MILLI)).isFalse();
    }

    @Test
    void twoQuickPressesWhoseReportsOverlapCountTwice() {
        assertThat(gate.pass(CARD, '5', 1000 * MILLI)).isTrue();
        assertThat(gate.pass(CARD, '5', 1200 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '5', 1290 * MILLI)).isFalse();
        assertThat(gate.pass(DETECTOR, '5', 1350 * MILLI)).isFalse();
    }

    @Test
    void anotherKeyRightAfterIsAPressOfItsOwn() {
        assertThat(gate.pass(CARD, '5', 1000 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '6', 1100 * MILLI)).isTrue();
    }

    @Test
    void aCardThatReportsNothingIsNotMissed() {
        assertThat(gate.pass(DETECTOR, '5', 1000 * MILLI)).isTrue();
        assertThat(gate.pass(DETECTOR, '5', 1200 * MILLI)).isTrue();
    }
}
