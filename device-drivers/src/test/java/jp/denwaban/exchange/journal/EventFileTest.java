package jp.denwaban.exchange.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diary of the exchange, on a real disk. */
class EventFileTest {
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir Path folder;

    private static Fact fact(Happening happening) {
        return new Fact(1500, 2, 7, happening, 80, Map.of("keys", "1\"2"));
    }

    @Test
    void anInterruptOfThePacingThreadLosesNoEvent() throws Exception {
        try (EventFile file = new EventFile(folder, START)) {
            file.accept(fact(Happening.KEY_PRESSED));
            Thread.currentThread().interrupt(); // as VirtualExchange.close does
            file.accept(fact(Happening.RELEASED));
            file.accept(fact(Happening.CALL_ENDED));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Files.readAllLines(folder.resolve(EventFile.NAME))).hasSize(3);
    }

    @Test
    void aFactIsOneObjectWithItsMomentAndItsPlace() throws Exception {
        try (EventFile file = new EventFile(folder, START)) {
            file.accept(fact(Happening.KEY_PRESSED));
        }
        assertThat(Files.readString(folder.resolve(EventFile.NAME)))
                .isEqualTo(
                        "{\"millis\":1500,\"at\":\"2026-04-01T00:00:01.500Z\",\"line\":2,\"call\":7,"
                                + "\"event\":\"key-pressed\",\"sample\":80,\"keys\":\"1\\\"2\"}\n");
    }

    @Test
    void theFileOfAnEarlierRunIsLeftAlone() throws Exception {
        Path earlier = Files.writeString(folder.resolve(EventFile.NAME), "{}\n");

        assertThatThrownBy(() -> new EventFile(folder, START))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(earlier).hasContent("{}\n");
    }
}
