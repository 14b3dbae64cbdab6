package jp.denwaban.audio.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import jp.denwaban.audio.device.SoundException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One multi-channel device and the lines that share it: opened for the first, closed after the
 * last, watched in between by its {@link SoundKeeper}. Drivers may hang: opening and closing happen
 * on threads that are left to themselves, and never more than one opening at a time.
 *
 * <p>Longer than most: everything that its one lock guards is read together.
 */
final class SoundDevice {
    private static final Logger LOG = LoggerFactory.getLogger(SoundDevice.class);

    /** Opening, settling, the first frame; what takes longer is a driver that hangs. */
    private static final long TAKEN_WITHIN_NANOS = 2_500_000_000L;

    private static final int LOOK_MILLIS = 50;

    /** A keeper that comes so late has itself stood still, and so has everything it watches. */
    private static final long STOOD_STILL_NANOS = 250_000_000L;

    private final DeviceShape shape;
    private final SoundOpener opener;
    private final SoundThreads threads;
    private final LongSupplier nanos;
    private final SoundTally tally = new SoundTally();
    private final List<SoundSeat> seats = new CopyOnWriteArrayList<>();
    private volatile @Nullable SoundSession session;
    private volatile long heardAt;
    private @Nullable SoundKeeper keeper;
    private Optional<SoundException> failure = Optional.empty();
    private boolean opening;

    /** Lines that have asked for a place and wait for sound: not to be told anything yet. */
    private int waiting;

    private boolean openedBefore;

    SoundDevice(DeviceShape shape, SoundOpener opener, SoundThreads threads, LongSupplier nanos) {
        this.shape = shape;
        this.opener = opener;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * Takes a place, and returns when the device delivers.
     *
     * @throws SoundException why it does not
     */
    synchronized SoundSeat sit(LineChannels channels, SoundEars ears) throws SoundException {
        if (!channels.fit(shape)) {
            throw new SoundException(
                    Kind.UNFIT, "sound device " + shape.name() + " has no such channels");
        }
        SoundSeat seat = new SoundSeat(this, channels, ears);
        waiting++;
        try {
            awaitSound();
            seats.add(seat);
        } finally {
            waiting--;
            notifyAll();
        }
        SoundKeeper running = keeper;
        if (running != null) {
            running.seated(seat);
        }
        return seat;
    }

    private void awaitSound() throws SoundException {
        long from = nanos.getAsLong();
        failure = Optional.empty();
        if (session == null) {
            heardAt = from;
        }
        keeper(from).wanted(from);
        try {
            while (session == null || heardAt <= from) {
                long left = from + TAKEN_WITHIN_NANOS - nanos.getAsLong();
                if (failure.isPresent()) {
                    throw failure.get();
                }
                if (left <= 0) {
                    throw new SoundException(
                            Kind.LOST, "sound device " + shape.name() + " delivers nothing");
                }
                wait(Math.min(LOOK_MILLIS, left / 1_000_000 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoundException(Kind.LOST, "interrupted while waiting for sound", e);
        }
    }

    private SoundKeeper keeper(long now) {
        SoundKeeper running = keeper;
        if (running != null) {
            return running;
        }
        SoundKeeper begun = new SoundKeeper(this, new SoundTroubles(seats, tally.counts()));
        keeper = begun;
        openedBefore = false;
        threads.named("sound " + shape.name(), () -> keep(begun, now)).start();
        return begun;
    }

    private void keep(SoundKeeper mine, long began) {
        try {
            long before = began;
            while (needed()) {
                long now = nanos.getAsLong();
                if (now - before < STOOD_STILL_NANOS) {
                    look(mine, now);
                }
                before = now;
            }
        } finally {
            died(mine);
        }
    }

    /** A keeper that ended while lines use the device: they take it anew, and get another. */
    private synchronized void died(SoundKeeper mine) {
        if (keeper == mine) {
            keeper = null;
            drop();
            gone("is not watched any more");
        }
    }

    private synchronized void look(SoundKeeper mine, long now) {
        mine.look(now);
    }

    /** Waits a little; false when nobody needs the device any more. */
    private synchronized boolean needed() {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        boolean used = waiting > 0 || !seats.isEmpty();
        if (!used) {
            keeper = null;
            drop();
        }
        return used;
    }

    synchronized void leave(SoundSeat seat) {
        seats.remove(seat);
        notifyAll();
    }

    /** Begins to open it; false while an earlier opening still hangs. */
    synchronized boolean open() {
        if (opening) {
            return false;
        }
        opening = true;
        threads.named("open sound " + shape.name(), this::tryOpening).start();
        return true;
    }

    private void tryOpening() {
        Optional<OpenSound> opened = Optional.empty();
        try {
            opened = Optional.of(opener.open(shape));
        } catch (SoundException e) {
            LOG.warn("{}", e.getMessage());
            failed(e);
        } finally {
            settled(opened);
        }
    }

    private synchronized void failed(SoundException why) {
        failure = Optional.of(why);
        notifyAll();
    }

    private synchronized void settled(Optional<OpenSound> opened) {
        opening = false;
        if (opened.isEmpty()) {
            return;
        }
        if (keeper == null) {
            threads.named("close sound " + shape.name(), opened.get()::close).start();
            return;
        }
        if (openedBefore) {
            tally.reopened();
        }
        openedBefore = true;
        Frames frames = new Frames();
        SoundSession begun = new SoundSession(opened.get(), shape, tally, nanos, frames);
        frames.from = begun;
        session = begun;
        begun.start("sound " + shape.name(), threads);
    }

    /** Lets go of what is open; closing may hang. */
    synchronized void drop() {
        SoundSession running = session;
        if (running != null) {
            session = null;
            running.abandon();
            threads.named("close sound " + shape.name(), running::close).start();
        }
    }

    /** The lines are to take it anew. */
    void gone(String why) {
        String text = "sound device " + shape.name() + " " + why;
        seats.forEach(seat -> seat.ears().gone(text));
    }

    /** Whether any line has a call. */
    boolean inCall() {
        return seats.stream().anyMatch(SoundSeat::listening);
    }

    DeviceShape shape() {
        return shape;
    }

    SoundCounts counts() {
        return tally.counts();
    }

    Optional<SoundSession> session() {
        return Optional.ofNullable(session);
    }

    /** When the last frame came. */
    long heardAt() {
        return heardAt;
    }

    /**
     * Hands the frames of one opening to the lines; what comes from an earlier one is not heard.
     */
    private final class Frames implements Capture.Sink {
        private volatile @Nullable SoundSession from;

        @Override
        public void frame(long atNanos, short[][] channels) {
            SoundSession mine = from;
            if (mine == null || mine != session) {
                return;
            }
            heardAt = nanos.getAsLong();
            float[][] ears = mine.tick();
            for (SoundSeat seat : seats) {
                if (!seat.hear(atNanos, channels)) {
                    tally.unheard();
                }
                seat.play(ears);
            }
            mine.play(ears);
        }
    }
}
