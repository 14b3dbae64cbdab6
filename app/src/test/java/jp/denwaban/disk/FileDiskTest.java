package jp.denwaban.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the machine does what the port promises. */
class FileDiskTest {
    @TempDir Path folder;
    private final FileDisk disk = new FileDisk();

    /** On a channel, the first of these writes would close the file for good. */
    @Test
    void anInterruptedThreadGoesOnWritingAndStaysInterrupted() throws Exception {
        Path path = folder.resolve("interrupted");
        try (DiskFile file = disk.create(path)) {
            Thread.currentThread().interrupt();
            file.write(new byte[] {1, 2}, 0);
            file.force();
            disk.forceFolder(folder);
            file.write(new byte[] {3}, 2);
            file.force();
            assertThat(file.read(0, 10)).containsExactly(1, 2, 3);
            assertThat(file.size()).isEqualTo(3);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Files.readAllBytes(path)).containsExactly(1, 2, 3);
    }

    @Test
    void aMissingFileIsNotMadeByOpeningIt() {
        Path path = folder.resolve("missing");

        assertThatThrownBy(() -> disk.open(path)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> disk.openReadOnly(path)).isInstanceOf(NoSuchFileException.class);
        assertThat(path).doesNotExist();
    }

    @Test
    void whatIsReadEndsWhereTheFileEnds() throws Exception {
        try (DiskFile file = disk.create(folder.resolve("short"))) {
            file.write(new byte[] {7}, 3);

            assertThat(file.read(2, 9)).containsExactly(0, 7);
            assertThat(file.read(4, 9)).isEmpty();
            assertThat(file.read(100, 9)).isEmpty();
        }
    }
}
