package jp.denwaban.recording.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/** Opens the SQLite file of the index, with every safety set and read back. */
final class IndexDatabase {
    /** 2: a call's line may be forgotten, and what retention must know of a call. */
    static final int SCHEMA = 2;

    /** Readers are short; a writer that waits longer than this has met a fault. */
    private static final int BUSY_MILLIS = 2000;

    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists call (
                      number integer primary key check (number > 0),
                      day text not null,
                      outcome text,
                      erased_on text,
                      line integer check (line > 0),
                      doubtful integer not null default 0,
                      counted_from text,
                      reported_on text
                    ) strict
                    """,
                    """
                    create table if not exists sealed_file (
                      name text primary key,
                      call integer not null references call (number),
                      state text not null check (state in
                        ('OPEN', 'CLOSED', 'CUT', 'ERASING', 'ERASED', 'MISSING')),
                      day text,
                      records integer not null default 0,
                      audio_millis integer not null default 0,
                      last_tag text,
                      erased_on text
                    ) strict
                    """,
                    """
                    create table if not exists hour_sum (
                      day text not null,
                      hour integer not null check (hour between 0 and 23),
                      rang integer not null,
                      recorded integer not null,
                      gone integer not null,
                      primary key (day, hour)
                    ) strict
                    """,
                    """
                    create table if not exists outcome_sum (
                      day text not null,
                      outcome text not null,
                      calls integer not null,
                      primary key (day, outcome)
                    ) strict
                    """,
                    """
                    create table if not exists branch_sum (
                      day text not null,
                      key text not null,
                      destination text not null,
                      outcome text not null,
                      calls integer not null,
                      primary key (day, key, destination, outcome)
                    ) strict
                    """,
                    "create index if not exists call_day on call (day)",
                    "create index if not exists call_kept on call (number) where erased_on is null",
                    "create index if not exists call_untold on call (erased_on)"
                            + " where erased_on is not null and reported_on is null",
                    "create index if not exists call_reported on call (reported_on)"
                            + " where reported_on is not null",
                    "create index if not exists call_in_doubt on call (number) where doubtful > 0",
                    "create index if not exists file_call on sealed_file (call)",
                    "create index if not exists file_erasing on sealed_file (call)"
                            + " where state = 'ERASING'",
                    "create index if not exists file_kept on sealed_file (name)"
                            + " where state <> 'ERASED'",
                    "create index if not exists file_live on sealed_file (call)"
                            + " where state in ('OPEN', 'CLOSED', 'CUT')");

    /** From the first schema, in which a line could not be forgotten. */
    private static final List<String> FROM_FIRST =
            List.of(
                    "alter table call rename column line to line_once",
                    "alter table call add column line integer check (line > 0)",
                    "update call set line = line_once",
                    "alter table call drop column line_once",
                    "alter table call add column doubtful integer not null default 0",
                    "alter table call add column counted_from text",
                    "alter table call add column reported_on text");

    private IndexDatabase() {}

    static Handle openForWriting(Path file) throws IndexException {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new IndexException("the index file cannot be made", e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // What is forgotten is overwritten with zeros in its page, not only unlinked from it.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(BUSY_MILLIS);
        return open(file, config.toProperties(), true);
    }

    static Handle openForReading(Path file) throws IndexException {
        if (!Files.exists(file)) {
            throw new IndexException("there is no index");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return open(file, config.toProperties(), false);
    }

    private static Handle open(Path file, Properties properties, boolean writing)
            throws IndexException {
        Handle handle;
        try {
            handle = Jdbi.create("jdbc:sqlite:" + file, properties).open();
        } catch (JdbiException e) {
            throw new IndexException("the index cannot be opened", e);
        }
        try {
            quickCheck(handle);
            if (writing) {
                check(handle, "journal_mode", "wal");
                check(handle, "synchronous", "2");
                check(handle, "foreign_keys", "1");
                makeTables(handle);
            }
            return handle;
        } catch (JdbiException e) {
            handle.close();
            throw new IndexException("the index cannot be used", e);
        } catch (IndexException e) {
            handle.close();
            throw e;
        }
    }

    private static void makeTables(Handle handle) throws IndexException {
        int version = Integer.parseInt(pragma(handle, "user_version"));
        if (version > SCHEMA) {
            throw new IndexException("the index is of a later version: " + version);
        }
        handle.useTransaction(
                inside -> {
                    if (version == 1) {
                        FROM_FIRST.forEach(inside::execute);
                    }
                    TABLES.forEach(inside::execute);
                    if (version < SCHEMA) { // a start with nothing to do writes nothing
                        inside.execute("pragma user_version = " + SCHEMA);
                    }
                });
    }

    private static void quickCheck(Handle handle) throws IndexException {
        String found = pragma(handle, "quick_check");
        if (!found.equals("ok")) {
            throw new IndexException("the index is damaged: " + found, true);
        }
    }

    private static void check(Handle handle, String pragma, String expected) throws IndexException {
        String found = pragma(handle, pragma);
        if (!found.equals(expected)) {
            throw new IndexException("the index says " + pragma + " = " + found);
        }
    }

    private static String pragma(Handle handle, String name) {
        return handle.createQuery("pragma " + name).mapTo(String.class).first();
    }
}
