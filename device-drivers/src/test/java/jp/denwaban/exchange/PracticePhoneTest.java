package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jp.denwaban.exchange.PracticePhone.State;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.card.CardProfileFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The practice telephone, as the console holds it in 訓練 mode. */
@Execution(ExecutionMode.CONCURRENT)
class PracticePhoneTest {
    private static final LineNumber ONE = new LineNumber(1);
    private static final CallerId CALLER = new CallerId.Number("0112510110");

    private final List<State> states = new CopyOnWriteArrayList<>();
    private final AtomicInteger loudFrames = new AtomicInteger();

    private final PracticePhone.Listener ear =
            new PracticePhone.Listener() {
                @Override
                public void changed(State state) {
                    states.add(state);
                }

                @Override
                public void heard(short[] samples) {
                    for (short sample : samples) {
                        if (Math.abs(sample) > 1000) {
                            loudFrames.incrementAndGet();
                            return;
                        }
                    }
                }
            };

    private static VirtualExchange exchange() throws Exception {
        return VirtualExchange.inProcess(
                ExchangeSettings.of(CardModel.INLINE, 1),
                ScriptReader.read(
                        "test",
                        new StringReader(
                                """
                                attendant answers after=500ms says=attendant.wav
                                extension 231 answers after=1s says=staff-koutsuu.wav
                                """),
                        1),
                Pacer.realTime());
    }

    private void until(State state) {
        await().atMost(Duration.ofSeconds(15)).until(() -> states.contains(state));
    }

    @Test
    void aCallIsGuidedPutThroughAndHungUp() throws Exception {
        try (VirtualExchange exchange = exchange();
                SmallAnswering answering =
                        new SmallAnswering(
                                exchange.line(ONE, CardProfileFile.shipped("inline")),
                                Map.of('3', new Route(Way.DIAL_IN, "231")))) {
            answering.start();
            PracticePhone phone = exchange.practicePhone(ONE);
            phone.call(CALLER, ear);
            until(State.CONNECTED);
            phone.press('3');
            phone.release();
            until(State.TALKING);
            int before = loudFrames.get();
            await().atMost(Duration.ofSeconds(5)).until(() -> loudFrames.get() > before + 20);
            phone.hangUp();
            until(State.ENDED);
        }
        assertThat(states)
                .containsExactly(State.RINGING, State.CONNECTED, State.TALKING, State.ENDED);
    }

    @Test
    void inBypassTheAttendantAnswersAndASecondTelephoneFindsTheLineEngaged() throws Exception {
        try (VirtualExchange exchange = exchange()) {
            PracticePhone phone = exchange.practicePhone(ONE);
            phone.call(CALLER, ear);
            until(State.AT_ATTENDANT);
            exchange.practicePhone(ONE).call(CALLER, ear);
            until(State.ENGAGED);
            phone.hangUp();
            until(State.ENDED);
        }
    }
}
