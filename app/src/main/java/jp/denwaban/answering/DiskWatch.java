package jp.denwaban.answering;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.DiskGauge;
import jp.denwaban.health.NamedThread;
import jp.denwaban.health.SiteClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the disk while the process runs: warns, and stops answering in time. */
final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    /** At 16 kB/s a line, 64 lines write 10 MB meanwhile. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String LOW = "D-01";
    private static final String FULL = "D-02";

    private final DiskGauge gauge;
    private final SiteClock clock;
    private final AlarmBook alarms;
    private final Board board;
    private final List<LineOwner> lines;
    private final Thread thread;
    private volatile boolean closed;

    DiskWatch(
            DiskGauge gauge,
            SiteClock clock,
            AlarmBook alarms,
            Board board,
            List<LineOwner> lines) {
        this.gauge = gauge;
        this.clock = clock;
        this.alarms = alarms;
        this.board = board;
        this.lines = List.copyOf(lines);
        this.thread = NamedThread.start("disk-watch", this::watch);
    }

    private void watch() {
        while (!closed) {
            lookAtDisk();
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private void lookAtDisk() {
        try {
            DiskGauge.Reading reading = gauge.read();
            board.disk(reading);
            switch (reading.level()) {
                case GOOD -> {
                    alarms.clear(LOW, Optional.empty());
                    alarms.clear(FULL, Optional.empty());
                }
                case WARN -> alarms.raise(2, clock.instant(), LOW, Optional.empty());
                case ALARM -> alarms.raise(1, clock.instant(), LOW, Optional.empty());
                case STOP -> {
                    alarms.raise(1, clock.instant(), FULL, Optional.empty());
                    lines.forEach(LineOwner::diskFull);
                }
            }
        } catch (IOException e) {
            LOG.error("the disk cannot be asked", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
