package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallAction;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Tick;
import jp.denwaban.guidance.Plan;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.guidance.PracticePlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation in which nobody speaks: warned of after a minute, and never ended by it. */
class SilenceOfBothTest {
    private static final long SEED = 8;
    private static final int FRAMES_A_SECOND = 1000 / LineAudio.FRAME_MILLIS;
    private static final long FRAME_NANOS = LineAudio.FRAME_MILLIS * 1_000_000L;

    /** The noise of a good line: about −60 dBFS. */
    private static final int NOISE = 32;

    @TempDir Path folder;
    private final Random noise = new Random(SEED);
    private final Ears ears = new Ears(new DigitGate());
    private final CallFlow flow = new CallFlow();
    private final List<CallAction> actions = new ArrayList<>();
    private short[] voice = new short[0];
    private Call call;
    private long now = 5_000_000_000L;

    @BeforeEach
    void aConversation() throws Exception {
        System.out.println("noise seed " + SEED);
        PracticePlan.install(folder.resolve("guidance"));
        Plan plan = PlanFile.read(folder.resolve("guidance"));
        voice = plan.prompts().samples(plan.at(office()).greeting());
        call =
                flow.begin(
                                new CallNumber(1),
                                plan.at(office()),
                                new CallEvent.Rang(new Tick(now)),
                                Optional.empty())
                        .next();
        now += 3_000_000_000L;
        happens(CallEvent.Rang::new);
        happens(CallEvent.Answered::new);
        happens(at -> new CallEvent.DigitPressed(at, new Digit('1')));
        happens(at -> new CallEvent.PromptFinished(at, call.guide().notice()));
        happens(CallEvent.StationSeized::new);
        ears.reached(call);
        happens(CallEvent.DialToneHeard::new);
        happens(CallEvent.DestinationCalled::new);
        ears.reached(call);
        happens(CallEvent.DestinationAnswered::new);
        happens(CallEvent.Bridged::new);
        assertThat(call.phase()).isEqualTo(Phase.TALKING);
        actions.clear();
    }

    @Test
    void aMinuteWarnsOnceAndAVoiceEndsTheWarningAndNothingEndsTheCall() {
        hear(59, new short[0]);
        assertThat(actions).isEmpty();
        hear(3 * 60, new short[0]);
        assertThat(actions).containsExactly(new CallAction.WarnOfSilence());
        hear(2, voice);
        assertThat(actions)
                .containsExactly(new CallAction.WarnOfSilence(), new CallAction.EndWarning());
        assertThat(call.phase()).isEqualTo(Phase.TALKING);
    }

    @Test
    void oneLegThatSpeaksIsNoSilence() {
        for (int second = 0; second < 90; second += 2) {
            hear(2, voice);
        }
        assertThat(actions).isEmpty();
    }

    /** Seconds of noise on both legs, and this in the caller's. */
    private void hear(int seconds, short[] spoken) {
        int frame = LineAudio.FRAME_SAMPLES;
        for (int index = 0; index < seconds * FRAMES_A_SECOND; index++) {
            now += FRAME_NANOS;
            short[] caller = noise();
            for (int i = 0; i < frame && spoken.length > 0; i++) {
                caller[i] += spoken[(index * frame + i) % spoken.length];
            }
            for (Function<Tick, CallEvent> fact : ears.hear(call, now, caller, noise())) {
                happens(fact);
            }
        }
    }

    private short[] noise() {
        short[] frame = new short[LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (NOISE * noise.nextGaussian());
        }
        return frame;
    }

    private void happens(Function<Tick, CallEvent> fact) {
        CallFlow.Step step = flow.step(call, fact.apply(new Tick(now)));
        call = step.next();
        actions.addAll(step.actions());
    }

    private static LocalDateTime office() {
        return LocalDateTime.of(2026, 4, 1, 10, 0);
    }
}
