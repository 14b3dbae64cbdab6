package jp.denwaban.disposal;

import java.nio.file.Path;
import java.util.Set;

/**
 * The volume of a site and what it lies on.
 *
 * @param mountPoint of the volume
 * @param fileSystem such as {@code ext4}
 * @param device of the kernel, such as {@code sda}; — where it is not known
 * @param model with its serial number, as the kernel tells it; — where it does not
 */
public record Medium(
        MediumKind kind,
        Path mountPoint,
        String fileSystem,
        String device,
        String model,
        String serial) {

    /** Those of which it is known that they write over what is there. */
    private static final Set<String> IN_PLACE = Set.of("ext2", "ext3", "ext4", "xfs", "vfat");

    /** Whether an overwritten byte is the byte that was there, as far as the device lets us. */
    public boolean inPlace() {
        return IN_PLACE.contains(fileSystem);
    }
}
