package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.NamedThread;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.site.SiteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every sealed file once a week, without a key and slowly, so that a disk that rots is known
 * while there is still something to do. Goes on after a restart where it was. What it finds is an
 * entry each, and an alarm that stands until a later round finds nothing.
 */
final class Scrub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);

    /** Issue 5: weekly; a recording lives fifteen days, so each is read twice. */
    static final Duration EVERY = Duration.ofDays(7);

    /**
     * 2 MiB a second: 4,500 recordings of three minutes (13 GB) in two hours, beside 64 lines that
     * write 1 MB a second.
     */
    static final long BYTES_PER_SECOND = 2L * 1024 * 1024;

    /** How long a due round may wait for being noticed. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    /** A sealed file is not what was sealed. */
    static final String FOUND = "I-05";

    private final SiteFolder site;
    private final SiteClock clock;
    private final AuditChain chain;
    private final AlarmBook alarms;
    private final ScrubRound round;
    private volatile boolean closed;
    private Optional<Thread> thread = Optional.empty();

    Scrub(SiteFolder site, int epoch, SiteClock clock, AuditChain chain, AlarmBook alarms) {
        this.site = site;
        this.clock = clock;
        this.chain = chain;
        this.alarms = alarms;
        this.round =
                new ScrubRound(
                        new PacedDisk(new FileDisk(), BYTES_PER_SECOND, this::pause),
                        site,
                        epoch,
                        chain);
    }

    /** Begins to look whether a round is due. */
    static Scrub start(
            SiteFolder site, int epoch, SiteClock clock, AuditChain chain, AlarmBook alarms) {
        Scrub scrub = new Scrub(site, epoch, clock, chain, alarms);
        Thread started = NamedThread.start("scrub", scrub::watch);
        started.setPriority(Thread.MIN_PRIORITY);
        scrub.thread = Optional.of(started);
        return scrub;
    }

    private void watch() {
        while (!closed) {
            work();
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    /**
     * Goes on with a round, or begins one that is due. A disk that refuses is tried again later.
     */
    void work() {
        try {
            ScrubState state = state();
            if (state.done() && state.problems() > 0) {
                alarms.raise(1, clock.instant(), FOUND, Optional.empty());
            }
            if (state.done() && clock.instant().isBefore(state.begun().plus(EVERY))) {
                return;
            }
            round(state.done() ? ScrubState.beginning(clock.instant()) : state);
        } catch (IOException | RecordingException | IndexException | AuditException e) {
            LOG.error("the scrub cannot go on", e);
        }
    }

    private ScrubState state() throws IOException {
        Optional<ScrubState> known = ScrubState.load(file());
        if (known.isEmpty()) {
            ScrubState.fresh(clock.instant()).save(file());
        }
        return known.orElseGet(() -> ScrubState.fresh(clock.instant()));
    }

    private void round(ScrubState from)
            throws IOException, RecordingException, IndexException, AuditException {
        ScrubState state = from;
        state.save(file());
        for (String name : SealedFileReader.fileNames(new FileDisk(), site.recordings())) {
            if (state.behind(name)) {
                ScrubRound.Looked looked = round.file(name);
                if (closed) {
                    return; // This file is read once more after the restart.
                }
                enter(looked.problems());
                state = state.read(name, looked.records(), looked.problems().size());
                state.save(file());
            }
        }
        ScrubRound.Whole whole = round.whole();
        enter(whole.problems());
        end(state.ended(whole.problems().size()), whole.chainBroken());
    }

    private void end(ScrubState state, boolean chainBroken) throws IOException, AuditException {
        enter(
                EntryCode.SCRUB_FINISHED,
                "files=%d records=%d problems=%d chain=%s"
                        .formatted(
                                state.files(),
                                state.records(),
                                state.problems(),
                                chainBroken ? "broken" : "good"));
        if (chainBroken) {
            alarms.raise(1, clock.instant(), SiteOrders.CHAIN, Optional.empty());
        }
        if (state.problems() > 0) {
            alarms.raise(1, clock.instant(), FOUND, Optional.empty());
        } else {
            alarms.clear(FOUND, Optional.empty());
        }
        state.save(file());
    }

    private void enter(List<Problem> problems) throws AuditException {
        for (Problem problem : problems) {
            enter(EntryCode.SCRUB_FOUND, problem.toString());
        }
        if (!problems.isEmpty()) {
            alarms.raise(1, clock.instant(), FOUND, Optional.empty());
        }
    }

    private void enter(EntryCode code, String detail) throws AuditException {
        chain.append(
                new AuditEntry(
                        clock.instant(), clock.doubtful(), code.text(), detail, Optional.empty()));
    }

    private Path file() {
        return site.run().resolve("scrub");
    }

    private void pause(long nanos) throws IOException {
        if (closed) {
            throw new IOException("the scrub is told to end");
        }
        LockSupport.parkNanos(nanos);
    }

    @Override
    public void close() {
        closed = true;
        thread.ifPresent(LockSupport::unpark);
        try {
            if (thread.isPresent()) {
                thread.get().join(ENDS_WITHIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
