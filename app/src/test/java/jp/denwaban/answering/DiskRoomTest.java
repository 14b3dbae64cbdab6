package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.Reserve;
import jp.denwaban.health.DiskGauge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The care for the reserve, on a volume with room. */
class DiskRoomTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("reserve");
    }

    private DiskRoom room(long bytes) {
        return new DiskRoom(new DiskGauge(folder), new Reserve(new FileDisk(), file(), bytes));
    }

    /** A site was given lines, or some were taken away, and it was started again. */
    @Test
    void aReserveOfAnotherNumberOfLinesIsMadeAnew() throws Exception {
        for (int lines : new int[] {1, 4, 2}) {
            assertThat(room(ReserveSize.of(lines)).keepReserve()).isTrue();
            assertThat(Files.size(file())).isEqualTo(ReserveSize.of(lines));
        }
    }

    @Test
    void aReserveThatFitsIsLeftAlone() throws Exception {
        room(100_000).keepReserve();
        Object written = Files.getAttribute(file(), "unix:ino");
        assertThat(room(100_000).keepReserve()).isTrue();
        assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(written);
    }
}
