package jp.denwaban.recording.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Which day's 自動消去記録 tells of which call. Every write is durable on return. Owned by the index's
 * thread.
 */
public final class ToldCalls {
    private final Handle handle;

    ToldCalls(Handle handle) {
        this.handle = handle;
    }

    /**
     * What was erased until {@code last} and stands in no report yet goes into that of {@code day};
     * a second time nothing changes.
     *
     * @return all that the report of this day tells: calls by day of acquisition, without those of
     *     {@link #lost}
     */
    public Map<LocalDate, Integer> report(LocalDate day, LocalDate last) throws IndexException {
        RetentionTable.write(
                handle,
                inside ->
                        inside.createUpdate(
                                        """
                                        update call set reported_on = :day
                                        where erased_on is not null and reported_on is null
                                          and erased_on <= :last
                                        """)
                                .bind("day", day.toString())
                                .bind("last", last.toString())
                                .execute());
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        """
                                        select day, count(*) calls from call
                                        where reported_on = :day and erased_on is not null
                                          and not exists (select * from sealed_file
                                            where call = number and state = 'MISSING')
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

    /**
     * Reports of days after {@code today} are withdrawn: that of {@code next} is the first that can
     * tell what they told.
     */
    public void tellAgain(LocalDate today, LocalDate next) throws IndexException {
        RetentionTable.write(
                handle,
                inside ->
                        inside.createUpdate(
                                        """
                                        update call set
                                          reported_on = case when erased_on is null then :next end,
                                          erased_on = case when erased_on is not null
                                            then min(erased_on, :next) end
                                        where reported_on is not null and reported_on > :today
                                        """)
                                .bind("today", today.toString())
                                .bind("next", next.toString())
                                .execute());
    }

    /** The first day whose report tells, or has to tell, of a call; empty if none does. */
    public Optional<LocalDate> firstTold() throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery("select min(reported_on) from call")
                                .mapTo(String.class)
                                .findOne()
                                .map(LocalDate::parse));
    }

    /** Calls that {@code day} told, and of which a file was missing: some of it, or all. */
    public List<IndexedCall> lost(LocalDate day) throws IndexException {
        return IndexReader.read(
                () ->
                        handle.createQuery(
                                        """
                                        select * from call where reported_on = :day
                                          and (erased_on is null or exists (select * from sealed_file
                                            where call = number and state = 'MISSING'))
                                        order by number
                                        """)
                                .bind("day", day.toString())
                                .map((row, context) -> IndexReader.call(row))
                                .list());
    }
}
