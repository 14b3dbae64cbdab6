package jp.denwaban.answering;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.health.DiskGauge;
import jp.denwaban.health.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the disk while the process runs: warns, stops answering in time, and keeps the reserve.
 * A line that was stopped comes back by a person's order, as after any fault.
 */
final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    /** Within 3 s of a disk that is full every line is at the switchboard (security.md). */
    private static final long GLANCE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** 10 s: at 16 kB/s a line, 64 lines write 10 MB meanwhile. */
    private static final int LOOK_EVERY_GLANCES = 20;

    private static final String LOW = "D-01";
    private static final String FULL = "D-02";
    private static final String NO_RESERVE = "D-07";

    private final DiskRoom room;
    private final Shared shared;
    private final List<LineOwner> lines;
    private final Thread thread;
    private boolean full;
    private volatile boolean closed;

    DiskWatch(DiskRoom room, Shared shared, List<LineOwner> lines) {
        this.room = room;
        this.shared = shared;
        this.lines = List.copyOf(lines);
        this.thread = NamedThread.start("disk-watch", this::watch);
    }

    private void watch() {
        for (int glance = 0; !closed; glance++) {
            boolean time = glance % LOOK_EVERY_GLANCES == 0;
            // A start does not wait for the reserve to be written.
            lookAtDisk(time, time && glance > 0);
            LockSupport.parkNanos(GLANCE_EVERY_NANOS);
        }
    }

    private void lookAtDisk(boolean time, boolean careForReserve) {
        try {
            if (careForReserve) {
                keepReserve();
            }
            boolean before = full;
            full = room.full();
            if (time || full != before) {
                tell(room.read());
            }
        } catch (IOException e) {
            LOG.error("the disk cannot be asked", e);
        }
    }

    private void keepReserve() {
        boolean kept = false;
        try {
            kept = room.keepReserve();
        } catch (IOException e) {
            LOG.error("the reserve cannot be written", e);
        }
        if (kept) {
            shared.alarms().clear(NO_RESERVE, Optional.empty());
        } else {
            raise(2, NO_RESERVE);
        }
    }

    private void tell(DiskGauge.Reading reading) {
        shared.board().disk(reading);
        if (full) {
            raise(1, FULL);
            lines.forEach(LineOwner::diskFull);
            return;
        }
        shared.alarms().clear(FULL, Optional.empty());
        switch (reading.level()) {
            case GOOD -> shared.alarms().clear(LOW, Optional.empty());
            case WARN -> raise(2, LOW);
            case ALARM, STOP -> raise(1, LOW);
        }
    }

    private void raise(int level, String code) {
        shared.alarms().raise(level, shared.clock().instant(), code, Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
