package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Guide;
import jp.denwaban.call.PromptName;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import org.junit.jupiter.api.Test;

/** The watchdog lives on truth: a call whose work stands still is not reported alive. */
class ProofTest {
    private static final Duration LATE = Duration.ofMillis(1600);
    private final CallFlow flow = new CallFlow();
    private final Proof proof = new Proof();
    private Tick now = new Tick(5_000_000_000L);
    private Call call =
            flow.begin(new CallNumber(1), guide(), new CallEvent.Rang(now), Optional.empty())
                    .next();

    @Test
    void anIdleLineWhoseLoopAnsweredIsAlive() {
        assertThat(proof.alive(Optional.empty(), now.nanos())).isTrue();
    }

    @Test
    void aRingingLineIsAliveUntilItsDeadlineIsOverdue() {
        assertThat(alive()).isTrue();
        now = call.deadline();
        assertThat(alive()).isFalse();
    }

    @Test
    void guidanceWithoutFramesIsDead() {
        guiding();
        later(LATE);
        assertThat(alive()).isFalse();
        proof.frame(now.nanos());
        assertThat(alive()).isTrue();
    }

    @Test
    void aRecordedTalkLivesOnDurableRecordsAloneAndNotOnFrames() {
        talking('1');
        later(LATE);
        proof.frame(now.nanos());
        assertThat(call.recording()).isTrue();
        assertThat(alive()).isFalse();
        proof.durable(now.nanos());
        assertThat(alive()).isTrue();
        later(LATE);
        proof.frame(now.nanos());
        assertThat(alive()).isFalse();
    }

    @Test
    void anUnrecordedTalkLivesOnFrames() {
        talking('2');
        later(LATE);
        assertThat(call.recording()).isFalse();
        assertThat(alive()).isFalse();
        proof.frame(now.nanos());
        assertThat(alive()).isTrue();
    }

    @Test
    void sealingThatHangsIsDead() {
        talking('1');
        step(new CallEvent.HungUp(now, Side.CALLER));
        assertThat(alive()).isTrue();
        later(LATE);
        proof.frame(now.nanos());
        assertThat(alive()).isFalse();
    }

    private boolean alive() {
        return proof.alive(Optional.of(call), now.nanos());
    }

    private void later(Duration wait) {
        now = now.plus(wait);
    }

    private void step(CallEvent event) {
        call = flow.step(call, event).next();
        proof.entered(call.phase(), event.at().nanos());
    }

    private void guiding() {
        later(Duration.ofSeconds(3));
        step(new CallEvent.Rang(now));
        step(new CallEvent.Answered(now));
    }

    private void talking(char key) {
        guiding();
        step(new CallEvent.PromptFinished(now, new PromptName("greeting")));
        step(new CallEvent.PromptFinished(now, new PromptName("notice")));
        step(new CallEvent.DigitPressed(now, new Digit(key)));
        step(new CallEvent.DestinationCalled(now));
        step(new CallEvent.DestinationAnswered(now));
        step(new CallEvent.Bridged(now));
    }

    private static Guide guide() {
        Destination recorded = new Destination("交通課", Destination.Way.DIAL_IN, "231", true);
        Destination not = new Destination("会計課", Destination.Way.DIAL_IN, "261", false);
        return new Guide(
                "案内",
                1,
                new PromptName("greeting"),
                new PromptName("notice"),
                new PromptName("menu"),
                new PromptName("wrong"),
                new PromptName("silence"),
                new PromptName("connecting"),
                Map.of(new Digit('1'), List.of(recorded), new Digit('2'), List.of(not)),
                new Digit('9'),
                new Destination("電話交換", Destination.Way.ATTENDANT, "", true),
                Duration.ofSeconds(5),
                2);
    }
}
