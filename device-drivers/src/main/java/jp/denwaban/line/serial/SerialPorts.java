package jp.denwaban.line.serial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The serial ports of one card.
 *
 * @param control device path; a stable one such as {@code /dev/serial/by-id/…} outlives a replug
 * @param voice the second port, for a profile that has one
 * @param locks folder in which every process of the machine locks the ports it holds
 */
public record SerialPorts(String control, Optional<String> voice, Path locks) {

    /** With the lock folder of the machine. */
    public SerialPorts(String control, Optional<String> voice) {
        this(control, voice, machineLocks());
    }

    /**
     * Where serial programs keep their locks; the folder for temporary files where there is none.
     */
    private static Path machineLocks() {
        Path lock = Path.of("/run/lock");
        return Files.isWritable(lock)
                ? lock
                : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }
}
