package jp.denwaban.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Bytes through the {@link AtMachine}: noise, noise in the letters that cards use, and what cards
 * really say, spoilt. In blocks of up to 64 kB, one seed and one fresh machine each.
 */
final class ByteFuzz {
    /** So much of one seed shows a state that builds up, and is played again in no time. */
    static final int BLOCK = 64 * 1024;

    /** What a port gives at once. */
    private static final int LONGEST_PIECE = 4095;

    private static final byte[] LETTERS =
            Mutation.ascii(
                    "\r\n\u0010\u0003\u001A OKCONNECTERRORRINGNMBRDATE=,-0123456789/~#*ABPCOSE");

    /** What cards of all kinds have been heard to say. */
    private static final List<String> HEARD =
            List.of(
                    "\r\nOK\r\n",
                    "\r\nERROR\r\n",
                    "\r\nCONNECT\r\n",
                    "ATE0\r\r\nOK\r\n",
                    "\r\nRING\r\n",
                    "\r\nDRON=5\r\n\r\nDROF=5\r\n",
                    "\r\nDATE=1124\r\nTIME=1942\r\nNMBR=0112510110\r\nNAME=P\r\n",
                    "\r\nNMBR = P\r\n",
                    "\r\nDDN_NMBR=S\r\n",
                    "\r\n#STATE: SERVICE,ONHOOK\r\n\r\nOK\r\n",
                    "\r\n#RELAY: BYPASS,WATCHDOG\r\n",
                    "\r\n+VSM: 4,\"ULAW\",8,0,(8000),0,0\r\n",
                    "\u0010/\u00101\u00101\u0010~",
                    "\u0010R",
                    "\u0010b\u0010b",
                    "\r\nCONNECT\r\nabc\u0010\u0010def\u00105ghi\u0010\u001A\u0010u\u0010\u0003\r\nOK\r\n",
                    "\r\nVCON\r\n",
                    "\r\nNO CARRIER\r\n");

    private ByteFuzz() {}

    /**
     * Feeds one block.
     *
     * @return what was thrown, if anything was
     */
    static Optional<String> block(long seed, int bytes, Supplier<AtMachine> machine) {
        Random random = new Random(seed);
        AtMachine reading = machine.get();
        byte[] said = draw(random, bytes);
        try {
            for (int from = 0; from < said.length; ) {
                int length = Math.min(said.length - from, 1 + random.nextInt(LONGEST_PIECE));
                reading.hear(Arrays.copyOfRange(said, from, from + length), length, random);
                from += length;
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("seed " + seed + ": " + e);
        }
    }

    /** How many blocks make so many bytes. */
    static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    /** One block's verdict. */
    static Verdict verdict(long seed) {
        return new Verdict(seed, block(seed, BLOCK, AtMachine::new), Optional.empty(), 0, false);
    }

    private static byte[] draw(Random random, int bytes) {
        byte[] said = new byte[bytes];
        int filled = 0;
        while (filled < bytes) {
            byte[] next = piece(random);
            int taken = Math.min(next.length, bytes - filled);
            System.arraycopy(next, 0, said, filled, taken);
            filled += taken;
        }
        return said;
    }

    private static byte[] piece(Random random) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return Mutation.garbage(random);
        }
        if (kind == 1) {
            byte[] letters = new byte[random.nextInt(600)];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = LETTERS[random.nextInt(LETTERS.length)];
            }
            return letters;
        }
        if (kind == 2) {
            return Mutation.foreigner(random);
        }
        byte[] heard =
                HEARD.get(random.nextInt(HEARD.size())).getBytes(StandardCharsets.ISO_8859_1);
        Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
        return kind < 7 ? heard : mutation.spoil(heard, random);
    }
}
