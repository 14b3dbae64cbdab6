package jp.denwaban.bench.fuzz;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;

/**
 * The cable between a card on paper and the driver, in a time of its own: what the card says comes
 * in order and a little later, except where a {@link Mutation} is due.
 */
final class SpoiltWire implements BytePort {
    /** A card's reply and its way through USB. */
    private static final long LATENCY_NANOS = 10_000_000L;

    private final String name;

    private final LongSupplier nanos;
    private final Random random;
    private final Spoiling spoiling;
    private final Deque<Piece> inOrder = new ArrayDeque<>();
    private final List<Piece> late = new ArrayList<>();
    private byte[] heldBack = new byte[0];
    private Consumer<byte[]> card = bytes -> {};
    private boolean hangs;
    private boolean gone;
    private boolean closed;
    private Runnable onClose = () -> {};

    private record Piece(long atNanos, byte[] bytes) {}

    /** Decides what happens to the next thing that the card says. */
    @FunctionalInterface
    interface Spoiling {
        Optional<Mutation> next(byte[] said);

        /** Only what is due for the n-th thing. */
        static Spoiling at(Map<Integer, Mutation> due) {
            AtomicInteger said = new AtomicInteger();
            return bytes -> Optional.ofNullable(due.get(said.getAndIncrement()));
        }
    }

    SpoiltWire(String name, LongSupplier nanos, Random random, Spoiling spoiling) {
        this.name = name;
        this.nanos = nanos;
        this.random = random;
        this.spoiling = spoiling;
    }

    /** Who hears what the computer writes, and that it has closed the port. */
    void leadsTo(Consumer<byte[]> hearer, Runnable closing) {
        card = hearer;
        onClose = closing;
    }

    /** The card says one thing: a line, a code, 10 ms of audio. */
    void says(byte[] bytes) {
        Optional<Mutation> mutation = spoiling.next(bytes);
        if (hangs) {
            return;
        }
        if (mutation.isEmpty()) {
            put(bytes);
            return;
        }
        switch (mutation.get()) {
            case HANG -> hangs = true;
            case VANISH -> gone = true;
            case REORDER -> heldBack = bytes;
            case DELAY ->
                    late.add(
                            new Piece(
                                    nanos.getAsLong()
                                            + 1_000_000L
                                                    * random.nextInt(Mutation.LONGEST_DELAY_MILLIS),
                                    bytes));
            default -> put(mutation.get().spoil(bytes, random));
        }
    }

    private void put(byte[] bytes) {
        long at = nanos.getAsLong() + LATENCY_NANOS;
        inOrder.add(new Piece(at, bytes));
        if (heldBack.length > 0) {
            inOrder.add(new Piece(at, heldBack));
            heldBack = new byte[0];
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration timeout) throws LineException {
        require();
        long now = nanos.getAsLong();
        int count = 0;
        for (Piece next = inOrder.peek();
                next != null && next.atNanos <= now && count < buffer.length;
                next = inOrder.peek()) {
            inOrder.remove();
            int taken = Math.min(next.bytes.length, buffer.length - count);
            System.arraycopy(next.bytes, 0, buffer, count, taken);
            count += taken;
            if (taken < next.bytes.length) {
                inOrder.addFirst(
                        new Piece(
                                next.atNanos,
                                Arrays.copyOfRange(next.bytes, taken, next.bytes.length)));
            }
        }
        if (count == 0 && !late.isEmpty()) {
            late.stream()
                    .filter(piece -> piece.atNanos <= now)
                    .findFirst()
                    .ifPresent(
                            piece -> {
                                late.remove(piece);
                                inOrder.add(piece);
                            });
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws LineException {
        require();
        card.accept(bytes);
    }

    private void require() throws LineException {
        if (closed || gone) {
            throw new LineException(LineException.Kind.PORT_LOST, name + " is gone");
        }
    }

    @Override
    public void close() {
        closed = true;
        onClose.run();
    }
}
