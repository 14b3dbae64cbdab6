package jp.denwaban.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room kept for a full disk: really kept, given up once, and never half. */
class ReserveTest {
    private static final long BYTES = 200_000;

    @TempDir Path folder;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());

    private Reserve reserve() {
        return new Reserve(disk, folder.resolve("reserve"), BYTES);
    }

    /** Refuses this step as a full disk does, until the reserve is gone. */
    private void full(String step) {
        disk.freeBytes(0);
        disk.trouble(
                (asked, file) -> {
                    if (asked.equals(step)
                            && !file.equals("reserve")
                            && Files.exists(folder.resolve("reserve"))) {
                        throw new IOException("No space left on device");
                    }
                });
    }

    @Test
    void aReserveIsWrittenAndForcedAndNotAHole() throws Exception {
        reserve().hold();

        Path file = folder.resolve("reserve");
        assertThat(Files.size(file)).isEqualTo(BYTES);
        Process du = new ProcessBuilder("du", "-k", file.toString()).start();
        String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String blocks = said.substring(0, said.indexOf('\t'));
        assertThat(Long.parseLong(blocks) * 1024).isGreaterThanOrEqualTo(BYTES);
        assertThat(disk.steps()).endsWith("rename reserve", "forceFolder " + name(folder));
    }

    @Test
    void oneOfAnotherSizeIsMadeAnewAndOneThatFitsIsLeftAlone() throws Exception {
        new Reserve(disk, folder.resolve("reserve"), 7).hold();
        reserve().hold();
        assertThat(Files.size(folder.resolve("reserve"))).isEqualTo(BYTES);

        int before = disk.steps().size();
        reserve().hold();
        assertThat(disk.steps().subList(before, disk.steps().size()))
                .doesNotContain("create reserve");
    }

    @Test
    void aReserveThatCannotBeWrittenIsNotThereAtAll() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        disk.trouble(
                (step, file) -> {
                    if (step.equals("write") && writes.incrementAndGet() == 3) {
                        throw new IOException("No space left on device");
                    }
                });

        assertThatThrownBy(() -> reserve().hold()).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(reserve().held()).isFalse();
    }

    @Test
    void aStepWithoutRoomIsTakenAgainOnceTheReserveIsGivenUp() throws Exception {
        for (String step : new String[] {"create", "write", "rename"}) {
            Reserve reserve = reserve();
            reserve.hold();
            full(step);
            ReservedDisk reserved = new ReservedDisk(disk, reserve);
            Path file = folder.resolve(step);
            try (DiskFile out = reserved.create(file)) {
                out.write(new byte[] {1, 2, 3}, 0);
                out.force();
            }
            reserved.rename(file, folder.resolve(step + "-renamed"));

            assertThat(folder.resolve(step + "-renamed")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(reserve.spent()).isTrue();
            assertThat(reserve.held()).isFalse();
            disk.trouble((asked, other) -> {});
        }
    }

    /** After a failed force nothing may be believed of the file; forcing again proves nothing. */
    @Test
    void aFailedForceStaysFailedAndWhatComesAfterHasTheRoom() throws Exception {
        Reserve reserve = reserve();
        reserve.hold();
        full("force");
        ReservedDisk reserved = new ReservedDisk(disk, reserve);
        try (DiskFile out = reserved.create(folder.resolve("cut"))) {
            out.write(new byte[1], 0);
            assertThatThrownBy(out::force).isInstanceOf(IOException.class);
        }
        assertThat(disk.steps().stream().filter("force cut"::equals)).hasSize(1);
        assertThat(reserve.held()).isFalse();
    }

    @Test
    void aDiskThatFailsWithRoomLeftKeepsItsReserve() throws Exception {
        Reserve reserve = reserve();
        reserve.hold();
        full("write");
        disk.freeBytes(Long.MAX_VALUE);

        try (DiskFile out = new ReservedDisk(disk, reserve).create(folder.resolve("file"))) {
            assertThatThrownBy(() -> out.write(new byte[1], 0)).isInstanceOf(IOException.class);
        }
        assertThat(reserve.held()).isTrue();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
