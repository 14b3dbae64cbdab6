package jp.denwaban.line.card;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.at.AtParser;
import jp.denwaban.line.at.CardSink;
import jp.denwaban.line.at.Dle;
import jp.denwaban.line.at.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port of a card, owned by one thread: it alone reads, writes, sends the waiting commands one
 * after another and watches their deadlines, so that no byte passes a lock.
 *
 * <p>A command goes out only when the input is drained; a result that nobody waits for is stale and
 * dropped. A command without a result by its deadline means that the card is gone.
 *
 * <p>Longer than most: one turn of its thread, and all that may end it, are read together.
 */
final class CardPort {
    private static final Logger LOG = LoggerFactory.getLogger(CardPort.class);

    /** What a reader waits at most: the delay of a command, and of noticing a close. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** A dead card is found within this and a deadline. */
    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(2).toNanos();

    /**
     * A command waits so long for a pause in what comes in. A card that has lost step with us, such
     * as one that streams on after we saw an end, makes none; then the command's deadline decides.
     */
    private static final long CHATTER_NANOS = 500_000_000L;

    /** jSSC cannot read more at once. */
    private static final int READ_BYTES = 4095;

    private final BytePort port;
    private final CardProfile profile;
    private final PortEvents events;
    private final LineTime time;
    private final AtParser parser;
    private final CommandTurn turns;
    private final AtomicBoolean over = new AtomicBoolean();
    private final byte[] buffer = new byte[READ_BYTES];
    private volatile List<String> heartbeat = List.of();
    private volatile boolean closed;
    private long heardAt;
    private long pausedAt;
    private long heartbeatAt;

    /** Until then everything is what a predecessor left in the wire. */
    private boolean roused;

    private boolean rouseSent;

    CardPort(BytePort port, CardProfile profile, PortEvents events, LineTime time) {
        this.port = port;
        this.profile = profile;
        this.events = events;
        this.time = time;
        this.parser = new AtParser(new Ear());
        this.turns = new CommandTurn(profile.commandSpacing().toNanos());
    }

    void start(String threadName) {
        heardAt = time.nanos();
        pausedAt = heardAt;
        time.goRound(threadName, this::round);
    }

    String name() {
        return port.name();
    }

    boolean alive() {
        return !over.get();
    }

    /** From now on the card is asked for signs of life whenever no stream runs. */
    void keepAlive(List<String> commands) {
        heartbeat = commands;
    }

    /** Sends a command and waits for its result. */
    Reply run(Command command) throws LineException {
        offer(command);
        Duration limit = // behind another command, on a machine that is busy
                Duration.ofNanos(command.deadlineNanos())
                        .plus(profile.commandDeadline().multipliedBy(2))
                        .plus(POLL.multipliedBy(10));
        try {
            return command.await(time, limit);
        } catch (TimeoutException e) {
            String why = port.name() + ": no reply to " + command.shown();
            finish(why);
            throw new LineException(Kind.PORT_LOST, why, e);
        }
    }

    /** Queues a command; its result is told to whoever waits for it. */
    void offer(Command command) {
        if (!turns.queue(command)) {
            command.fail(Kind.BUSY, port.name() + ": too many before " + command.shown());
        }
        if (over.get()) {
            command.fail(Kind.PORT_LOST, port.name() + " is closed");
        }
    }

    /** Called by the voice stream, on this port's thread. */
    void write(byte[] bytes) throws LineException {
        port.write(bytes);
    }

    /** Says one thing more before the end, and does not mind whether it is heard. */
    void lastOrder(Command command) {
        try {
            if (alive()) {
                run(command);
            } else {
                port.write(command.bytes()); // its own thread has ended: this one writes alone
            }
        } catch (LineException deaf) {
            LOG.debug("{}: not told {}", port.name(), command.shown());
        }
    }

    /**
     * Ends this port without an event. The port itself may block while closing: not on our thread.
     */
    LineTime.Work close() {
        closed = true;
        finish(port.name() + " is closed");
        return time.aside("close " + port.name(), port::close);
    }

