package jp.denwaban.exchange;

import java.io.StringReader;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.ExchangeUnderTest;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineNumber;

/** The virtual exchange in the hands of a contract test. */
final class CommandedExchange implements ExchangeUnderTest {
    static final LineNumber ONE = new LineNumber(1);

    private final VirtualExchange exchange;
    private final Line line;
    private final CommandedCaller caller = new CommandedCaller();

    CommandedExchange(VirtualExchange exchange, Function<VirtualExchange, Line> lineOf) {
        this.exchange = exchange;
        this.line = lineOf.apply(exchange);
        asked(
                () -> {
                    exchange.rig(ONE).card().serveBySwitch();
                    return true;
                });
    }

    /** Nobody calls by himself; extension 231 rings until somebody is told to answer. */
    static jp.denwaban.exchange.script.ExchangeScript quiet() throws Exception {
        return jp.denwaban.exchange.script.ScriptReader.read(
                "test", new StringReader("exchange seed=1\nextension 231 never\n"), 1);
    }

    private <T> T asked(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        exchange.order(() -> answer.complete(question.get()));
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** Whether calls still come to the PC: not so in bypass. */
    boolean serving() {
        return asked(() -> exchange.rig(ONE).card().serving());
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public void ring(CallerId callerId) {
        caller.begin(callerId);
        dialUntilFree();
    }

    /** Frames of 20 ms are judged by their spectrum: half a tone in one would look like another. */
    private void startAtFrame(Runnable start) {
        exchange.order(
                () -> {
                    long sample = exchange.rig(ONE).journal().sample();
                    if (sample == Fact.NO_STREAM || sample % 160 == 0) {
                        start.run();
                    } else {
                        CompletableFuture.delayedExecutor(3, TimeUnit.MILLISECONDS)
                                .execute(() -> startAtFrame(start));
                    }
                });
    }

    /** As a caller does who finds the line engaged. */
    private void dialUntilFree() {
        exchange.order(
                () -> {
                    if (exchange.rig(ONE).trunk().free()) {
                        exchange.ring(1, caller);
                    } else {
                        later();
                    }
                });
    }

    private void later() {
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(this::dialUntilFree);
    }

    @Override
    public void callerSpeaks(short[] samples) {
        Sound voice = new Clip(samples).spoken();
        startAtFrame(() -> caller.voice = voice);
    }

    @Override
    public short[] callerHeard() {
        return asked(() -> Arrays.copyOf(caller.heard, caller.heardCount));
    }

    @Override
    public void callerHangsUp() {
        exchange.order(() -> caller.down = true);
    }

    @Override
    public String stationDialled() {
        return asked(() -> exchange.rig(ONE).card().station().dialled());
    }

    @Override
    public void stationAnswers(short[] samples) {
        Sound words = new Clip(samples).spoken();
        startAtFrame(() -> exchange.rig(ONE).card().station().lift(words));
    }

    @Override
    public void cutPower() {
        exchange.order(() -> exchange.rig(ONE).card().power(false));
    }

    @Override
    public void close() {
        exchange.close();
    }

    /** Does what it is told, and remembers a minute of what it hears after the answer. */
    private static final class CommandedCaller implements Caller {
        private volatile CallerId callerId = CallerId.Absent.WITHHELD;
        private Sound voice = Sound.SILENCE;
        private final short[] heard = new short[60 * 8000];
        private int heardCount;
        private volatile boolean down;
        private boolean answered;

        void begin(CallerId newId) {
            callerId = newId;
            down = false;
            answered = false;
        }

        @Override
        public CallerId callerId() {
            return callerId;
        }

        @Override
        public Leaving leaving() {
            return Leaving.LOOP_BREAK;
        }

        @Override
        public boolean live(CallView call, short[] mouth) {
            answered = call.answered();
            if (answered) {
                voice.fill(mouth);
            }
            return !down;
        }

        @Override
        public void hear(short[] ear) {
            if (answered && heardCount + ear.length <= heard.length) {
                System.arraycopy(ear, 0, heard, heardCount, ear.length);
                heardCount += ear.length;
            }
        }

        @Override
        public void over() {}
    }
}
