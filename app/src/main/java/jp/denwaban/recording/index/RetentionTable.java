package jp.denwaban.recording.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.retention.Keeping;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The index as retention sees it: which calls are due, and what is written down before and after
 * they are erased. Every write is durable on return. Owned by the index's thread.
 */
public final class RetentionTable {
    /** The day of a call, put right if the clock that stamped it was found wrong, either way. */
    private static final String COUNTED = "coalesce(counted_from, day)";

    /** Files that are there and that nobody erases, as far as the index knows. */
    private static final String LIVE = "state in ('OPEN', 'CLOSED', 'CUT')";

    private final Handle handle;

    RetentionTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Calls whose time is over on {@code today} and that are not erased, by number; also erased
     * ones of which a file is there again. One whose stamp nobody can put right any more is not
     * over before it counts from the day the time is settled.
     */
    public List<IndexedCall> due(LocalDate today) throws IndexException {
        return IndexReader.read(
                () ->
                        // Two halves, each by an index of its own: of erased calls there are
                        // more every day, and an "or" would read them all.
                        handle.createQuery(
                                        "select * from call where number in"
                                                + " (select number from call where erased_on is"
                                                + " null and reported_on is null union"
                                                + " select call from sealed_file where "
                                                + LIVE
                                                + ") and doubtful < 2 and "
                                                + COUNTED
                                                + " <= :overdue order by number")
                                .bind("overdue", Keeping.lastOverdue(today).toString())
                                .map((row, context) -> IndexReader.call(row))
                                .list());
    }

    /**
     * A file that is not gone, with what its call's row says.
     *
     * @param day of the call
     * @param erased whether the call is, and this file of it is there again
     */
    public record KeptFile(IndexedFile file, LocalDate day, boolean erased) {}

