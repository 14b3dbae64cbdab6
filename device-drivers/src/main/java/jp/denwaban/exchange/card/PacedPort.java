package jp.denwaban.exchange.card;

import java.nio.charset.StandardCharsets;
import jp.denwaban.exchange.sound.Sound;

/**
 * A serial port at its real speed: a byte costs ten bit times in either direction, and what does
 * not fit into the card's buffer meanwhile has nowhere to go. A pseudo-terminal alone would take
 * megabytes at once and hide a profile that is too slow for its audio.
 */
final class PacedPort {
    /** Half a second of both legs: what a card of this kind has. */
    private static final int OUT_BYTES = 8192;

    /** The fastest rate any profile may name needs 921,600 / 10 / 100 bytes in a step. */
    private static final int IN_BYTES = 1024;

    /** Start bit, eight data bits, stop bit. */
    private static final int BITS_PER_BYTE = 10;

    /** A computer that is far too busy. */
    private static final int SLOWNESS = 16;

    private static final int STEPS_PER_SECOND = 1000 / Sound.STEP_MILLIS;

    private final CableEnd port;
    private final int baud;
    private final byte[] out = new byte[OUT_BYTES];
    private final byte[] in = new byte[IN_BYTES];
    private int outStart;
    private int outCount;
    private int inStart;
    private int inEnd;
    private long bytesRead;
    private int outBits;
    private int inBits;
    private boolean held;
    private boolean slow;

    /** Whether the other end takes only a part of what it should. */
    void slow(boolean now) {
        slow = now;
    }

    PacedPort(CableEnd port, int baud) {
        this.port = port;
        this.baud = baud;
    }

    CableEnd cable() {
        return port;
    }

    /** The line time of one step is up: so many bits may pass now, unused ones are gone. */
    void step() {
        int bits = baud / STEPS_PER_SECOND;
        int outgoing = slow ? bits / SLOWNESS : bits;
        inBits = inBits % BITS_PER_BYTE + bits;
        outBits = outBits % BITS_PER_BYTE + outgoing;
    }

    /** The next byte that has arrived, or -1. */
    int read() {
        if (inStart == inEnd) {
            int most = Math.min(in.length, inBits / BITS_PER_BYTE);
            inStart = 0;
            inEnd = most == 0 ? 0 : port.read(in, most);
            bytesRead += inEnd;
            inBits -= inEnd * BITS_PER_BYTE;
        }
        return inStart == inEnd ? -1 : in[inStart++] & 0xFF;
    }

    /** How many bytes have come in since the card was built. */
    long bytesRead() {
        return bytesRead;
    }

    boolean room(int bytes) {
        return out.length - outCount >= bytes;
    }

    /** Puts a byte into the card's buffer; false when it is lost because the buffer is full. */
    boolean put(int octet) {
        if (outCount == out.length) {
            return false;
        }
        out[(outStart + outCount++) % out.length] = (byte) octet;
        return true;
    }

    /** Puts a whole message or nothing: half a message would be read as another one. */
    void text(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        if (room(bytes.length)) {
            for (byte octet : bytes) {
                put(octet);
            }
        }
    }

    /** The PC asks for nothing more for the moment, or again for more: XOFF and XON. */
    void hold(boolean on) {
        held = on;
    }

    /** Sends what the line time allows and the other end takes. */
    void flush() {
        if (held) {
            return;
        }
        int allowed = Math.min(outCount, outBits / BITS_PER_BYTE);
        while (allowed > 0) {
            int run = Math.min(allowed, out.length - outStart);
            int taken = port.write(out, outStart, run);
            outStart = (outStart + taken) % out.length;
            outCount -= taken;
            outBits -= taken * BITS_PER_BYTE;
            allowed -= taken;
            if (taken < run) {
                return;
            }
        }
    }

    /** Nobody reads: what waits in our buffer and in the cable is lost, as on a real cable. */
    void unplugged() {
        outCount = 0;
        port.unplugged();
    }

    /** Forgets what was not sent, and what was not read. */
    void reset() {
        held = false;
        outCount = 0;
        inStart = inEnd;
    }
}
