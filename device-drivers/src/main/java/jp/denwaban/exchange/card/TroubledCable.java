package jp.denwaban.exchange.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A cable with what can happen to it: everything passes unless a {@link Fault} says otherwise. */
final class TroubledCable implements CableEnd {
    /** One byte in fifty is damaged: worse than any line that anybody would keep. */
    private static final double DAMAGED = 0.02;

    /** In one step of twenty some bytes come that nobody sent. */
    private static final double FROM_NOWHERE = 0.05;

    /** As many at most. */
    private static final int MOST_FROM_NOWHERE = 6;

    /** A stale OK so often: between any two commands of a call. */
    private static final int STALE_OK_STEPS = 17;

    private static final byte[] OK = "\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final CableEnd cable;
    private final Faults faults;
    private final Random dice;
    private final boolean control;
    private long steps;

    /** {@code control}: whether commands go over it, and not audio alone. */
    TroubledCable(CableEnd cable, Faults faults, long seed, boolean control) {
        this.cable = cable;
        this.faults = faults;
        this.dice = new Random(seed);
        this.control = control;
    }

    @Override
    public String name() {
        return cable.name();
    }

    @Override
    public int read(byte[] buffer, int most) {
        int count = cable.read(buffer, most);
        boolean lost =
                faults.has(Fault.WRITES_IGNORED)
                        || gone()
                        || !control && faults.has(Fault.UNDERRUN);
        return lost ? 0 : count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) {
        if (gone()) {
            return length;
        }
        if (!faults.has(Fault.GARBAGE)) {
            return cable.write(buffer, offset, length);
        }
        byte[] damaged = Arrays.copyOfRange(buffer, offset, offset + length);
        for (int i = 0; i < length; i++) {
            if (dice.nextDouble() < DAMAGED) {
                damaged[i] = (byte) dice.nextInt();
            }
        }
        return cable.write(damaged, 0, length);
    }

    private boolean gone() {
        return faults.any(Fault.PORT_GONE, Fault.CLOSE_BLOCKS);
    }

    /** One step: what comes over the wire without being sent. */
    void step() {
        steps++;
        if (faults.has(Fault.GARBAGE) && dice.nextDouble() < FROM_NOWHERE) {
            byte[] bytes = new byte[1 + dice.nextInt(MOST_FROM_NOWHERE)];
            dice.nextBytes(bytes);
            cable.write(bytes, 0, bytes.length);
        }
        if (control && faults.has(Fault.STALE_OK) && steps % STALE_OK_STEPS == 0) {
            cable.write(OK, 0, OK.length);
        }
    }

    @Override
    public void troubled(boolean gone, boolean blocksOnClose) {
        cable.troubled(gone, blocksOnClose);
    }

    @Override
    public void freed() {
        cable.freed();
    }

    @Override
    public void unplugged() {
        cable.unplugged();
    }

    @Override
    public void close() {
        cable.close();
    }
}
