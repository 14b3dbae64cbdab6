package jp.denwaban.line.card;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.at.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on one port: the commands that wait, the one that is out, and what settles it.
 * Time is an argument. Any thread may wait in line and cancel; the rest is the port's thread's.
 */
final class CommandTurn {
    /** Commands come from one call and its watchdog; more than this is a program gone wild. */
    private static final int MOST_WAITING = 16;

    /** A card that was told to stop is silent for this long. */
    private static final long SILENT_NANOS = 200_000_000L;

    private final BlockingQueue<Command> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final long spacingNanos;
    private volatile @Nullable Command out;
    private boolean everSettled;
    private boolean repeated;
    private boolean endCodeSeen;
    private long settledAtNanos;

    CommandTurn(long spacingNanos) {
        this.spacingNanos = spacingNanos;
    }

    /** Stands in line; false when it is too long. */
    boolean queue(Command command) {
        return waiting.offer(command);
    }

    /** The next command whose turn it is now. */
    Optional<Command> next(long now) {
        long spacing = repeated ? Math.max(spacingNanos, SILENT_NANOS) : spacingNanos;
        boolean mayGo = out == null && (!everSettled || now - settledAtNanos >= spacing);
        return mayGo ? Optional.ofNullable(waiting.poll()) : Optional.empty();
    }

    boolean free() {
        return out == null && waiting.isEmpty();
    }

    void sent(Command command, long now) {
        repeated = out == command; // then two results may come, the second of them stale
        command.sentAtNanos = now;
        endCodeSeen = false;
        out = command;
    }

    /** Whether a command of this kind is out. */
    boolean outIs(Command.Kind kind) {
        Command command = out;
        return command != null && command.kind() == kind;
    }

    /** A final result came; false if nobody waits for one: it is stale. */
    boolean replied(Reply reply, long now) {
        boolean awaited = out != null && !outIs(Command.Kind.PAUSE);
        if (awaited) {
            settle(reply, now);
        }
        return awaited;
    }

    void endCodeCame() {
        endCodeSeen = true;
    }

    /**
     * Settles what time and silence settle.
     *
     * @return the command that has waited in vain
     */
    Optional<Command> overdue(long now, long heardAtNanos) {
        Command command = out;
        if (command == null) {
            return Optional.empty();
        }
        boolean silent = now - Math.max(heardAtNanos, command.sentAtNanos) >= SILENT_NANOS;
        boolean due = now - command.sentAtNanos >= command.deadlineNanos();
        boolean settled =
                switch (command.kind()) {
                    case ROUSE -> silent || due;
                    case PAUSE -> due;
                    case END -> endCodeSeen && silent; // some cards say no OK
                    case PLAIN, STREAM -> false;
                };
        if (settled) {
            settle(Reply.OK, now);
            return Optional.empty();
        }
        return due ? Optional.of(command) : Optional.empty();
    }

    /** Nothing goes out any more. */
    void failAll(String message) {
        Command sent = out;
        Command next = sent == null ? waiting.poll() : sent;
        while (next != null) {
            next.fail(Kind.PORT_LOST, message);
            next = waiting.poll();
        }
    }

    private void settle(Reply reply, long now) {
        Command command = out;
        if (command == null) {
            return;
        }
        out = null;
        everSettled = true;
        settledAtNanos = now;
        command.finish(reply);
    }
}
