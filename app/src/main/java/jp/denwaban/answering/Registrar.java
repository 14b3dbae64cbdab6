package jp.denwaban.answering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Journey;
import jp.denwaban.call.Outcome;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.index.Stamped;
import jp.denwaban.recording.index.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the call index: gives call numbers without a gap and makes every call's row and
 * entry durable, once.
 */
final class Registrar implements IndexDoor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    /** One call a line can wait here; 240 lines are the most a box has. */
    private static final int MOST_WAITING = 256;

    /** So often it looks whether it is to end. */
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    /** A hundred registrations on a slow disk. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    /** A whole index of 6000 calls read on a slow disk. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final CallIndex index;
    private final AuditChain chain;
    private final SiteClock clock;
    private final LineTime time;
    private final AtomicLong lastNumber;
    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /** In the chain but not yet in the index: a retry must not write the entry again. */
    private final Set<CallNumber> entered = new HashSet<>();

    private volatile boolean closed;
    private final LineTime.Work work;

    Registrar(CallIndex index, AuditChain chain, SiteClock clock, LineTime time, long lastNumber) {
        this.index = index;
        this.chain = chain;
        this.clock = clock;
        this.time = time;
        this.lastNumber = new AtomicLong(lastNumber);
        this.work = time.goRound("registrar", this::turn);
    }

    /** Hears what became of one registration, on the registrar's thread. */
    interface Reply {
        /** Durable; {@code day} is the business day the row counts for. */
        void registered(LocalDate day);

        void failed();
    }

    CallNumber nextNumber() {
        return new CallNumber(lastNumber.incrementAndGet());
    }

    void register(CallSealed over, Reply reply) {
        if (closed || !waiting.offer(() -> registerNow(over, reply))) {
            reply.failed();
        }
    }

    /** Has an entry added to the chain soon; nobody waits for it. Any thread. */
    void note(String code, String detail) {
        boolean taken =
                waiting.offer(
                        () -> {
                            try {
                                write(code, detail, Optional.empty());
                            } catch (AuditException e) {
                                LOG.error("{} could not be noted: {}", code, detail, e);
                            }
                        });
        if (!taken) {
            LOG.error("{} could not be noted, too much waits: {}", code, detail);
        }
    }

    /** On the registrar's thread, between two registrations. Never from that thread itself. */
    @Override
    public <T> T ask(Work<T> work) throws IndexException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closed || !waiting.offer(() -> answer(work, answer))) {
            throw new IndexException("the index is busy or closed");
        }
        try {
            return answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IndexException("the index did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexException("the index was not waited for", e);
        }
    }

    private <T> void answer(Work<T> work, CompletableFuture<T> answer) {
        try {
            answer.complete(work.with(index));
        } catch (RuntimeException | IndexException e) {
            // A broken assumption of who asks is his; calls go on being registered.
            answer.completeExceptionally(e);
        }
    }

    /** Adds an entry to the chain, durable when this returns. Any thread. */
    void write(String code, String detail, Optional<byte[]> sealed) throws AuditException {
        chain.append(new AuditEntry(clock.instant(), clock.doubtful(), code, detail, sealed));
    }

    private void registerNow(CallSealed over, Reply reply) {
        Call call = over.call();
        LocalDate day = day(over);
        Outcome outcome = call.journey().outcome().orElse(Outcome.FAILED);
        try {
            if (!index.knows(call.number())) {
                enterOnce(over, day, outcome);
                index.register(
                        new IndexedCall(
                                call.number(),
                                over.line(),
                                day,
                                Optional.of(outcome),
                                Optional.empty()),
                        tally(over),
                        files(over),
                        Stamped.inDoubt(clock.doubtful()));
                entered.remove(call.number());
            }
            reply.registered(day);
        } catch (IndexException | AuditException e) {
            LOG.error("a call could not be registered", e);
            reply.failed();
        }
    }

    /**
     * Before the index, because of a call in the index and not in the chain no later start would
     * say anything, while a call in the chain alone is found again by its file.
     */
    private void enterOnce(CallSealed over, LocalDate day, Outcome outcome) throws AuditException {
        if (!entered.contains(over.call().number())) {
            enter(over, day, outcome);
            entered.add(over.call().number());
        }
    }

    /** The entry carries the day, not the minute: times of calls stand nowhere in clear. */
    private void enter(CallSealed over, LocalDate day, Outcome outcome) throws AuditException {
        Instant midnight = day.atStartOfDay().toInstant(SiteClock.JAPAN);
        for (Seal part : over.cut()) {
            chain.append(
                    new AuditEntry(
                            midnight,
                            clock.doubtful(),
                            EntryCode.RECORDING_CUT.text(),
                            Claims.said(part),
                            Optional.empty()));
        }
        String files = over.whole().stream().map(Claims::said).reduce("", (a, b) -> a + b);
        chain.append(
                new AuditEntry(
                        midnight,
                        clock.doubtful(),
                        EntryCode.CALL_REGISTERED.text(),
                        "call=" + over.call().number() + " outcome=" + outcome + " " + files,
                        Optional.empty()));
    }

    private LocalDate day(CallSealed over) {
        return Stream.concat(over.cut().stream(), over.whole().stream())
                .map(Seal::acquiredOn)
                .max(LocalDate::compareTo)
                .orElseGet(clock::businessDay);
    }

    private static Tally tally(CallSealed over) {
        Journey journey = over.call().journey();
        return new Tally(
                Optional.of(over.rangHour()),
                journey.key(),
                journey.destination().map(Destination::name));
    }

    private static List<IndexedFile> files(CallSealed over) {
        List<IndexedFile> files = new ArrayList<>();
        over.cut().forEach(seal -> files.add(file(over, seal, FileState.CUT)));
        over.whole().forEach(seal -> files.add(file(over, seal, FileState.CLOSED)));
        return files;
    }

    private static IndexedFile file(CallSealed over, Seal seal, FileState state) {
        return new IndexedFile(
                seal.fileName(), over.call().number(), state, Optional.of(seal), Optional.empty());
    }

    private boolean turn() throws InterruptedException {
        time.next(waiting, LOOK_UP).ifPresent(Runnable::run);
        return !closed || !waiting.isEmpty();
    }

    /** Registers what waits, then ends. The index and the chain stay open: they are its maker's. */
    @Override
    public void close() {
        closed = true;
        try {
            work.join(ENDS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
