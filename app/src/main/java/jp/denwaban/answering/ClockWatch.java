package jp.denwaban.answering;

import java.io.IOException;
import java.util.Optional;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the clock while the process runs: a jump is an entry and an alarm, and is kept. */
final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    /** The floor is at most this many looks old. */
    private static final int FLOOR_EVERY = 6;

    private final SiteClock clock;
    private final AlarmBook alarms;
    private final Registrar registrar;
    private int looks;

    ClockWatch(SiteClock clock, AlarmBook alarms, Registrar registrar) {
        this.clock = clock;
        this.alarms = alarms;
        this.registrar = registrar;
    }

    void look() {
        boolean jumped = clock.noticeJump();
        if (jumped) {
            registrar.note(EntryCode.CLOCK_JUMPED.text(), "");
        }
        for (SiteClock.Doubt doubt : SiteClock.Doubt.values()) {
            if (clock.doubt().equals(Optional.of(doubt))) {
                alarms.raise(2, clock.instant(), code(doubt), Optional.empty());
            } else {
                alarms.clear(code(doubt), Optional.empty());
            }
        }
        if (jumped || looks++ % FLOOR_EVERY == 0) {
            raiseFloor();
        }
    }

    private void raiseFloor() {
        try {
            clock.raiseFloor();
        } catch (IOException e) {
            LOG.error("the clock floor cannot be written", e);
        }
    }

    private static String code(SiteClock.Doubt doubt) {
        return switch (doubt) {
            case BEHIND -> "T-01";
            case JUMPED -> "T-03";
            case OFFLINE -> "T-04";
            case FIRST -> "T-07";
        };
    }
}
