package jp.denwaban.exchange.card;

import java.util.Locale;
import java.util.function.Function;

/**
 * One serial port of the card while it talks AT: collects command lines, echoes, and replies in the
 * verbose form {@code <CR><LF>text<CR><LF>} or the numeric one {@code number<CR>}.
 *
 * @see "ITU-T V.250, 5.2 and 5.7"
 */
final class AtPort {
    /** V.250 asks for at least 40 characters; programs put all their wishes into one line. */
    private static final int LONGEST_LINE = 256;

    private static final int RUB_OUT = 0x7F;

    private final PacedPort port;
    private final Faults faults;
    private final StringBuilder line = new StringBuilder();
    private String lastLine = "";
    private boolean echo = true;
    private boolean verbose = true;
    private boolean quiet;
    private boolean tooLong;
    private boolean busy;
    private boolean lineFeeds;

    AtPort(PacedPort port, Faults faults) {
        this.port = port;
        this.faults = faults;
    }

    PacedPort port() {
        return port;
    }

    void echo(boolean on) {
        echo = on;
    }

    /** {@code V}: results as words, or as numbers. */
    void verbose(boolean on) {
        verbose = on;
    }

    /** {@code Q}: no results at all. */
    void quiet(boolean on) {
        quiet = on;
    }

    /** Whether the PC ends its lines with a line feed, too, so that one follows every command. */
    boolean lineFeeds() {
        return lineFeeds;
    }

    /** Reads what has arrived and carries out each complete command line. */
    void step(Function<String, Result> commands) {
        while (!busy) {
            int octet = port.read();
            if (octet < 0) {
                return;
            }
            if (echo) {
                port.put(octet);
            }
            if (octet == '\r' || octet == '/' && isRepeat()) {
                if (finish(commands) == Result.CONNECT) {
                    return;
                }
            } else {
                collect(octet);
            }
        }
    }

    private void collect(int octet) {
        if (octet == '\n') {
            lineFeeds = true;
        } else if (octet == '\b' || octet == RUB_OUT) {
            line.setLength(Math.max(0, line.length() - 1));
        } else if (line.length() >= LONGEST_LINE) {
            tooLong = true;
        } else if (octet >= ' ' && octet < RUB_OUT) {
            line.append((char) octet);
        }
    }

    /** {@code A/} does the last line once more, and wants no end of line. */
    private boolean isRepeat() {
        return line.toString().strip().equalsIgnoreCase("A");
    }

    private Result finish(Function<String, Result> commands) {
        String typed = isRepeat() ? lastLine : line.toString().strip();
        boolean cut = tooLong;
        line.setLength(0);
        tooLong = false;
        int at = typed.toUpperCase(Locale.ROOT).indexOf("AT");
        if (cut || at < 0) {
            // Not a command line at all: a card says nothing to noise, ERROR to what is too long.
            if (cut) {
                result(Result.ERROR);
            }
            return Result.ERROR;
        }
        lastLine = typed;
        Result reply = commands.apply(typed.substring(at + 2));
        result(reply);
        return reply;
    }

    /** Takes one byte that comes while an order is carried out: whether one has come. */
    boolean interrupted() {
        return port.read() >= 0;
    }

    /** Sends a final result, or remembers that it comes later. */
    void result(Result reply) {
        busy = reply == Result.LATER;
        if (!busy && !lost(reply)) {
            unasked(reply.text(), reply.number());
        }
    }

    private boolean lost(Result reply) {
        return reply == Result.CONNECT
                ? faults.any(Fault.LOST_CONNECT, Fault.LOST_REPLY)
                : faults.has(Fault.LOST_REPLY);
    }

    /** A result that nobody asked for, such as {@code RING}. */
    void unasked(String word, int number) {
        if (!quiet) {
            port.text(verbose ? "\r\n" + word + "\r\n" : number + "\r");
        }
    }

    /** Information, in one line or more. */
    void say(String text) {
        port.text((verbose ? "\r\n" : "") + text + "\r\n");
    }

    void reset() {
        line.setLength(0);
        lastLine = "";
        tooLong = false;
        busy = false;
        echo = true;
        verbose = true;
        quiet = false;
        lineFeeds = false;
    }
}
