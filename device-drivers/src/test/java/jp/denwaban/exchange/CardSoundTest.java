package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.ToneGenerator;
import org.junit.jupiter.api.Test;

/** What a card hears and lets hear at its jacks and in its codes, in a call and in an enquiry. */
class CardSoundTest {
    private static final short VOICE = 5000;
    private static final short PLAYED = 1000;

    private short[] callerLeg = {};
    private short[] staffLeg = {};
    private int steps;

    private SteppedCard answered(CardModel model) throws Exception {
        SteppedCard line = new SteppedCard(model);
        line.card()
                .plugIn(
                        (caller, staff, toCaller) -> {
                            callerLeg = caller.clone();
                            staffLeg = staff.clone();
                            Arrays.fill(toCaller, PLAYED);
                            steps++;
                        });
        line.order("AT+FCLASS=8");
        line.calls();
        line.order("AT+VLS=1");
        line.pass(100);
        return line;
    }

    private static int constant(short[] mouth) {
        Arrays.fill(mouth, VOICE);
        return mouth.length;
    }

    @Test
    void inACallTheJacksHearTheCallerAndHeHearsThem() throws Exception {
        SteppedCard line = answered(CardModel.INLINE);
        line.says(CardSoundTest::constant);
        line.pass(20);

        // The noise of the line is one step of 8.
        assertThat((int) callerLeg[0]).isBetween(VOICE - 8, VOICE + 8);
        assertThat(line.ear()).containsOnly(PLAYED);
    }

    @Test
    void whileThePbxHoldsTheCallerTheJacksHearThePbxAndHeHearsNothingOfThem() throws Exception {
        SteppedCard line = answered(CardModel.INLINE);
        line.says(CardSoundTest::constant);
        line.order("AT#FLASH");
        boolean silentOnce = false;
        for (int step = 0; step < 300; step++) { // ring-back rests for 2 s of 3
            line.step();
            assertThat(callerLeg).isEqualTo(line.card().station().fromStation());
            assertThat(staffLeg).containsOnly((short) 0);
            silentOnce |= Arrays.equals(line.ear(), new short[Sound.STEP_SAMPLES]);
        }
        assertThat(silentOnce).isTrue();
    }

    @Test
    void aModemTellsNoKeysOfACallerWhomThePbxHolds() throws Exception {
        SteppedCard line = answered(CardModel.V253);
        line.says(ToneGenerator.digits("5")::fill);
        line.pass(500);
        assertThat(line.said()).contains("\u00105");

        line.order("AT+VTS=!");
        line.says(ToneGenerator.digits("7")::fill);
        line.pass(500);
        assertThat(line.said()).doesNotContain("\u00107");
    }

    @Test
    void aLegThatIsSilentIsSoAtTheJacksToo() throws Exception {
        SteppedCard line = answered(CardModel.INLINE);
        line.says(CardSoundTest::constant);
        line.card().suffer(Fault.CALLER_SILENT, Duration.ofSeconds(1));
        line.pass(100);

        assertThat(callerLeg).containsOnly((short) 0);
    }

    @Test
    void soundThatHasGoneReachesNoJack() throws Exception {
        SteppedCard line = answered(CardModel.INLINE);
        line.card().suffer(Fault.SOUND_GONE, Duration.ofSeconds(1));
        int before = steps;
        line.pass(500);

        assertThat(steps).isEqualTo(before);
        assertThat(line.ear()).containsOnly((short) 0);
        line.pass(1000);
        assertThat(line.ear()).containsOnly(PLAYED);
    }
}