    /** Files that are not gone, by name, at most so many behind {@code after}. */
    public List<KeptFile> kept(String after, int most) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        "select sealed_file.*, call.day as call_day,"
                                                + " call.erased_on is not null as call_erased"
                                                + " from sealed_file join call"
                                                + " on call.number = sealed_file.call where "
                                                + IndexReader.KEPT
                                                + " and name > :after order by name limit :most")
                                .bind("after", after)
                                .bind("most", most)
                                .map(
                                        (row, context) ->
                                                new KeptFile(
                                                        IndexReader.file(row),
                                                        LocalDate.parse(row.getString("call_day")),
                                                        row.getBoolean("call_erased")))
                                .list());
    }

    /** Files that should lie in the folder: how many. */
    public int expected() throws IndexException {
        return count("select count(*) from sealed_file where " + LIVE + " and state <> 'OPEN'");
    }

    /** Files that nobody erased, that are not there, and whose loss no report has told yet. */
    public int missing() throws IndexException {
        return count(
                "select count(*) from sealed_file where "
                        + IndexReader.KEPT
                        + " and state = 'MISSING'");
    }

    private int count(String question) throws IndexException {
        return IndexReader.read(() -> handle.createQuery(question).mapTo(Integer.class).one());
    }

    public Optional<IndexedCall> call(CallNumber number) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery("select * from call where number = :number")
                                .bind("number", number.value())
                                .map((row, context) -> IndexReader.call(row))
                                .findOne());
    }

    /** The files of each of these calls, in their order. */
    public List<List<IndexedFile>> files(List<CallNumber> calls) throws IndexException {
        return IndexReader.read(
                () ->
                        calls.stream()
                                .map(
                                        call ->
                                                handle.createQuery(
                                                                "select * from sealed_file where"
                                                                        + " call = :call")
                                                        .bind("call", call.value())
                                                        .map((row, ctx) -> IndexReader.file(row))
                                                        .list())
                                .toList());
    }

    /** Calls of which an erasure began and did not end. */
    public List<IndexedCall> unfinished() throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        """
                                        select * from call where number in
                                          (select call from sealed_file where state = 'ERASING')
                                        order by number
                                        """)
                                .map((row, context) -> IndexReader.call(row))
                                .list());
    }

    /** From here on their files are not shown and not opened, and a start goes on erasing. */
    public void begin(List<CallNumber> calls) throws IndexException {
        write(
                inside ->
                        calls.forEach(
                                call ->
                                        inside.createUpdate(
                                                        """
                                                        update sealed_file set state = 'ERASING'
                                                        where call = :call and state in
                                                          ('OPEN', 'CLOSED', 'CUT', 'ERASED')
                                                        """)
                                                .bind("call", call.value())
                                                .execute()));
    }

    /**
     * Their files are gone: number, day, outcome and this day are all that stays of them. One that
     * was missing stays so, with this day as that on which it was told.
     */
    public void erased(List<CallNumber> calls, LocalDate on) throws IndexException {
        write(inside -> calls.forEach(call -> forget(inside, call, on)));
    }

    private static void forget(Handle inside, CallNumber call, LocalDate on) {
        inside.createUpdate(
                        """
                        update sealed_file set records = 0, audio_millis = 0, last_tag = null,
                          erased_on = case when state in ('ERASING', 'MISSING') then :on end,
                          state = case state when 'ERASING' then 'ERASED' else state end
                        where call = :call
                        """)
                .bind("call", call.value())
                .bind("on", on.toString())
                .execute();
        inside.createUpdate(
                        """
                        update call set line = null, doubtful = 0, counted_from = null,
                          erased_on = coalesce(erased_on, :on)
                        where number = :call
                        """)
                .bind("call", call.value())
                .bind("on", on.toString())
                .execute();
    }

    /**
     * They were erased before, which this index did not know: each on its day, which has told it.
     */
    public void erasedBefore(Map<CallNumber, LocalDate> calls) throws IndexException {
        begin(List.copyOf(calls.keySet()));
        write(
                inside ->
                        calls.forEach(
                                (call, on) -> {
                                    forget(inside, call, on);
                                    inside.createUpdate(
                                                    """
                                                    update call set
                                                      reported_on = coalesce(reported_on, erased_on)
                                                    where number = :call
                                                    """)
                                            .bind("call", call.value())
                                            .execute();
                                }));
    }

    /**
     * Their time is over and nobody erased their files, which are not there: what the index knows
     * of them is forgotten, and the report of {@code day} tells it.
     */
    public void lost(List<CallNumber> calls, LocalDate day) throws IndexException {
        write(
                inside ->
                        calls.forEach(
                                call -> {
                                    forget(inside, call, day);
                                    inside.createUpdate(
                                                    """
                                                    update call set erased_on = null,
                                                      reported_on = :day where number = :call
                                                    """)
                                            .bind("call", call.value())
                                            .bind("day", day.toString())
                                            .execute();
                                }));
    }

    /** Nobody erased them, and they are not there. */
    public void missing(List<String> fileNames) throws IndexException {
        write(
                inside ->
                        fileNames.forEach(
                                name ->
                                        inside.createUpdate(
                                                        "update sealed_file set state = 'MISSING'"
                                                                + " where name = :name")
                                                .bind("name", name)
                                                .execute()));
    }

    /** It is there again; what was told of its call as lost is not told any more. */
    public void found(String fileName, FileState state) throws IndexException {
        write(
                inside -> {
                    inside.createUpdate(
                                    "update sealed_file set state = :state, erased_on = null"
                                            + " where name = :name")
                            .bind("name", fileName)
                            .bind("state", state.name())
                            .execute();
                    inside.createUpdate(
                                    """
                                    update call set reported_on = null where erased_on is null
                                      and number = (select call from sealed_file where name = :name)
                                    """)
                            .bind("name", fileName)
                            .execute();
                });
    }

    /** The records of a call say another day than its row: files are the truth. */
    public void correctDay(CallNumber call, LocalDate acquired) throws IndexException {
        write(
                inside ->
                        inside.createUpdate("update call set day = :day where number = :call")
                                .bind("call", call.value())
                                .bind("day", acquired.toString())
                                .execute());
    }

    private void write(Consumer<Handle> work) throws IndexException {
        write(handle, work);
    }

    /** All of it or nothing. */
    static void write(Handle handle, Consumer<Handle> work) throws IndexException {
        try {
            handle.useTransaction(work::accept);
        } catch (JdbiException e) {
            throw new IndexException("retention cannot write into the index", e);
        }
    }
}
