package jp.denwaban.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a volume lies on, on trees as the kernel lays them out, and what fstrim says of it. */
class MediumSearchTest {
    @TempDir Path root;
    private Path site = Path.of("/");

    @BeforeEach
    void volumes() throws Exception {
        site = Files.createDirectories(root.resolve("data/site")).toRealPath();
        write(
                "proc/self/mountinfo",
                """
                22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
                23 22 0:21 / /proc rw shared:2 - proc proc rw
                40 22 253:0 / %s rw,relatime shared:9 - xfs /dev/mapper/data rw
                """
                        .formatted(site.getParent()));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A partition of a whole disk, and the number by which the kernel finds it. */
    private void disk(String number, String name, String vendor, String rotational)
            throws IOException {
        write("sys/devices/pci/" + name + "/queue/rotational", rotational + "\n");
        write("sys/devices/pci/" + name + "/device/vendor", vendor + "\n");
        write("sys/devices/pci/" + name + "/device/model", "WDC WD10EZEX  \n");
        write("sys/devices/pci/" + name + "/" + name + "1/partition", "1\n");
        Files.createDirectories(root.resolve("sys/dev/block"));
        Files.createSymbolicLink(
                root.resolve("sys/dev/block/" + number),
                root.resolve("sys/devices/pci/" + name + "/" + name + "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "ATA, 1, HARD_DISK",
        "ATA, 0, SOLID_STATE",
        "JMicron, 1, UNKNOWN",
        "QEMU, 1, UNKNOWN",
        "NVMe, 0, SOLID_STATE",
        "ATA, x, UNKNOWN"
    })
    void onlyADiskThatSpeaksAtaIsBelievedToTurn(String vendor, String says, MediumKind kind)
            throws Exception {
        disk("253:0", "sdb", vendor, says);

        Medium medium = new MediumSearch(root).of(site);

        assertThat(medium.kind()).isEqualTo(kind);
        assertThat(medium.device()).isEqualTo("sdb");
        assertThat(medium.model()).isEqualTo("WDC WD10EZEX");
        assertThat(medium.serial()).isEqualTo("―");
        assertThat(medium.fileSystem()).isEqualTo("xfs");
        assertThat(medium.mountPoint()).isEqualTo(site.getParent());
    }

    @Test
    void aMappedVolumeIsWhatItLiesOnIfThatIsOneDisk() throws Exception {
        disk("8:17", "sdb", "ATA", "1");
        write("sys/devices/virtual/dm-0/dm/name", "data");
        Path slaves = Files.createDirectories(root.resolve("sys/devices/virtual/dm-0/slaves"));
        Files.createSymbolicLink(slaves.resolve("sdb1"), root.resolve("sys/devices/pci/sdb/sdb1"));
        Files.createSymbolicLink(
                root.resolve("sys/dev/block/253:0"), root.resolve("sys/devices/virtual/dm-0"));
        assertThat(new MediumSearch(root).of(site).kind()).isEqualTo(MediumKind.HARD_DISK);

        Files.createSymbolicLink(slaves.resolve("sdc1"), root.resolve("sys/devices/pci/sdb/sdb1"));
        assertThat(new MediumSearch(root).of(site).kind()).isEqualTo(MediumKind.UNKNOWN);
    }

    @Test
    void aVolumeWithoutADeviceIsUnknown() throws Exception {
        Medium medium = new MediumSearch(root).of(site);

        assertThat(medium.kind()).isEqualTo(MediumKind.UNKNOWN);
        assertThat(medium.device()).isEqualTo("―");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|/mnt: 1 GiB (1073741824 bytes) trimmed|DONE|NONE|1024",
                "32|fstrim: /mnt: the discard operation is not supported|NOT_RUN|NO_TRIM|0",
                "32|fstrim: /mnt: FITRIM ioctl failed: Operation not permitted|NOT_RUN|NO_RIGHT|0",
                "0|nothing that we know|NOT_RUN|NO_TRIM|0"
            })
    void whatFstrimSaysIsWhatIsSaidOfIt(
            int code, String text, Outcome outcome, Reason why, long mib) {
        List<String> asked = new ArrayList<>();
        Trim trim =
                new Trim(
                        (command, limit) -> {
                            asked.addAll(command);
                            assertThat(limit).isLessThanOrEqualTo(Duration.ofMinutes(10));
                            return new Commands.Ended(true, code, text);
                        });

        assertThat(trim.of(Path.of("/mnt"))).isEqualTo(new Result(outcome, mib, 0, why));
        assertThat(asked).containsExactly("fstrim", "-v", "/mnt");
    }

    @Test
    void aTrimThatDoesNotEndIsAFailureAndOneThatIsNotThereDidNotRun() {
        assertThat(new Trim((command, limit) -> new Commands.Ended(false, -1, "")).of(site))
                .isEqualTo(Result.failed(0, 1, Reason.TOO_LONG));
        Trim missing =
                new Trim(
                        (command, limit) -> {
                            throw new IOException("No such file or directory");
                        });
        assertThat(missing.of(site)).isEqualTo(Result.notRun(Reason.NO_TRIM));
    }

    @Test
    void aCommandThatHangsIsEnded() throws Exception {
        Commands.Ended ended =
                Commands.ofTheMachine().run(List.of("sleep", "60"), Duration.ofMillis(200));

        assertThat(ended.inTime()).isFalse();
    }
}
