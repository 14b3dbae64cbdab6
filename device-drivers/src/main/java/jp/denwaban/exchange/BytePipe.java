package jp.denwaban.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import jp.denwaban.exchange.card.CableEnd;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;

/**
 * A serial cable inside the program: the same bytes as on a pseudo-terminal, without one.
 *
 * <p>Longer than most: both ends, and each way of waiting by either clock, are read together.
 */
final class BytePipe implements CableEnd {
    /** What the kernel keeps for a terminal in one direction. */
    private static final int BYTES = 4096;

    private final String name;
    private final Optional<Lockstep> lapse;
    private final Ring toPc = new Ring();
    private final Ring toCard = new Ring();
    private volatile boolean closed;
    private volatile boolean gone;
    private volatile CountDownLatch closing = new CountDownLatch(0);

    /** {@code lapse} is the clock that its near end waits by, where it is not the machine's. */
    BytePipe(String name, Optional<Lockstep> lapse) {
        this.name = name;
        this.lapse = lapse;
    }

    /** The PC's end. The cable can be unplugged and plugged in again. */
    BytePort plug() throws LineException {
        if (gone) {
            throw new LineException(Kind.NO_PORT, name + " is not there");
        }
        return new PcEnd();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, int most) {
        return toCard.take(buffer, 0, most);
    }

    @Override
    public int write(byte[] buffer, int offset, int length) {
        return toPc.put(buffer, offset, length);
    }

    @Override
    public void freed() {
        // Nobody can claim a pipe for himself.
    }

    @Override
    public void unplugged() {
        toPc.clear();
    }

    @Override
    public void troubled(boolean nowGone, boolean blocksOnClose) {
        gone = nowGone;
        if (blocksOnClose && closing.getCount() == 0) {
            closing = new CountDownLatch(1);
        } else if (!blocksOnClose) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closed = true;
        closing.countDown();
    }

    private final class PcEnd implements BytePort {
        /** A card that takes nothing for so long is dead. */
        private static final long LONGEST_WRITE_MILLIS = 1000;

        private volatile boolean unplugged;

        @Override
        public String name() {
            return name;
        }

        @Override
        public int read(byte[] buffer, Duration timeout) throws LineException {
            require();
            if (lapse.isPresent()) {
                await(lapse.get(), () -> !toPc.isEmpty() || over(), timeout);
            }
            int count = toPc.await(buffer, lapse.isPresent() ? Duration.ZERO : timeout);
            require();
            return count;
        }

        @Override
        public void write(byte[] bytes) throws LineException {
            require();
            int sent = 0;
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WRITE_MILLIS);
            while (sent < bytes.length) {
                sent += toCard.put(bytes, sent, bytes.length - sent);
                if (sent < bytes.length && !roomComes(deadline)) {
                    throw new LineException(Kind.PORT_LOST, name + " takes no bytes");
                }
            }
        }

        private boolean roomComes(long deadlineNanos) throws LineException {
            return lapse.isPresent()
                    ? await(lapse.get(), toCard::hasRoom, Duration.ofMillis(LONGEST_WRITE_MILLIS))
                    : toCard.awaitRoom(deadlineNanos);
        }

        private boolean await(Lockstep clock, BooleanSupplier ready, Duration most)
                throws LineException {
            try {
                return clock.until(ready, most);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new LineException(Kind.PORT_LOST, name + " was interrupted", stopped);
            }
        }

        private boolean over() {
            return closed || unplugged || gone;
        }

        private void require() throws LineException {
            if (over()) {
                throw new LineException(Kind.PORT_LOST, name + " is closed");
            }
        }

        @Override
        public void close() {
            unplugged = true;
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One direction of the cable. */
    private static final class Ring {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final byte[] bytes = new byte[BYTES];
        private int start;
        private int count;

        int put(byte[] from, int offset, int length) {
            lock.lock();
            try {
                int taken = Math.min(length, BYTES - count);
                for (int i = 0; i < taken; i++) {
                    bytes[(start + count++) % BYTES] = from[offset + i];
                }
                changed.signalAll();
                return taken;
            } finally {
                lock.unlock();
            }
        }

        int take(byte[] to, int offset, int most) {
            lock.lock();
            try {
                int taken = Math.min(most, count);
                for (int i = 0; i < taken; i++) {
                    to[offset + i] = bytes[start];
                    start = (start + 1) % BYTES;
                }
                count -= taken;
                changed.signalAll();
                return taken;
            } finally {
                lock.unlock();
            }
        }

        int await(byte[] to, Duration timeout) throws LineException {
            lock.lock();
            try {
                long left = timeout.toNanos();
                while (count == 0 && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return take(to, 0, to.length);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new LineException(Kind.PORT_LOST, "reading was interrupted", stopped);
            } finally {
                lock.unlock();
            }
        }

        boolean awaitRoom(long deadlineNanos) throws LineException {
            lock.lock();
            try {
                long left = deadlineNanos - System.nanoTime();
                while (count == BYTES && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return count < BYTES;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new LineException(Kind.PORT_LOST, "writing was interrupted", stopped);
            } finally {
                lock.unlock();
            }
        }

        boolean isEmpty() {
            lock.lock();
            try {
                return count == 0;
            } finally {
                lock.unlock();
            }
        }

        boolean hasRoom() {
            lock.lock();
            try {
                return count < BYTES;
            } finally {
                lock.unlock();
            }
        }

        void clear() {
            lock.lock();
            try {
                count = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
