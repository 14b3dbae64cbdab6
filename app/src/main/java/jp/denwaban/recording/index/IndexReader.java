package jp.denwaban.recording.index;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.retention.Keeping;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index, also while the answering process writes it. One thread at a time.
 *
 * <p>Errors: {@link IndexException} when SQLite refuses.
 */
public class IndexReader implements AutoCloseable {
    /** Neither erased, nor missing and told: of those there are more every day. */
    static final String KEPT = "state <> 'ERASED' and sealed_file.erased_on is null";

    private final Handle handle;

    IndexReader(Handle handle) {
        this.handle = handle;
    }

    /** Opens an existing index for reading only. */
    public static IndexReader open(Path file) throws IndexException {
        return new IndexReader(IndexDatabase.openForReading(file));
    }

    public final List<IndexedCall> calls() throws IndexException {
        return read(
                () ->
                        handle.createQuery("select * from call order by number")
                                .map((row, context) -> call(row))
                                .list());
    }

    public final List<IndexedFile> files() throws IndexException {
        return files("");
    }

    /** Files that are not gone: of as many days as records are kept, and missing ones. */
    public final List<IndexedFile> kept() throws IndexException {
        return files("where " + KEPT);
    }

    /** One file, also one that is gone. */
    public final Optional<IndexedFile> file(String name) throws IndexException {
        return read(
                () ->
                        handle.createQuery("select * from sealed_file where name = :name")
                                .bind("name", name)
                                .map((row, context) -> file(row))
                                .findOne());
    }

    /**
     * Reads what a start goes by, so that damage which SQLite does not see shows here, and not in
     * the middle of the start.
     *
     * @throws IndexException what stands there cannot be understood
     */
    public final void readThrough(LocalDate today) throws IndexException {
        kept();
        read(
                () ->
                        handle.createQuery("select * from call where erased_on is null")
                                .map((row, context) -> call(row))
                                .list());
        sums(today);
    }

    private List<IndexedFile> files(String which) throws IndexException {
        return read(
                () ->
                        handle.createQuery("select * from sealed_file " + which + " order by name")
                                .map((row, context) -> file(row))
                                .list());
    }

    /**
     * Calls that may be shown on {@code today}: not erased, none of their files being erased, and
     * their time not over, though it may wait for a person before anything is erased.
     */
    public final List<IndexedCall> shown(LocalDate today) throws IndexException {
        return read(
                () ->
                        handle.createQuery(
                                        """
                                        select * from call where erased_on is null
                                          and coalesce(counted_from, day) > :overdue
                                          and not exists (select * from sealed_file
                                            where call = number and state = 'ERASING')
                                        order by number
                                        """)
                                .bind("overdue", Keeping.lastOverdue(today).toString())
                                .map((row, context) -> call(row))
                                .list());
    }

    /** Whether this call is registered. */
    public final boolean knows(CallNumber number) throws IndexException {
        return read(
                () ->
                        handle.createQuery("select count(*) from call where number = :number")
                                        .bind("number", number.value())
                                        .mapTo(Integer.class)
                                        .one()
                                > 0);
    }

    /** 0 while no call has rung. */
    public final long lastCallNumber() throws IndexException {
        return read(
                () ->
                        handle.createQuery("select coalesce(max(number), 0) from call")
                                .mapTo(Long.class)
                                .one());
    }

    public final DaySums sums(LocalDate day) throws IndexException {
        return read(() -> new DaySums(rang(day), hours(day), outcomes(day), branches(day)));
    }

    /** Bytes of sealed files by day of acquisition; of an erased one nobody knows how many. */
    public final Map<LocalDate, Long> bytesByDay() throws IndexException {
        Map<LocalDate, Long> bytes = new TreeMap<>();
        for (IndexedFile file : kept()) {
            file.seal().ifPresent(seal -> bytes.merge(seal.acquiredOn(), seal.bytes(), Long::sum));
        }
        return bytes;
    }

    @Override
    public final void close() {
        handle.close();
    }

    final Handle handle() {
        return handle;
    }

    static <T> T read(Supplier<T> query) throws IndexException {
        try {
            return query.get();
        } catch (JdbiException | DateTimeException | IllegalArgumentException e) {
            // A day that is none, an outcome that nobody knows: damage where SQLite sees only text.
            throw new IndexException("the index cannot be read", e);
        }
    }

    private int rang(LocalDate day) {
        return handle.createQuery("select count(*) from call where day = :day")
                .bind("day", day.toString())
                .mapTo(Integer.class)
                .one();
    }

    private List<HourSum> hours(LocalDate day) {
        List<HourSum> hours = new ArrayList<>(Collections.nCopies(24, HourSum.NONE));
        handle.createQuery("select hour, rang, recorded, gone from hour_sum where day = :day")
                .bind("day", day.toString())
                .map(
                        (row, context) ->
                                hours.set(
                                        row.getInt("hour"),
                                        new HourSum(
                                                row.getInt("rang"),
                                                row.getInt("recorded"),
                                                row.getInt("gone"))))
                .list();
        return hours;
    }

    private List<BranchSum> branches(LocalDate day) {
        return handle.createQuery(
                        """
                        select key, destination, outcome, calls from branch_sum where day = :day
                        order by key = '', key = '0', key, destination, outcome
                        """)
                .bind("day", day.toString())
                .map(
                        (row, context) ->
                                new BranchSum(
                                        digit(row.getString("key")),
                                        row.getString("destination"),
                                        Outcome.valueOf(row.getString("outcome")),
                                        row.getInt("calls")))
                .list();
    }

    private static Optional<Digit> digit(String key) {
        return key.isEmpty() ? Optional.empty() : Optional.of(new Digit(key.charAt(0)));
    }

    private Map<Outcome, Integer> outcomes(LocalDate day) {
        return handle.createQuery("select outcome, calls from outcome_sum where day = :day")
                .bind("day", day.toString())
                .reduceRows(
                        new EnumMap<>(Outcome.class),
                        (map, row) -> {
                            map.put(
                                    Outcome.valueOf(row.getColumn("outcome", String.class)),
                                    row.getColumn("calls", Integer.class));
                            return map;
                        });
    }

    static IndexedCall call(ResultSet row) throws SQLException {
        return new IndexedCall(
                new CallNumber(row.getLong("number")),
                row.getInt("line"),
                LocalDate.parse(row.getString("day")),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("erased_on")).map(LocalDate::parse));
    }

    static IndexedFile file(ResultSet row) throws SQLException {
        String name = row.getString("name");
        @Nullable String day = row.getString("day");
        @Nullable String tag = row.getString("last_tag");
        Optional<Seal> seal =
                day == null || tag == null
                        ? Optional.empty()
                        : Optional.of(
                                new Seal(
                                        name,
                                        LocalDate.parse(day),
                                        row.getLong("records"),
                                        Duration.ofMillis(row.getLong("audio_millis")),
                                        tag));
        return new IndexedFile(
                name,
                new CallNumber(row.getLong("call")),
                FileState.valueOf(row.getString("state")),
                seal,
                Optional.ofNullable(row.getString("erased_on")).map(LocalDate::parse));
    }
}
