package jp.denwaban.answering;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;

/** 計画停止 of the site, as people see it: a note that stands until the last line has stopped. */
final class PlannedStop {
    private static final String UNDER_WAY = "M-01";

    /** お知らせ. */
    private static final int LEVEL = 3;

    private final AlarmBook alarms;
    private final SiteClock clock;
    private final AtomicInteger left = new AtomicInteger();

    PlannedStop(AlarmBook alarms, SiteClock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Ordered again while it lasts it goes on as it was. */
    void begin(List<LineOwner> lines) {
        if (!left.compareAndSet(0, lines.size())) {
            return;
        }
        alarms.raise(LEVEL, clock.instant(), UNDER_WAY, Optional.empty());
        for (LineOwner line : lines) {
            line.drain(
                    () -> {
                        if (left.decrementAndGet() == 0) {
                            alarms.clear(UNDER_WAY, Optional.empty());
                        }
                    });
        }
    }
}
