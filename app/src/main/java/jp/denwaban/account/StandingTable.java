package jp.denwaban.account;

import jp.denwaban.vault.UserId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How people stand to their accounts: who has left, and who must choose another password. A row of
 * a person is never taken away: old sheets need the name, and nobody else ever gets the user ID.
 */
public final class StandingTable {
    private final Jdbi jdbi;

    StandingTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether this person's account is over. */
    public boolean left(UserId id) throws AccountException {
        return holds("departed", id);
    }

    /** Whether this person's password may be known to somebody. */
    public boolean mustChangePassword(UserId id) throws AccountException {
        return holds("must_change", id);
    }

    /** The account is over, for ever. */
    void leave(UserId id) throws AccountException {
        set("departed", 1, id);
    }

    void mustChangePassword(UserId id, boolean must) throws AccountException {
        set("must_change", must ? 1 : 0, id);
    }

    private boolean holds(String column, UserId id) throws AccountException {
        try {
            return jdbi.withHandle(
                    handle ->
                            handle.createQuery(
                                                    "select count(*) from standing where user_id ="
                                                            + " :id and "
                                                            + column
                                                            + " = 1")
                                            .bind("id", id.text())
                                            .mapTo(int.class)
                                            .one()
                                    > 0);
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    private void set(String column, int value, UserId id) throws AccountException {
        String put =
                "insert into standing (user_id, %1$s) values (:id, :value)"
                        + " on conflict (user_id) do update set %1$s = :value";
        try {
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(put.formatted(column))
                                    .bind("id", id.text())
                                    .bind("value", value)
                                    .execute());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }
}