    /** One turn, or the end; false after that. */
    private boolean round() {
        String why = port.name() + ": its reader died";
        boolean goesOn = false;
        try {
            if (!over.get()) {
                turn();
            }
            goesOn = !over.get();
        } catch (LineException e) {
            why = String.valueOf(e.getMessage());
        } finally {
            if (!goesOn) {
                finish(why);
                turns.failAll(why); // what came in while another thread finished
            }
        }
        return goesOn;
    }

    private void turn() throws LineException {
        int count = port.read(buffer, POLL);
        long now = time.nanos();
        if (count > 0) {
            heardAt = now;
            if (roused) {
                parser.accept(buffer, count);
            }
        }
        if (count == 0 || parser.streaming()) {
            pausedAt = now;
        }
        if (pausedAt == now || now - pausedAt >= CHATTER_NANOS) {
            sendNext(now);
        }
        Optional<Command> overdue = turns.overdue(now, heardAt);
        if (overdue.isPresent()) {
            sendAgain(overdue.get(), now);
        }
        roused = roused || !turns.outIs(Command.Kind.ROUSE) && rouseSent;
        events.turned(parser.streaming());
    }

    private void sendNext(long now) throws LineException {
        if (turns.free() && !parser.streaming() && heartbeatDue(now)) {
            for (String question : heartbeat) {
                turns.queue(Command.repeatable("heartbeat", question, profile.commandDeadline()));
            }
        }
        Optional<Command> next = turns.next(now);
        if (next.isPresent()) {
            send(next.get(), now);
        }
    }

    private void send(Command command, long now) throws LineException {
        if (parser.streaming() != (command.kind() == Command.Kind.END)) {
            settleUnsent(command);
            return;
        }
        turns.sent(command, now);
        switch (command.kind()) {
            case STREAM -> parser.expectStream();
            case END -> parser.expectEnd();
            case ROUSE -> rouseSent = true;
            case PAUSE, PLAIN -> {}
        }
        if (command.bytes().length > 0) {
            port.write(command.bytes());
        }
    }

    private void sendAgain(Command command, long now) throws LineException {
        if (!command.repeats()) {
            throw new LineException(
                    Kind.PORT_LOST, port.name() + ": no reply to " + command.shown());
        }
        turns.sent(command, now);
        port.write(command.bytes());
    }

    private boolean heartbeatDue(long now) {
        if (heartbeat.isEmpty() || now - heartbeatAt < HEARTBEAT_NANOS) {
            return false;
        }
        heartbeatAt = now;
        return true;
    }

    /** The end of a stream that has ended already, or a command that would be taken for audio. */
    private void settleUnsent(Command command) {
        if (command.kind() == Command.Kind.END) {
            command.finish(Reply.OK);
        } else {
            command.fail(Kind.UNSUPPORTED, port.name() + ": no " + command.shown() + " mid-stream");
        }
    }

    /** From any thread, once: nothing is sent or told any more. {@code why} names the port. */
    private void finish(String why) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        turns.failAll(why);
        if (!closed) {
            events.lost(port.name(), why);
        }
    }

    /** What the parser finds, on this port's thread. */
    private final class Ear implements CardSink {
        @Override
        public void reply(Reply reply) {
            if (reply == Reply.CONNECT && parser.streaming()) {
                events.streamOpened();
            }
            if (!turns.replied(reply, time.nanos())) {
                events.odd();
            }
        }

        @Override
        public void line(String text) {
            if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
                events.odd();
            }
            events.line(text);
        }

        @Override
        public void code(char code) {
            if (code != Dle.END) {
                events.code(code);
                return;
            }
            turns.endCodeCame();
            if (!turns.outIs(Command.Kind.END)) {
                events.streamBroken();
            }
        }

        @Override
        public void audio(byte[] bytes, int count) {
            events.audio(bytes, count);
        }
    }
}
