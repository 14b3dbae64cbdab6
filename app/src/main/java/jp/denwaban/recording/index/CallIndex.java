package jp.denwaban.recording.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.Seal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The index as its one writer sees it. Owned by one thread; every write is durable on return. */
public final class CallIndex extends IndexReader {
    private static final String ADD_CALL =
            """
            insert into call (number, line, day, outcome, doubtful)
            values (:number, :line, :day, :outcome, :doubtful)
            on conflict (number) do nothing
            """;
    private static final String ADD_HOUR =
            """
            insert into hour_sum (day, hour, rang, recorded, gone)
            values (:day, :hour, 1, :recorded, :gone)
            on conflict (day, hour) do update set rang = rang + 1,
              recorded = recorded + excluded.recorded, gone = gone + excluded.gone
            """;
    private static final String ADD_OUTCOME =
            """
            insert into outcome_sum (day, outcome, calls) values (:day, :outcome, 1)
            on conflict (day, outcome) do update set calls = calls + 1
            """;
    private static final String ADD_BRANCH =
            """
            insert into branch_sum (day, key, destination, outcome, calls)
            values (:day, :key, :destination, :outcome, 1)
            on conflict (day, key, destination, outcome) do update set calls = calls + 1
            """;
    private static final String PUT_FILE =
            """
            insert into sealed_file (name, call, state, day, records, audio_millis, last_tag)
            values (:name, :call, :state, :day, :records, :audioMillis, :lastTag)
            on conflict (name) do update set state = excluded.state, day = excluded.day,
              records = excluded.records, audio_millis = excluded.audio_millis,
              last_tag = excluded.last_tag, erased_on = null
            """;

    private CallIndex(Handle handle) {
        super(handle);
    }

    /** Opens or makes the index; a damaged one is refused and left as it is. */
    public static CallIndex openForWriting(Path file) throws IndexException {
        return new CallIndex(IndexDatabase.openForWriting(file));
    }

    /**
     * Takes over what no file tells any more from an index that was set aside; this one is new.
     *
     * @param lies names of the sealed files in the folder, which say themselves what they are
     * @param lastNumber no call can have had a higher number
     */
    public void salvage(Path aside, List<String> lies, long lastNumber) {
        new Salvage(handle(), lastNumber).from(aside, lies);
    }

    /**
     * Empties the journal: what was forgotten must not stay readable there.
     *
     * @return false while somebody reads; to be tried again
     */
    public boolean emptyJournal() throws IndexException {
        return read(
                () ->
                        handle().createQuery("pragma wal_checkpoint(truncate)")
                                        .map((row, context) -> row.getInt("busy"))
                                        .first()
                                == 0);
    }

    /** What retention reads and writes in it. */
    public RetentionTable retention() {
        return new RetentionTable(handle());
    }

    /** Which report tells of which call. */
    public ToldCalls told() {
        return new ToldCalls(handle());
    }

    /** What the time's doubt reads and writes in it. */
    public DoubtTable doubt() {
        return new DoubtTable(handle());
    }

    /**
     * Registers a call with its files, all or nothing, exactly once: a second time changes nothing.
     *
     * @param tally what it adds to the sums
     * @return whether it was new
     */
    public boolean register(IndexedCall call, Tally tally, List<IndexedFile> files)
            throws IndexException {
        return register(call, tally, files, Stamped.GOOD);
    }

    /**
     * The same.
     *
     * @param stamped by what clock: in doubt, it counts from the day somebody compares the time
     */
    public boolean register(IndexedCall call, Tally tally, List<IndexedFile> files, Stamped stamped)
            throws IndexException {
        try {
            return handle().inTransaction(
                            inside -> registered(inside, call, tally, files, stamped));
        } catch (JdbiException e) {
            throw new IndexException("a call cannot be registered", e);
        }
    }

    private static boolean registered(
            Handle inside,
            IndexedCall call,
            Tally tally,
            List<IndexedFile> files,
            Stamped stamped) {
        boolean added =
                inside.createUpdate(ADD_CALL)
                                .bind("number", call.number().value())
                                .bind("line", call.line())
                                .bind("day", call.day().toString())
                                .bind("outcome", call.outcome().map(Enum::name).orElse(null))
                                .bind("doubtful", stamped.ordinal())
                                .execute()
                        == 1;
        if (added) {
            addTo(inside, call, tally);
        }
        files.forEach(file -> put(inside, file));
        return added;
    }

    private static void addTo(Handle inside, IndexedCall call, Tally tally) {
        String day = call.day().toString();
        tally.hour()
                .ifPresent(
                        hour ->
                                inside.createUpdate(ADD_HOUR)
                                        .bind("day", day)
                                        .bind("hour", hour)
                                        .bind("recorded", one(call, Outcome::recorded))
                                        .bind("gone", one(call, Outcome::gone))
                                        .execute());
        call.outcome()
                .ifPresent(
                        outcome ->
                                inside.createUpdate(ADD_OUTCOME)
                                        .bind("day", day)
                                        .bind("outcome", outcome.name())
                                        .execute());
        if (tally.destination().isPresent() && call.outcome().isPresent()) {
            inside.createUpdate(ADD_BRANCH)
                    .bind("day", day)
                    .bind("key", tally.key().map(Object::toString).orElse(""))
                    .bind("destination", tally.destination().get())
                    .bind("outcome", call.outcome().get().name())
                    .execute();
        }
    }

    private static int one(IndexedCall call, Predicate<Outcome> counted) {
        return call.outcome().filter(counted).isPresent() ? 1 : 0;
    }

    private static void put(Handle inside, IndexedFile file) {
        Optional<Seal> seal = file.seal();
        inside.createUpdate(PUT_FILE)
                .bind("name", file.fileName())
                .bind("call", file.call().value())
                .bind("state", file.state().name())
                .bind("day", seal.map(s -> s.acquiredOn().toString()).orElse(null))
                .bind("records", seal.map(Seal::records).orElse(0L))
                .bind("audioMillis", seal.map(s -> s.audio().toMillis()).orElse(0L))
                .bind("lastTag", seal.map(Seal::lastTagHex).orElse(null))
                .execute();
    }
}
