package jp.denwaban.account;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * {@code people.db}: names, titles, failed sign-ins and how far keys were checked; no secret, and
 * of calls no more than a number. The console is its only writer.
 */
public final class PeopleDatabase {
    private static final int SCHEMA = 2;

    /** Two consoles of one box never write at the same moment for longer than a commit takes. */
    private static final int BUSY_MILLIS = 2_000;

    private static final String PERSON =
            """
            create table if not exists person (
                user_id text primary key,
                role text not null check (role in ('ADMINISTRATOR', 'OPERATOR')),
                title text not null,
                name text not null
            ) strict
            """;

    private static final String ATTEMPT =
            """
            create table if not exists attempt (
                user_id text primary key,
                failures integer not null check (failures >= 0)
            ) strict
            """;

    /** From schema 2 on: who is not here has an account and nothing to do. */
    private static final String STANDING =
            """
            create table if not exists standing (
                user_id text primary key,
                departed integer not null default 0 check (departed in (0, 1)),
                must_change integer not null default 0 check (must_change in (0, 1))
            ) strict
            """;

    /** From schema 2 on: how far something has been looked through. */
    private static final String MARK =
            """
            create table if not exists mark (
                name text primary key,
                value integer not null
            ) strict
            """;

    private final Jdbi jdbi;

    private PeopleDatabase(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Opens or makes the database.
     *
     * @throws AccountException P-01 it is damaged or cannot be written, P-02 it is of a later
     *     version
     */
    public static PeopleDatabase open(Path file) throws AccountException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Jdbi jdbi = Jdbi.create(source);
        try {
            jdbi.useHandle(PeopleDatabase::checkPragmas);
            int version = jdbi.inTransaction(PeopleDatabase::migrate);
            if (version > SCHEMA) {
                throw new AccountException("P-02", "利用者の記録は新しい版のものです。この版のプログラムでは使えません。");
            }
        } catch (JdbiException e) {
            throw unusable(e);
        }
        return new PeopleDatabase(jdbi);
    }

    public PersonTable persons() {
        return new PersonTable(jdbi);
    }

    public StandingTable standings() {
        return new StandingTable(jdbi);
    }

    MarkTable marks() {
        return new MarkTable(jdbi);
    }

    public AttemptTable attempts() {
        return new AttemptTable(jdbi);
    }

    static AccountException unusable(JdbiException e) {
        return new AccountException("P-01", "利用者の記録を読み書きできません。記録先の空きと権限を確認してください。", e);
    }

    private static int migrate(Handle handle) {
        int version = handle.createQuery("pragma user_version").mapTo(int.class).one();
        if (version <= SCHEMA) {
            handle.execute(PERSON);
            handle.execute(ATTEMPT);
            handle.execute(STANDING);
            handle.execute(MARK);
            handle.execute("pragma user_version = " + SCHEMA);
        }
        return version;
    }

    /** SQLite takes a pragma it cannot obey without a word, so what was set is read back. */
    private static void checkPragmas(Handle handle) {
        String journal = handle.createQuery("pragma journal_mode").mapTo(String.class).one();
        int synchronous = handle.createQuery("pragma synchronous").mapTo(int.class).one();
        if (!journal.equalsIgnoreCase("wal") || synchronous != 2) {
            throw new IllegalStateException("people.db is not WAL and FULL");
        }
        String check = handle.createQuery("pragma quick_check(1)").mapTo(String.class).one();
        if (!check.equals("ok")) {
            throw new DamagedException();
        }
    }

    /** Found by quick_check; carried to the edge like any other database error. */
    private static final class DamagedException extends JdbiException {
        private static final long serialVersionUID = 1L;

        DamagedException() {
            super("quick_check of people.db failed");
        }
    }
}
