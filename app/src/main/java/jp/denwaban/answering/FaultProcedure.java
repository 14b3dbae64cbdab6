package jp.denwaban.answering;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;

/**
 * 第5: a line that did not come back after three attempts is a matter for people. Says which lines
 * have stopped, or that all have. Thread safe.
 */
final class FaultProcedure {
    static final String ONE_LINE = "F-01";
    static final String ALL_LINES = "F-02";

    /** 障害. */
    private static final int LEVEL = 1;

    private final AlarmBook alarms;
    private final SiteClock clock;
    private final int lines;
    private final Set<Integer> stopped = new TreeSet<>();

    /** {@code lines}: how many the site has. */
    FaultProcedure(AlarmBook alarms, SiteClock clock, int lines) {
        this.alarms = alarms;
        this.clock = clock;
        this.lines = lines;
    }

    /** This line is given up; whether all are now. */
    synchronized boolean begin(int line) {
        stopped.add(line);
        alarms.raise(LEVEL, clock.instant(), ONE_LINE, Optional.of(line));
        boolean all = stopped.size() == lines;
        if (all) {
            alarms.raise(LEVEL, clock.instant(), ALL_LINES, Optional.empty());
        }
        return all;
    }

    /** This line works again. */
    synchronized void end(int line) {
        if (stopped.remove(line)) {
            alarms.clear(ONE_LINE, Optional.of(line));
            alarms.clear(ALL_LINES, Optional.empty());
        }
    }
}
