package jp.denwaban.account;

import jp.denwaban.vault.UserId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Failed sign-ins in a row, per user ID that was typed. An attempt counts as failed and is on the
 * disk before it is evaluated, so that killing the console wins nothing.
 */
public final class AttemptTable {
    /**
     * User IDs remembered one by one, invented ones included; a site has fewer than a hundred
     * people. What is typed beyond shares one row, so that guessing cannot fill the disk.
     */
    static final int MOST_ROWS = 1_000;

    private static final String SHARED = "*";

    /** Guesses at the code of the envelope; no user ID has a star. */
    static final String ENVELOPE = "*envelope";

    private static final String COUNT =
            """
            insert into attempt (user_id, failures) values (:id, 1)
            on conflict (user_id) do update set failures = failures + 1
            returning failures
            """;

    private final Jdbi jdbi;

    AttemptTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Failures in a row so far. */
    public int failures(UserId id) throws AccountException {
        return failures(id.text());
    }

    int failures(String id) throws AccountException {
        try {
            return jdbi.withHandle(handle -> failures(handle, row(handle, id)));
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    /** Counts one failure, durably; returns the new count. */
    public int countFailure(UserId id) throws AccountException {
        return countFailure(id.text());
    }

    int countFailure(String id) throws AccountException {
        try {
            return jdbi.inTransaction(
                    handle ->
                            handle.createQuery(COUNT)
                                    .bind("id", row(handle, id))
                                    .mapTo(int.class)
                                    .one());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    /** After a success or a new enrolment. */
    public void clear(UserId id) throws AccountException {
        clear(id.text());
    }

    void clear(String id) throws AccountException {
        try {
            jdbi.useHandle(
                    handle ->
                            handle.execute(
                                    "update attempt set failures = 0 where user_id = ?", id));
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    private static int failures(Handle handle, String row) {
        return handle.createQuery("select failures from attempt where user_id = :id")
                .bind("id", row)
                .mapTo(int.class)
                .findOne()
                .orElse(0);
    }

    private static String row(Handle handle, String id) {
        boolean known = id.equals(ENVELOPE) || exists(handle, "person", id);
        if (known || exists(handle, "attempt", id)) {
            return id;
        }
        int rows = handle.createQuery("select count(*) from attempt").mapTo(int.class).one();
        return rows < MOST_ROWS ? id : SHARED;
    }

    private static boolean exists(Handle handle, String table, String id) {
        return handle.createQuery("select count(*) from " + table + " where user_id = :id")
                        .bind("id", id)
                        .mapTo(int.class)
                        .one()
                > 0;
    }
}
