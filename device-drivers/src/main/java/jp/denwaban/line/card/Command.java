package jp.denwaban.line.card;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.at.Dle;
import jp.denwaban.line.at.DleEncoder;
import jp.denwaban.line.at.Reply;

/** One thing a port is to do, and the promise of its result. */
final class Command {
    /** A card that is roused falls silent within this, or it is no card. */
    private static final Duration ROUSED_WITHIN = Duration.ofSeconds(2);

    /** Twice this, and a feed that was a second away, still end before the watchdog's 3 s. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(900);

    enum Kind {
        /** Ends whatever a dead predecessor left running, and waits for silence. */
        ROUSE,
        PAUSE,
        PLAIN,
        STREAM,
        END
    }

    private final Kind kind;
    private final String shown;
    private final byte[] bytes;
    private final Duration deadline;
    private final CompletableFuture<Reply> done = new CompletableFuture<>();

    /** How often it may be sent again; belongs to the port's thread. */
    private int repeatsLeft;

    /** When it went out; belongs to the port's thread. */
    long sentAtNanos;

    private Command(Kind kind, String shown, byte[] bytes, Duration deadline) {
        this.kind = kind;
        this.shown = shown;
        this.bytes = bytes;
        this.deadline = deadline;
    }

    /** {@code shown} stands in messages, because {@code text} may hold a number. */
    static Command plain(String shown, String text, Duration deadline) {
        return new Command(Kind.PLAIN, shown, ascii(text), deadline);
    }

    /**
     * A question or a sign of life, which may be asked twice: one byte damaged on the wire must not
     * cost a call. Both tries together fit into the watchdog's 3 s.
     */
    static Command repeatable(String shown, String text, Duration deadline) {
        Duration each = deadline.compareTo(ASKED_AGAIN_AFTER) < 0 ? deadline : ASKED_AGAIN_AFTER;
        Command command = new Command(Kind.PLAIN, shown, ascii(text), each);
        command.repeatsLeft = 1;
        return command;
    }

    static Command stream(String shown, String text, Duration deadline) {
        return new Command(Kind.STREAM, shown, ascii(text), deadline);
    }

    static Command pause(Duration length) {
        return new Command(Kind.PAUSE, "pause", new byte[0], length);
    }

    static Command end(Duration deadline) {
        return new Command(Kind.END, "end of stream", DleEncoder.code(Dle.STOP_BOTH), deadline);
    }

    static Command rouse() {
        byte[] bytes = {Dle.SHIELD, (byte) Dle.STOP_BOTH, '\r'};
        return new Command(Kind.ROUSE, "rouse", bytes, ROUSED_WITHIN);
    }

    Kind kind() {
        return kind;
    }

    String shown() {
        return shown;
    }

    byte[] bytes() {
        return bytes;
    }

    long deadlineNanos() {
        return deadline.toNanos();
    }

    /** Takes one of the repeats, if any is left. */
    boolean repeats() {
        return repeatsLeft-- > 0;
    }

    void finish(Reply reply) {
        done.complete(reply);
    }

    void fail(LineException.Kind failure, String message) {
        done.completeExceptionally(new LineException(failure, message));
    }

    /** Waits for the result, never longer than {@code limit}. */
    Reply await(LineTime time, Duration limit) throws LineException, TimeoutException {
        try {
            return time.result(done, limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LineException failure) {
                throw new LineException(
                        failure.kind(), String.valueOf(failure.getMessage()), failure);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(LineException.Kind.PORT_LOST, shown + " was interrupted", e);
        }
    }

    private static byte[] ascii(String text) {
        return (text + "\r").getBytes(StandardCharsets.US_ASCII);
    }
}
