package jp.denwaban.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A way in which what a card says is spoilt on its way. */
enum Mutation {
    DROP,
    DOUBLE,
    SWAP,
    FLIP,
    TRUNCATE,
    /** Nothing of it arrives: a lost CONNECT, a lost OK. */
    LOSE,
    /** Arrives after what is said next. */
    REORDER,
    /** Up to {@link #LONGEST_DELAY_MILLIS} later, what follows it not. */
    DELAY,
    /** A result or a report that belongs to somebody else comes before it. */
    FOREIGN,
    STALE_OK,
    GARBAGE,
    /** From here on the card says nothing on this port. */
    HANG,
    /** From here on the port is gone. */
    VANISH;

    /** Twice the longest deadline of a shipped profile, so that replies come too late as well. */
    static final int LONGEST_DELAY_MILLIS = 6000;

    private static final int MOST_GARBAGE = 2000;

    private static final List<byte[]> FOREIGNERS =
            List.of(
                    ascii("\r\nERROR\r\n"),
                    ascii("\r\nNO CARRIER\r\n"),
                    ascii("\r\nBUSY\r\n"),
                    ascii("\r\nCONNECT\r\n"),
                    ascii("\r\nCONNECT 115200\r\n"),
                    ascii("\r\n+CME ERROR: 4\r\n"),
                    ascii("\r\nVCON\r\n"),
                    ascii("\r\nRING\r\n"),
                    ascii("\r\nDRON=10\r\n"),
                    ascii("\r\nNMBR=0112510110\r\n"),
                    ascii("\r\nNMBR=\r\n"),
                    ascii("\r\n#RELAY: BYPASS,WATCHDOG\r\n"),
                    ascii("\r\n#RELAY: SERVICE\r\n"),
                    ascii("\r\n#STATE: \r\n"),
                    ascii("\r\n#STATION: ANSWERED\r\n"),
                    ascii("\u0010R"),
                    ascii("\u0010l"),
                    ascii("\u0010u"),
                    ascii("\u0010o"),
                    ascii("\u0010b"),
                    ascii("\u0010/1\u0010~1"),
                    ascii("\u00105"),
                    ascii("\u0010\u0003"),
                    ascii("\u0010\u001A\u0010"));

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] foreigner(Random random) {
        return FOREIGNERS.get(random.nextInt(FOREIGNERS.size()));
    }

    static byte[] garbage(Random random) {
        byte[] garbage = new byte[random.nextInt(MOST_GARBAGE)];
        random.nextBytes(garbage);
        return garbage;
    }

    /** The bytes as this spoils them; those that change no bytes leave them alone. */
    byte[] spoil(byte[] said, Random random) {
        if (said.length == 0) {
            return said;
        }
        int at = random.nextInt(said.length);
        int run = 1 + random.nextInt(Math.min(8, said.length - at));
        return switch (this) {
            case DROP -> joined(said, at, said, at + run);
            case DOUBLE -> joined(said, at + run, said, at);
            case SWAP -> swapped(said, at, random.nextInt(said.length));
            case FLIP -> flipped(said, at, random.nextInt(8));
            case TRUNCATE -> Arrays.copyOf(said, at);
            case LOSE -> new byte[0];
            case FOREIGN -> before(foreigner(random), said);
            case STALE_OK -> before(ascii("\r\nOK\r\n"), said);
            case GARBAGE -> before(garbage(random), said);
            case REORDER, DELAY, HANG, VANISH -> said;
        };
    }

    private static byte[] before(byte[] first, byte[] next) {
        return joined(first, first.length, next, 0);
    }

    /** {@code first[0..to)} and {@code next[from..)}. */
    private static byte[] joined(byte[] first, int to, byte[] next, int from) {
        byte[] both = Arrays.copyOf(first, to + next.length - from);
        System.arraycopy(next, from, both, to, next.length - from);
        return both;
    }

    private static byte[] swapped(byte[] said, int one, int other) {
        byte[] all = said.clone();
        all[one] = said[other];
        all[other] = said[one];
        return all;
    }

    private static byte[] flipped(byte[] said, int at, int bit) {
        byte[] all = said.clone();
        all[at] ^= (byte) (1 << bit);
        return all;
    }
}
