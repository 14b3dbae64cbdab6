package jp.denwaban.bench.fuzz;

import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Who calls on one line of a {@link FuzzCard}, again and again: rings, listens, presses a key,
 * talks with whoever lifts, and leaves, or gives up on the way. In ticks of 10 ms.
 */
final class FuzzCaller implements FuzzCard.Sounds {
    private static final long MILLI = 1_000_000L;
    private static final long RING_EVERY = 3000 * MILLI;

    /** Nobody hears guidance and menu, or a destination that does not answer, for longer. */
    private static final long PATIENCE = 60_000 * MILLI;

    /** Who calls is gone after so long with a line out of order, whatever it still does. */
    private static final long BELL_PATIENCE = 12_000 * MILLI;

    /** The network says it as long as our loop is closed. */
    private static final long GONE_EVERY = 1000 * MILLI;

    private static final long LIFTS_AFTER = 1500 * MILLI;
    private static final byte NEARLY_SILENT = (byte) 0xFE;
    private static final byte SILENT = (byte) 0xFF;

    private final LongSupplier nanos;
    private final Random random;
    private FuzzCard card;
    private int callsLeft;
    private State state = State.AWAY;
    private long since;
    private long next;
    private long leavesAt;
    private boolean pressed;
    private long calledAt;

    private enum State {
        AWAY,
        RINGING,
        LISTENING,
        GONE
    }

    FuzzCaller(LongSupplier nanos, Random random, int calls) {
        this.nanos = nanos;
        this.random = random;
        this.callsLeft = calls;
        this.card = new FuzzCard(nanos, this);
        this.next = 4000 * MILLI; // the lines come into service
    }

    FuzzCard card() {
        return card;
    }

    boolean over() {
        return callsLeft == 0 && state == State.AWAY;
    }

    void tick() {
        long now = nanos.getAsLong();
        card.tick();
        calledAt = card.stationCalled() ? calledAt : now;
        switch (state) {
            case AWAY -> {
                if (card.offHook()) { // a ring that was none was answered: nobody is there
                    enter(State.GONE, now);
                    next = now;
                } else if (callsLeft > 0 && now >= next) {
                    callsLeft--;
                    enter(State.RINGING, now);
                    next = now;
                }
            }
            case RINGING -> ring(now);
            case LISTENING -> listen(now);
            case GONE -> leave(now);
        }
    }

    private void enter(State newState, long now) {
        state = newState;
        since = now;
    }

    private void ring(long now) {
        if (card.offHook()) {
            enter(State.LISTENING, now);
            pressed = random.nextInt(8) == 0; // cannot press
            next = now + (500 + random.nextInt(3000)) * MILLI;
            leavesAt = now + (random.nextInt(4) == 0 ? random.nextInt(15_000) * MILLI : PATIENCE);
        } else if (now - since > BELL_PATIENCE) {
            away(now);
        } else if (now >= next && card.serving()) {
            next = now + RING_EVERY;
            if (since == now) {
                card.reports("\r\nDRON=5\r\n");
                card.reports("\r\nNMBR=%s\r\n".formatted(number()));
            } else {
                card.reports("\r\nRING\r\n");
            }
        }
    }

    private String number() {
        return random.nextInt(3) == 0 ? "P" : "01%08d".formatted(random.nextInt(100_000_000));
    }

    private void listen(long now) {
        if (!card.offHook()) {
            away(now);
            return;
        }
        if (!pressed && now >= next) {
            pressed = true;
            card.code('/');
            card.code((char) ('0' + random.nextInt(8)));
            card.code('~');
        }
        if (card.bridged()) {
            leavesAt = Math.min(leavesAt, now + (2000 + random.nextInt(4000)) * MILLI);
        }
        if (now >= leavesAt) {
            enter(State.GONE, now);
            next = now;
        }
    }

    private void leave(long now) {
        if (!card.offHook()) {
            away(now);
        } else if (now >= next) {
            next = now + GONE_EVERY;
            card.code('l');
        }
    }

    private void away(long now) {
        enter(State.AWAY, now);
        next = now + (6000 + random.nextInt(4000)) * MILLI;
    }

    @Override
    public void caller(byte[] tick) {
        hush(tick);
    }

    /** Whoever is called lifts after a while and does not stop talking. */
    @Override
    public void staff(byte[] tick) {
        if (nanos.getAsLong() - calledAt > LIFTS_AFTER) {
            random.nextBytes(tick);
        } else {
            hush(tick);
        }
    }

    private void hush(byte[] tick) {
        for (int i = 0; i < tick.length; i++) {
            tick[i] = random.nextBoolean() ? SILENT : NEARLY_SILENT;
        }
    }
}
