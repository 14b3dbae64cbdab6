package jp.denwaban.exchange;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.tone.DtmfDetector;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;

/**
 * The least that can answer a call: takes a key, calls an extension, joins, hangs up. Stands in for
 * the answering process where only the exchange is under test.
 */
final class SmallAnswering implements LineListener, AutoCloseable {
    private static final Route ATTENDANT = new Route(Way.ATTENDANT, "");
    private static final long PATIENCE_SECONDS = 9;

    private final Line line;
    private final Map<Character, Route> keys;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private DtmfDetector digits = new DtmfDetector(digit -> {});
    private ProgressDetector trunk = new ProgressDetector(heard -> {});
    private ProgressDetector station = new ProgressDetector(heard -> {});
    private Phase phase = Phase.IDLE;
    private int call;
    private volatile boolean fed = true;

    private enum Phase {
        IDLE,
        GUIDING,
        CALLING,
        TALKING
    }

    SmallAnswering(Line line, Map<Character, Route> keys) {
        this.line = line;
        this.keys = keys;
    }

    SmallAnswering start() throws LineException {
        line.open(this);
        line.leaveBypass();
        thread.scheduleAtFixedRate(this::feed, 0, 500, TimeUnit.MILLISECONDS);
        return this;
    }

    /** From now on nobody feeds the watchdog. */
    void stopFeeding() {
        fed = false;
    }

    private void feed() {
        if (fed) {
            attempt(line::feedWatchdog);
        }
    }

    private interface Order {
        void give() throws LineException;
    }

    private void attempt(Order order) {
        try {
            order.give();
        } catch (LineException refused) {
            System.err.println("refused: " + refused.getMessage());
        }
    }

    private void soon(Runnable action) {
        try {
            thread.execute(action);
        } catch (RejectedExecutionException closed) {
            // The test is over.
        }
    }

    @Override
    public void happened(LineEvent event) {
        if (event instanceof LineEvent.CallerIdReceived) {
            soon(this::answer);
        } else if (event instanceof LineEvent.LoopBroken) {
            soon(this::hangUp);
        }
    }

    private void answer() {
        if (phase != Phase.IDLE) {
            return;
        }
        int thisCall = ++call;
        phase = Phase.GUIDING;
        digits = new DtmfDetector(digit -> route(keys.get(digit.digit())));
        trunk = new ProgressDetector(this::onTrunk);
        station = new ProgressDetector(this::onStation);
        attempt(line::answer);
        thread.schedule(
                () -> {
                    if (thisCall == call) {
                        route(ATTENDANT);
                    }
                },
                PATIENCE_SECONDS,
                TimeUnit.SECONDS);
    }

    private void route(Route route) {
        if (phase == Phase.GUIDING && route != null) {
            phase = Phase.CALLING;
            station = new ProgressDetector(this::onStation);
            attempt(() -> line.routeTo(route));
        }
    }

    private void onTrunk(ProgressHeard heard) {
        if (heard.kind() == ProgressHeard.Kind.BUSY
                || heard.kind() == ProgressHeard.Kind.DIAL_TONE) {
            hangUp();
        }
    }

    private void onStation(ProgressHeard heard) {
        switch (heard.kind()) {
            case BUSY -> {
                if (phase == Phase.TALKING) {
                    hangUp();
                } else if (phase == Phase.CALLING) {
                    phase = Phase.GUIDING;
                    attempt(line::releaseStation);
                    route(ATTENDANT);
                }
            }
            case VOICE, RING_BACK_STOPPED -> {
                if (phase == Phase.CALLING) {
                    phase = Phase.TALKING;
                    attempt(line::bridge);
                }
            }
            default -> {}
        }
    }

    private void hangUp() {
        if (phase != Phase.IDLE) {
            phase = Phase.IDLE;
            attempt(line::hangUp);
        }
    }

    @Override
    public void heard(long atNanos, short[] caller, short[] staff) {
        soon(
                () -> {
                    if (phase == Phase.GUIDING) {
                        digits.accept(caller);
                    }
                    trunk.accept(caller);
                    if (phase == Phase.CALLING || phase == Phase.TALKING) {
                        station.accept(staff);
                    }
                });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        line.close();
    }
}
