package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleDatabaseTest {
    private static final Person SATO =
            new Person(new UserId("k-sato"), Role.OPERATOR, "警務課長", "佐藤 健一");

    @TempDir Path folder;

    @Test
    void aPersonIsFoundAgainAfterARestart() throws Exception {
        open().persons().put(SATO);

        assertThat(open().persons().find(SATO.id())).contains(SATO);
        assertThat(open().persons().all()).containsExactly(SATO);
        assertThat(open().persons().find(new UserId("nobody"))).isEmpty();
    }

    @Test
    void failuresAreCountedAcrossRestartsUntilASuccess() throws Exception {
        open().attempts().countFailure(SATO.id());
        open().attempts().countFailure(SATO.id());
        assertThat(open().attempts().failures(SATO.id())).isEqualTo(2);

        open().attempts().clear(SATO.id());

        assertThat(open().attempts().failures(SATO.id())).isZero();
    }

    @Test
    void inventedNamesCannotFillTheDisk() throws Exception {
        PeopleDatabase people = open();
        people.persons().put(SATO);
        remember(AttemptTable.MOST_ROWS);
        for (int n = 0; n < 7; n++) {
            people.attempts().countFailure(new UserId("y" + n));
        }

        assertThat(people.attempts().failures(new UserId("y6"))).isEqualTo(7);
        assertThat(people.attempts().failures(new UserId("x6"))).isEqualTo(1);
        assertThat(people.attempts().countFailure(SATO.id())).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNoneIsSaidInOneSentenceAndLeftAlone() throws Exception {
        Path file = folder.resolve("people.db");
        byte[] noise = "これは利用者の記録ではありません。".repeat(300).getBytes("UTF-8");
        Files.write(file, noise);

        assertThatThrownBy(this::open)
                .isInstanceOf(AccountException.class)
                .hasMessageEndingWith("（P-01）");
        assertThat(file).hasBinaryContent(noise);
    }

    /** In one transaction, because a thousand forced commits take a slow disk a minute. */
    private void remember(int users) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("people.db"));
                PreparedStatement insert =
                        connection.prepareStatement("insert into attempt values (?, 1)")) {
            connection.setAutoCommit(false);
            for (int n = 0; n < users; n++) {
                insert.setString(1, "x" + n);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private PeopleDatabase open() throws AccountException {
        return PeopleDatabase.open(folder.resolve("people.db"));
    }
}
