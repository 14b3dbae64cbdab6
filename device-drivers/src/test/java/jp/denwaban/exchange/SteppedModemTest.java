package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.sound.Sound;
import org.junit.jupiter.api.Test;

/** A modem step by step: its faults, its programs that die, its rings and what it tells of them. */
class SteppedModemTest {
    private static final String DLE = "\u0010";

    /** One step of loud audio in µ-law; no byte of it is a shield. */
    private static final String LOUD = "\u0090".repeat(Sound.STEP_SAMPLES);

    /** More than the modem holds ahead: 2048 samples. */
    private static final int DRAINED_MILLIS = 300;

    private final SteppedCard modem = new SteppedCard(CardModel.V253);

    SteppedModemTest() throws Exception {}

    private void answered(String settings) {
        modem.order("ATE0+FCLASS=8" + settings);
        modem.calls();
        modem.order("AT+VLS=1");
    }

    private void loud(int millis) {
        for (int passed = 0; passed < millis; passed += Sound.STEP_MILLIS) {
            modem.stream(LOUD);
            modem.step();
        }
    }

    private boolean callerHearsSomething() {
        return !Arrays.equals(modem.ear(), new short[Sound.STEP_SAMPLES]);
    }

    @Test
    void whatThePcSendsIntoAnUnderrunIsNotHeardAndItsOrdersAre() {
        answered("");
        modem.order("AT+VTR");
        loud(200);
        assertThat(callerHearsSomething()).isTrue();

        modem.card().suffer(Fault.UNDERRUN, Duration.ofSeconds(1));
        loud(DRAINED_MILLIS);
        assertThat(callerHearsSomething()).isFalse();
        assertThat(modem.said()).contains(DLE + "u");
        modem.stream(DLE + "^");
        modem.pass(50);
        assertThat(modem.said()).endsWith(DLE + "\u0003\r\nOK\r\n");
    }

    @Test
    void aPortThatWasTooSlowForAStreamIsItselfAgainAfterIt() {
        answered("");
        modem.order("AT+VTR");
        modem.card().suffer(Fault.OVERRUN, Duration.ofMillis(300));
        loud(200);
        modem.stream(DLE + "^");
        modem.pass(500);
        assertThat(modem.said()).endsWith("\r\nOK\r\n");

        // 350 bytes or so: 46,080 go in a second, a slow port has 28 in 10 ms.
        modem.stream("AT+VLS=?\r");
        modem.pass(40);
        assertThat(modem.said()).contains("7,\"MST\"").endsWith("\r\nOK\r\n");
    }

    /** Events 5 and 23 of V.253: overrun and underrun. */
    @Test
    void aMaskedUnderrunIsNotTold() {
        answered(";+VEM=FBFFFEFF");
        modem.order("AT+VTR");
        loud(100);
        modem.pass(DRAINED_MILLIS);

        assertThat(modem.said()).doesNotContain(DLE + "u");
    }

    @Test
    void aRingThatIsToldByItsLengthAloneCountsTowardsTheAnswer() {
        modem.order("ATE0+FCLASS=8;+VDR=1,0;S0=2");
        modem.calls();
        modem.pass(2000);
        assertThat(modem.order("ATS1?")).contains("001");
        assertThat(modem.card().offHook()).isFalse();
        modem.pass(3000);
        assertThat(modem.card().offHook()).isTrue();
    }

    @Test
    void aProgramThatDiedWhileSendingLeavesAModemThatItsSuccessorCanUse() {
        answered("");
        modem.order("AT+VTX");
        modem.stream(LOUD);
        modem.pass(1200); // it is dead
        assertThat(modem.said()).contains(DLE + "u");
        modem.order("ATZ");

        assertThat(modem.order("AT+FCLASS?")).contains("\r\n8\r\n");
    }

    @Test
    void aProgramThatDiedWhileRecordingLeavesAModemThatItsSuccessorCanUse() {
        answered("");
        modem.order("AT+VRX");
        modem.nobodyReads(true);
        modem.pass(3000);
        modem.nobodyReads(false);
        modem.order("ATZ");

        assertThat(modem.order("AT+FCLASS?")).contains("\r\n8\r\n");
    }
}
