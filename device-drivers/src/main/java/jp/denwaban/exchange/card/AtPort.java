package jp.denwaban.exchange.card;

import java.util.Locale;
import java.util.function.Function;

/**
 * One serial port of the card while it talks AT: collects command lines, echoes, and replies in the
 * verbose form {@code <CR><LF>text<CR><LF>}.
 *
 * @see "ITU-T V.250, 5.2 and 5.7"
 */
final class AtPort {
    /** V.250 asks for at least 40 characters; no command of ours has more than 60. */
    private static final int LONGEST_LINE = 128;

    private final PacedPort port;
    private final Faults faults;
    private final StringBuilder line = new StringBuilder();
    private boolean echo = true;
    private boolean tooLong;
    private boolean busy;

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
            if (octet == '\r') {
                String command = line.toString().strip().toUpperCase(Locale.ROOT);
                line.setLength(0);
                boolean cut = tooLong;
                tooLong = false;
                if (finish(command, cut, commands) == Result.CONNECT) {
                    return;
                }
            } else if (line.length() >= LONGEST_LINE) {
                tooLong = true;
            } else if (octet >= ' ' && octet < 0x7F) {
                line.append((char) octet);
            }
        }
    }

    private Result finish(String command, boolean cut, Function<String, Result> commands) {
        int at = command.indexOf("AT");
        if (cut || at < 0) {
            // Not a command line at all: a card says nothing to noise, ERROR to what is too long.
            if (cut) {
                result(Result.ERROR);
            }
            return Result.ERROR;
        }
        Result reply = commands.apply(command.substring(at + 2));
        result(reply);
        return reply;
    }

    /** Sends a final result, or remembers that it comes later. */
    void result(Result reply) {
        busy = reply == Result.LATER;
        if (!busy && !lost(reply)) {
            say(reply.name());
        }
    }

    private boolean lost(Result reply) {
        return reply == Result.CONNECT
                ? faults.any(Fault.LOST_CONNECT, Fault.LOST_REPLY)
                : faults.has(Fault.LOST_REPLY);
    }

    void say(String text) {
        port.text("\r\n" + text + "\r\n");
    }

    void reset() {
        line.setLength(0);
        tooLong = false;
        busy = false;
        echo = true;
    }
}
