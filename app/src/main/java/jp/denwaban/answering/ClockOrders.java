package jp.denwaban.answering;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.index.IndexException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a person's word about the time: weighs it, has it written down, sets the clock, and lets
 * the calls that were stamped in doubt count from the day they really were of.
 */
final class ClockOrders {
    private static final Logger LOG = LoggerFactory.getLogger(ClockOrders.class);

    /** This is not for him to move. */
    private static final String DATE_TOO_FAR = "T-05";

    /** No box has ever had this date. */
    private static final String NO_TIME = "T-06";

    private final SiteClock clock;
    private final Written written;
    private final IndexDoor index;

    /** Where an entry is durable when it returns. */
    @FunctionalInterface
    interface Written {
        void write(EntryCode code, String detail) throws AuditException;
    }

    ClockOrders(SiteClock clock, Written written, IndexDoor index) {
        this.clock = clock;
        this.written = written;
        this.index = index;
    }

    /** See {@link Orders#confirmClock}. */
    Optional<String> confirm(Instant told, Confirmation.Word word) throws AuditException {
        Confirmation weighed = clock.weigh(told, word);
        return switch (weighed.verdict()) {
            case NO_TIME -> Optional.of(NO_TIME);
            case ADMINISTRATORS -> Optional.of(DATE_TOO_FAR);
            case SHOWN -> taken(weighed, EntryCode.DATE_CORRECTED);
            case PROVEN -> taken(weighed, EntryCode.CLOCK_CONFIRMED);
        };
    }

    private Optional<String> taken(Confirmation weighed, EntryCode code) throws AuditException {
        Duration moves = Duration.between(clock.instant(), weighed.told());
        written.write(
                code,
                "moved-seconds=%d proven-until=%s".formatted(moves.toSeconds(), clock.provenDay()));
        try {
            count(clock.confirm(weighed), BusinessDay.of(weighed.told()));
        } catch (IOException e) {
            throw new AuditException("the confirmed time cannot be written", e);
        }
        return Optional.empty();
    }

    /**
     * What this start stamped in doubt was wrong by what the clock moved. Where this fails, or a
     * round of retention comes between, they count from the day of settling: later, not earlier.
     */
    private void count(Duration moved, LocalDate today) {
        int days = Confirmation.daysMoved(moved);
        try {
            index.ask(
                    open -> {
                        open.doubt().move(days, today);
                        return today;
                    });
        } catch (IndexException e) {
            LOG.error("calls stamped in doubt count from today", e);
        }
    }
}
