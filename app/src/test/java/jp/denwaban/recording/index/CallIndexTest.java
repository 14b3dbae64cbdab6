package jp.denwaban.recording.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index on real SQLite. */
class CallIndexTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    @TempDir Path folder;

    @Test
    void aCallIsRegisteredExactlyOnceAndCountedOnce() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file())) {
            assertThat(index.register(call(1), hour(20), List.of(closed(1)))).isTrue();
            assertThat(index.register(call(1), hour(20), List.of(closed(1)))).isFalse();

            assertThat(index.calls()).containsExactly(call(1));
            assertThat(index.files()).containsExactly(closed(1));
            assertThat(index.sums(DAY).rang()).isEqualTo(1);
            assertThat(index.sums(DAY).byHour().get(20)).isEqualTo(1);
            assertThat(index.sums(DAY).of(Outcome.RECORDED)).isEqualTo(1);
            assertThat(index.sums(DAY.plusDays(1)).rang()).isZero();
            assertThat(index.lastCallNumber()).isEqualTo(1);
        }
    }

    @Test
    void theDayIsSummedByHourAndByBranch(@TempDir Path folder) throws Exception {
        try (CallIndex index = CallIndex.openForWriting(folder.resolve("index.db"))) {
            for (long number = 1; number <= 3; number++) {
                index.register(call(number), hour(9), List.of(closed(number)));
            }

            assertThat(index.sums(DAY).hours().get(9)).isEqualTo(new HourSum(3, 3, 0));
            assertThat(index.sums(DAY).branches())
                    .containsExactly(
                            new BranchSum(Optional.of(new Digit('3')), "交通課", Outcome.RECORDED, 3));
        }
    }

    /** Hour and outcome are sealed in its file; that it rang is known. */
    @Test
    void aCallFoundFromItsFileAloneStillCountsAsOneThatRang() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file())) {
            index.register(call(1), hour(9), List.of(closed(1)));
            index.register(
                    new IndexedCall(new CallNumber(2), 1, DAY, Optional.empty(), Optional.empty()),
                    Tally.UNKNOWN,
                    List.of(closed(2)));

            DaySums sums = index.sums(DAY);
            assertThat(sums.rang()).isEqualTo(2);
            assertThat(sums.unknown()).isEqualTo(1);
            assertThat(sums.byHour().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        }
    }

    @Test
    void bytesAreSummedByDayAsTheyLieOnTheDisk() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file())) {
            index.register(call(1), hour(9), List.of(closed(1)));
            long records = closed(1).seal().orElseThrow().records();

            // docs/formats.md: a header of 4 KiB and records of 8 KiB.
            assertThat(index.bytesByDay()).containsExactly(Map.entry(DAY, 4096 + records * 8192));
        }
    }

    @Test
    void aFileWithoutItsCallIsRefusedAndNothingOfItStays() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file())) {
            assertThatThrownBy(() -> index.register(call(1), hour(8), List.of(closed(2))))
                    .isInstanceOf(IndexException.class);
            assertThat(index.calls()).isEmpty();
            assertThat(index.sums(DAY).rang()).isZero();
        }
    }

    @Test
    void aReaderSeesWhatIsWrittenAndCannotWrite() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file());
                IndexReader reader = IndexReader.open(file())) {
            index.register(call(1), Tally.UNKNOWN, List.of());
            assertThat(reader.calls()).hasSize(1);
            assertThatThrownBy(() -> reader.handle().execute("delete from call"))
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void sqliteItselfSaysThatTheTablesAreStrictAndTheJournalIsWal() throws Exception {
        CallIndex.openForWriting(file()).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery(
                            "select count(*) from pragma_table_list"
                                    + " where strict = 1 and type = 'table'")) {
                assertThat(rows.getInt(1)).isEqualTo(5);
            }
            try (var rows = statement.executeQuery("pragma journal_mode")) {
                assertThat(rows.getString(1)).isEqualTo("wal");
            }
        }
    }

    /** As the first schema made it; the statements are those of its time. */
    @Test
    void anIndexOfTheFirstSchemaIsReadAndItsLinesCanBeForgotten() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table call (number integer primary key check (number > 0),"
                            + " line integer not null check (line > 0), day text not null,"
                            + " outcome text, erased_on text) strict");
            statement.executeUpdate(
                    "insert into call values (1, 3, '2026-11-22', 'RECORDED', null)");
            statement.executeUpdate("pragma user_version = 1");
            statement.executeUpdate("pragma journal_mode = wal");
        }
        try (CallIndex index = CallIndex.openForWriting(file())) {
            assertThat(index.calls()).containsExactly(call(1));
            index.register(call(2), hour(9), List.of(closed(2)));
            index.retention().erased(List.of(new CallNumber(1)), DAY.plusDays(15));
            assertThat(index.calls().get(0).line()).isZero();
            assertThat(index.calls().get(1)).isEqualTo(call(2));
        }
        CallIndex.openForWriting(file()).close();
    }

    @Test
    void aDamagedIndexIsRefusedAndLeftAsItIs() throws Exception {
        try (CallIndex index = CallIndex.openForWriting(file())) {
            for (int number = 1; number <= 500; number++) {
                index.register(call(number), hour(8), List.of(closed(number)));
            }
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int at = 4096; at < bytes.length; at++) {
            bytes[at] ^= 0x5a;
        }
        Files.write(file(), bytes);
        long before = crc();

        assertThatThrownBy(() -> CallIndex.openForWriting(file()))
                .isInstanceOf(IndexException.class);
        assertThat(crc()).isEqualTo(before);
    }

    private long crc() throws Exception {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file()));
        return crc.getValue();
    }

    private Path file() {
        return folder.resolve("index.db");
    }

    private static Tally hour(int hour) {
        return new Tally(Optional.of(hour), Optional.of(new Digit('3')), Optional.of("交通課"));
    }

    private static IndexedCall call(long number) {
        return new IndexedCall(
                new CallNumber(number), 3, DAY, Optional.of(Outcome.RECORDED), Optional.empty());
    }

    private static IndexedFile closed(long number) {
        String name = "%08d.sealed".formatted(number);
        return new IndexedFile(
                name,
                new CallNumber(number),
                FileState.CLOSED,
                Optional.of(new Seal(name, DAY, 12, Duration.ofSeconds(5), "00ff")),
                Optional.empty());
    }
}
