package jp.denwaban.recording.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     * ones of which a file is there again.
     */
    public List<IndexedCall> due(LocalDate today) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        "select * from call where (erased_on is null"
                                                + " and reported_on is null or number in"
                                                + " (select call from sealed_file where "
                                                + LIVE
                                                + ")) and "
                                                + COUNTED
                                                + " <= :overdue order by number")
                                .bind("overdue", Keeping.lastOverdue(today).toString())
                                .map((row, context) -> IndexReader.call(row))
                                .list());
    }

    /** One file, also an erased one. */
    public Optional<IndexedFile> file(String name) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery("select * from sealed_file where name = :name")
                                .bind("name", name)
                                .map((row, context) -> IndexReader.file(row))
                                .findOne());
    }

    public Optional<IndexedCall> call(CallNumber number) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery("select * from call where number = :number")
                                .bind("number", number.value())
                                .map((row, context) -> IndexReader.call(row))
                                .findOne());
    }

    public List<IndexedFile> files(CallNumber call) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery("select * from sealed_file where call = :call")
                                .bind("call", call.value())
                                .map((row, context) -> IndexReader.file(row))
                                .list());
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

    /** Their files are gone: number, day, outcome and this day are all that stays of them. */
    public void erased(List<CallNumber> calls, LocalDate on) throws IndexException {
        write(inside -> calls.forEach(call -> forget(inside, call, on)));
    }

    private static void forget(Handle inside, CallNumber call, LocalDate on) {
        inside.createUpdate(
                        """
                        update sealed_file set records = 0, audio_millis = 0, last_tag = null,
                          erased_on = case state when 'ERASING' then :on end,
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

    /** What {@link #lost} said on {@code day}. */
    public List<IndexedCall> lost(LocalDate day) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        """
                                        select * from call
                                        where erased_on is null and reported_on = :day
                                        """)
                                .bind("day", day.toString())
                                .map((row, context) -> IndexReader.call(row))
                                .list());
    }

    /** Nobody erased it, and it is not there. */
    public void missing(String fileName) throws IndexException {
        write(
                inside ->
                        inside.createUpdate(
                                        "update sealed_file set state = 'MISSING' where name ="
                                                + " :name")
                                .bind("name", fileName)
                                .execute());
    }

    /** It is there again; what was told of its call as lost is not told any more. */
    public void found(String fileName, FileState state) throws IndexException {
        write(
                inside -> {
                    inside.createUpdate("update sealed_file set state = :state where name = :name")
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

    /**
     * What was erased and stands in no report yet goes into that of {@code day}; a second time
     * nothing changes.
     *
     * @return all that the report of this day tells: calls by day of acquisition
     */
    public Map<LocalDate, Integer> report(LocalDate day) throws IndexException {
        write(
                inside ->
                        inside.createUpdate(
                                        """
                                        update call set reported_on = :day
                                        where erased_on is not null and reported_on is null
                                        """)
                                .bind("day", day.toString())
                                .execute());
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        """
                                        select day, count(*) calls from call
                                        where reported_on = :day and erased_on is not null
                                        group by day
                                        """)
                                .bind("day", day.toString())
                                .reduceRows(
                                        new TreeMap<LocalDate, Integer>(),
                                        (map, row) -> {
                                            map.put(
                                                    LocalDate.parse(
                                                            row.getColumn("day", String.class)),
                                                    row.getColumn("calls", Integer.class));
                                            return map;
                                        }));
    }

    private void write(Consumer<Handle> work) throws IndexException {
        try {
            handle.useTransaction(work::accept);
        } catch (JdbiException e) {
            throw new IndexException("retention cannot write into the index", e);
        }
    }
}
