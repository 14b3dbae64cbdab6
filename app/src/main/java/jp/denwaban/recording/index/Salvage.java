package jp.denwaban.recording.index;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.denwaban.call.Outcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from a damaged index what no file tells any more: the sums of every day, the rows of calls,
 * and those of files that do not lie in the folder. Read a block at a time: what cannot be read, or
 * cannot be what we wrote, is left behind.
 */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    /** Rows that one bad page takes with it. */
    private static final long BLOCK = 1000;

    private static final String OUTCOMES =
            Arrays.stream(Outcome.values())
                    .map(outcome -> "'" + outcome + "'")
                    .collect(Collectors.joining(", ", "(", ")"));

    /** A day that is one. */
    private static final String DAY = "date(day) is day";

    private final Handle handle;

    Salvage(Handle handle) {
        this.handle = handle;
    }

    /**
     * One table.
     *
     * @param which rows of it are taken
     */
    private record Part(String table, String columns, String which) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part("hour_sum", "day, hour, rang, recorded, gone", DAY),
                    new Part(
                            "outcome_sum",
                            "day, outcome, calls",
                            DAY + " and outcome in " + OUTCOMES),
                    new Part(
                            "branch_sum",
                            "day, key, destination, outcome, calls",
                            DAY + " and outcome in " + OUTCOMES),
                    new Part(
                            "call",
                            "number, line, day, outcome, erased_on, doubtful, counted_from,"
                                    + " reported_on",
                            DAY
                                    + " and (outcome is null or outcome in "
                                    + OUTCOMES
                                    + ") and date(erased_on) is erased_on"
                                    + " and date(counted_from) is counted_from"
                                    + " and date(reported_on) is reported_on"),
                    // A file that lies there says itself what it is.
                    new Part(
                            "sealed_file",
                            "name, call, state, day, records, audio_millis, last_tag, erased_on",
                            "(state in ('ERASING', 'ERASED', 'MISSING') or state in"
                                    + " ('CLOSED', 'CUT') and name not in"
                                    + " (select name from temp.lies))"
                                    + " and call in (select number from main.call)"
                                    + " and date(day) is day and date(erased_on) is erased_on"));

    /**
     * Into an index that is new.
     *
     * @param lies names of the files in the folder
     */
    void from(Path aside, List<String> lies) {
        try {
            handle.execute("create temp table lies (name text primary key)");
            handle.useTransaction(
                    inside ->
                            lies.forEach(
                                    name -> inside.execute("insert into lies values (?)", name)));
            handle.execute("attach database ? as aside", aside.toString());
            PARTS.forEach(this::take);
            handle.execute("detach database aside");
            handle.execute("drop table temp.lies");
        } catch (JdbiException e) {
            LOG.error("nothing more can be taken from the damaged index", e);
        }
    }

    private void take(Part part) {
        long last = last(part.table());
        int lost = 0;
        for (long from = 0; from <= last; from += BLOCK) {
            lost += taken(part, from) ? 0 : 1;
        }
        LOG.info("of {} up to row {}, {} blocks could not be read", part.table(), last, lost);
    }

    private long last(String table) {
        try {
            return handle.createQuery("select coalesce(max(rowid), -1) from aside." + table)
                    .mapTo(Long.class)
                    .one();
        } catch (JdbiException e) {
            LOG.error("{} cannot be read", table, e);
            return -1;
        }
    }

    private boolean taken(Part part, long from) {
        try {
            handle.createUpdate(
                            "insert or ignore into main.%s (%s) select %s from aside.%s"
                                            .formatted(
                                                    part.table(),
                                                    part.columns(),
                                                    part.columns(),
                                                    part.table())
                                    + " where rowid between :from and :to and "
                                    + part.which())
                    .bind("from", from)
                    .bind("to", from + BLOCK - 1)
                    .execute();
            return true;
        } catch (JdbiException e) {
            LOG.debug("a block of {} cannot be read", part.table(), e);
            return false;
        }
    }
}
