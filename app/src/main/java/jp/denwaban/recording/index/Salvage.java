package jp.denwaban.recording.index;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /** Ten years of 5000 calls a day. */
    private static final int MOST_BLOCKS = 20_000;

    /** A million rows; a page of the tree's inside takes some thirty thousand with it. */
    private static final int MOST_LOST = 1000;

    /** Beyond it a block would have no end. */
    private static final long MOST_ROW = Long.MAX_VALUE - 2 * BLOCK;

    /** Meanwhile nobody answers: what is not taken by then stays in the file that is kept aside. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final String OUTCOMES =
            Arrays.stream(Outcome.values())
                    .map(outcome -> "'" + outcome + "'")
                    .collect(Collectors.joining(", ", "(", ")"));

    /** A day that is one. */
    private static final String DAY = "date(day) is day";

    private final Handle handle;
    private final long lastNumber;
    private final long until = System.nanoTime() + MOST_NANOS;

    Salvage(Handle handle, long lastNumber) {
        this.handle = handle;
        this.lastNumber = lastNumber;
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

    /** By the rows there are: a bad page may call its rows by any number. */
    private void take(Part part) {
        long last = part.table().equals("call") ? lastNumber : MOST_ROW;
        long from = 0;
        int lost = 0;
        for (int block = 0; block < MOST_BLOCKS && lost < MOST_LOST && inTime(); block++) {
            try {
                Optional<Long> row = next(part.table(), from, last);
                if (row.isEmpty()) {
                    break;
                }
                // Rows that are out of order must not lead back.
                from = Math.max(from, row.get());
                take(part, from, Math.min(from + BLOCK - 1, last));
            } catch (JdbiException e) {
                LOG.debug("a block of {} cannot be read", part.table(), e);
                lost++;
            }
            from += BLOCK;
        }
        LOG.info("of {} up to row {}, {} blocks could not be read", part.table(), from, lost);
    }

    private boolean inTime() {
        return System.nanoTime() - until < 0;
    }

    /** The first row there is from here on. */
    private Optional<Long> next(String table, long from, long last) {
        return handle.createQuery(
                        "select min(rowid) from aside.%s where rowid between :from and :last"
                                .formatted(table))
                .bind("from", from)
                .bind("last", last)
                .mapTo(Long.class)
                .findOne();
    }

    private void take(Part part, long from, long to) {
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
                .bind("to", to)
                .execute();
    }
}
