package jp.denwaban.account;

import java.util.List;
import java.util.Optional;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;

/** The people of the site: who stands behind a user ID, and with which title. */
public final class PersonTable {
    private static final String PUT =
            """
            insert into person (user_id, role, title, name) values (:id, :role, :title, :name)
            on conflict (user_id) do update
                set role = excluded.role, title = excluded.title, name = excluded.name
            """;

    private static final RowMapper<Person> ROW =
            (row, context) ->
                    new Person(
                            new UserId(row.getString("user_id")),
                            Role.valueOf(row.getString("role")),
                            row.getString("title"),
                            row.getString("name"));

    private final Jdbi jdbi;

    PersonTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a person or changes the title and name of one. */
    public void put(Person person) throws AccountException {
        try {
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(PUT)
                                    .bind("id", person.id().text())
                                    .bind("role", person.role().name())
                                    .bind("title", person.title())
                                    .bind("name", person.name())
                                    .execute());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    public Optional<Person> find(UserId id) throws AccountException {
        try {
            return jdbi.withHandle(
                    handle ->
                            handle.createQuery("select * from person where user_id = :id")
                                    .bind("id", id.text())
                                    .map(ROW)
                                    .findOne());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }

    /** Everybody, administrators first. */
    public List<Person> all() throws AccountException {
        try {
            return jdbi.withHandle(
                    handle ->
                            handle.createQuery("select * from person order by role, user_id")
                                    .map(ROW)
                                    .list());
        } catch (JdbiException e) {
            throw PeopleDatabase.unusable(e);
        }
    }
}
