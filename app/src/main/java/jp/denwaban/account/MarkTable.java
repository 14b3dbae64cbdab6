package jp.denwaban.account;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** How far a check of the console has come, so that the next one begins there. */
final class MarkTable {
    private static final String PUT =
            """
            insert into mark (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value
            """;

    private final Jdbi jdbi;

    MarkTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** 0 before the first. */
    long of(String name) throws AccountException {
        try {
            return jdbi.withHandle(
                    handle ->
                            handle.createQuery("select value from mark where name = :name")
                                    .bind("name", name)
                                    .mapTo(long.class)
                                    .findOne()
                                    .orElse(0L));
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    void put(String name, long value) throws AccountException {
        try {
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(PUT)
                                    .bind("name", name)
                                    .bind("value", value)
                                    .execute());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }
}
