package jp.denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.call.Calls.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Number Display in Japan's order: CAR, the number, the real rings, and only then the answer. */
class RingOrderTest {
    private static final Caller NUMBER = new Caller.Number("0112510110");

    private final Played played = new Played();
    private final CallFlow flow = new CallFlow();

    @Test
    void theNumberAloneIsNoBell() {
        played.ringAfter(Duration.ofSeconds(1)); // CAR goes on until a terminal takes the number
        played.news();
        played.then(at -> new CallEvent.CallerKnown(at, NUMBER));
        assertThat(played.news()).as("the network has not rung yet").isEmpty();
        played.ringAfter(Duration.ofSeconds(1));
        assertThat(played.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void sixCarRingsThatNobodyDecodesAreNoReason() {
        for (int car = 0; car < 5; car++) {
            played.ringAfter(Duration.ofSeconds(1));
        }
        played.ringAfter(Duration.ofMillis(1500));
        assertThat(played.actions).doesNotContain(new CallAction.Answer());
        played.ringAfter(Duration.ofSeconds(3));
        assertThat(played.actions).contains(new CallAction.Answer());
    }

    @Test
    void aCallThatBeginsWithCarIsACallAndItsFirstRealRingAfterTheNumberIsAnswered() {
        Played one = toldByCar();
        assertThat(one.news()).containsExactly(new CallAction.OpenFile());
        one.then(at -> new CallEvent.CallerKnown(at, NUMBER));
        assertThat(one.news()).isEmpty();
        one.ringAfter(Duration.ofMillis(800));
        assertThat(one.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void afterCarWithoutANumberTwoRealRingsAreWaitedFor() {
        Played one = toldByCar();
        one.news();
        one.ringAfter(Duration.ofMillis(2700));
        assertThat(one.news()).isEmpty();
        one.ringAfter(Duration.ofSeconds(3));
        assertThat(one.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void aRingToldAtItsBeginningAndAsCarAtItsEndWasNoBell() {
        played.now = played.now.plus(Duration.ofMillis(500));
        played.take(flow.step(played.call, new CallEvent.CarRang(played.now)));
        played.ringAfter(Duration.ofMillis(2200));
        assertThat(played.actions).doesNotContain(new CallAction.Answer());
        played.ringAfter(Duration.ofSeconds(3));
        assertThat(played.actions).contains(new CallAction.Answer());
    }

    @Test
    void whoGivesUpDuringCarHasRung() {
        Played one = toldByCar();
        one.news();
        one.waits();
        assertThat(one.news())
                .containsExactly(new CallAction.HangUp(), new CallAction.FinishRecording());
        assertThat(one.call.journey().outcome()).contains(Outcome.GONE_WHILE_RINGING);
    }

    @ParameterizedTest
    @EnumSource(Caller.Absent.class)
    void everyReasonIsKeptAsTold(Caller.Absent reason) {
        played.then(at -> new CallEvent.CallerKnown(at, reason));
        assertThat(played.call.journey().caller()).isEqualTo(reason);
        played.answered();
        assertThat(played.call.journey().caller()).isEqualTo(reason);
    }

    @Test
    void theNumberOfSomebodyWhoWaitsIsNotTheCallers() {
        played.then(at -> new CallEvent.CallerKnown(at, NUMBER));
        played.talking();
        played.then(at -> new CallEvent.CallerKnown(at, new Caller.Number("0998887777")));
        assertThat(played.call.phase()).isEqualTo(Phase.TALKING);
        assertThat(played.call.journey().caller()).isEqualTo(NUMBER);
    }

    @Test
    void aRingAnnouncedBeforeIsAnsweredAtOnce() {
        CallFlow.Step step =
                flow.begin(
                        Calls.NUMBER,
                        Calls.GUIDE,
                        new CallEvent.Rang(played.now),
                        Optional.of(NUMBER));
        assertThat(step.actions()).contains(new CallAction.Answer());
    }

    private Played toldByCar() {
        Played one = new Played();
        one.actions.clear();
        one.take(flow.begin(Calls.NUMBER, Calls.GUIDE, new CallEvent.CarRang(one.now)));
        return one;
    }
}
