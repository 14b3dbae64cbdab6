package jp.denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.vault.KeyFile.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key file is old or new at every moment, and nothing else. */
class KeyFileTest {
    private static final byte[] OLD = "the old key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "the new key".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());
    private final KeyFile files = new KeyFile(disk);
    private Path file;

    @BeforeEach
    void anOldKey() throws VaultException {
        file = folder.resolve("user-a1.key");
        files.create(file, Kind.USER, OLD);
    }

    @Test
    void aFileIsMadeUnderItsNameOnlyWhenItIsWhole() {
        assertThat(disk.steps())
                .containsExactly(
                        "create user-a1.key",
                        "write user-a1.key",
                        "write user-a1.key",
                        "force user-a1.key",
                        "close user-a1.key",
                        "rename user-a1.key",
                        "forceFolder " + folder.getFileName());
    }

    @Test
    void onePageIsForcedBeforeTheOtherIsTouched() throws Exception {
        int before = disk.steps().size();

        files.overwrite(file, Kind.USER, NEW);

        List<String> steps = disk.steps();
        assertThat(steps.subList(before, steps.size()))
                .containsExactly(
                        "write user-a1.key",
                        "force user-a1.key",
                        "write user-a1.key",
                        "force user-a1.key",
                        "close user-a1.key");
    }

    /** Stops at every step, and tears the page that was being written in every way. */
    @Test
    void whereverAnOverwriteStopsTheKeyIsOldOrNew() throws Exception {
        for (int stop = 0; stop < 4; stop++) {
            for (int torn = 0; torn <= 4096; torn += 512) {
                Files.deleteIfExists(file);
                files.create(file, Kind.USER, OLD);
                byte[] before = Files.readAllBytes(file);
                stopAt(stop);
                assertThatThrownBy(() -> files.overwrite(file, Kind.USER, NEW))
                        .isInstanceOf(VaultException.class);
                disk.trouble((step, name) -> {});
                tear(before, stop, torn);

                byte[] read = files.read(file, Kind.USER);
                assertThat(Arrays.equals(read, OLD) || Arrays.equals(read, NEW))
                        .as("stopped at %d, torn at %d", stop, torn)
                        .isTrue();
                files.overwrite(file, Kind.USER, NEW);
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("the old key");
            }
        }
    }

    @Test
    void afterAnInterruptedOverwriteTheStalePageIsTheOneThatIsRisked() throws Exception {
        stopAt(2); // the first page is new, the second still old
        assertThatThrownBy(() -> files.overwrite(file, Kind.USER, NEW))
                .isInstanceOf(VaultException.class);
        stopAt(1); // the next overwrite stops with one page written and not forced
        assertThatThrownBy(() -> files.overwrite(file, Kind.USER, OLD))
                .isInstanceOf(VaultException.class);
        byte[] torn = Files.readAllBytes(file);
        Arrays.fill(torn, 4096 + 512, 8192, (byte) 0x5A);
        Files.write(file, torn);

        assertThat(files.read(file, Kind.USER)).isEqualTo(NEW);
    }

    private void stopAt(int stop) {
        AtomicInteger steps = new AtomicInteger();
        disk.trouble(
                (step, name) -> {
                    if (!step.equals("close") && steps.getAndIncrement() == stop) {
                        throw new IOException("power");
                    }
                });
    }

    /** What was written and not forced: its first {@code torn} bytes arrived, the rest did not. */
    private void tear(byte[] before, int stop, int torn) throws IOException {
        boolean writtenNotForced = stop == 1 || stop == 3;
        if (writtenNotForced) {
            byte[] after = Files.readAllBytes(file);
            int page = stop == 1 ? 0 : 4096;
            System.arraycopy(before, page + torn, after, page + torn, 4096 - torn);
            Files.write(file, after);
        }
    }

    @Test
    void aFileOfAnotherKindIsNotRead() {
        assertThatThrownBy(() -> files.read(file, Kind.SLOT)).isInstanceOf(VaultException.class);
    }

    @Test
    void aFileIsNotMadeOverAnother() {
        assertThatThrownBy(() -> files.create(file, Kind.USER, NEW))
                .isInstanceOf(VaultException.class);
    }
}
