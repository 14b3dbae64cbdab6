package jp.denwaban.recording.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.recording.Seal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The index as its one writer sees it. Owned by one thread; every write is durable on return. */
public final class CallIndex extends IndexReader {
    private static final String ADD_CALL =
            """
            insert into call (number, line, day, outcome)
            values (:number, :line, :day, :outcome)
            on conflict (number) do nothing
            """;
    private static final String ADD_HOUR =
            """
            insert into hour_sum (day, hour, rang) values (:day, :hour, 1)
            on conflict (day, hour) do update set rang = rang + 1
            """;
    private static final String ADD_OUTCOME =
            """
            insert into outcome_sum (day, outcome, calls) values (:day, :outcome, 1)
            on conflict (day, outcome) do update set calls = calls + 1
            """;
    private static final String PUT_FILE =
            """
            insert into sealed_file (name, call, state, day, records, audio_millis, last_tag)
            values (:name, :call, :state, :day, :records, :audioMillis, :lastTag)
            on conflict (name) do update set state = excluded.state, day = excluded.day,
              records = excluded.records, audio_millis = excluded.audio_millis,
              last_tag = excluded.last_tag
            """;

    private CallIndex(Handle handle) {
        super(handle);
    }

    /** Opens or makes the index; a damaged one is refused and left as it is. */
    public static CallIndex openForWriting(Path file) throws IndexException {
        return new CallIndex(IndexDatabase.openForWriting(file));
    }

    /**
     * Registers a call with its files, all or nothing, exactly once: a second time changes nothing.
     *
     * @param hour of the day it rang, for the sums; empty when it is not known any more
     * @return whether it was new
     */
    public boolean register(IndexedCall call, Optional<Integer> hour, List<IndexedFile> files)
            throws IndexException {
        try {
            return handle().inTransaction(inside -> registered(inside, call, hour, files));
        } catch (JdbiException e) {
            throw new IndexException("a call cannot be registered", e);
        }
    }

    private static boolean registered(
            Handle inside, IndexedCall call, Optional<Integer> hour, List<IndexedFile> files) {
        Optional<String> outcome = call.outcome().map(Enum::name);
        String day = call.day().toString();
        boolean added =
                inside.createUpdate(ADD_CALL)
                                .bind("number", call.number().value())
                                .bind("line", call.line())
                                .bind("day", day)
                                .bind("outcome", outcome.orElse(null))
                                .execute()
                        == 1;
        if (added) {
            hour.ifPresent(
                    h -> inside.createUpdate(ADD_HOUR).bind("day", day).bind("hour", h).execute());
            outcome.ifPresent(
                    o ->
                            inside.createUpdate(ADD_OUTCOME)
                                    .bind("day", day)
                                    .bind("outcome", o)
                                    .execute());
        }
        files.forEach(file -> put(inside, file));
        return added;
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
