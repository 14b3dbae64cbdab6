package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.disk.Disk;

/**
 * What a start finds of the starts before it, without a key: files that were never ended. Nothing
 * in them is changed; that they are CUT, and where, goes into the index and the audit chain.
 */
public final class Recovery {

    private Recovery() {}

    /**
     * Every sealed file without a final record, judged by CRC up to its last good record. Run it
     * before the first call, when nothing is being written. It may be repeated. A file with a
     * damaged header is left to the {@link Verifier}.
     */
    public static List<Seal> cutFiles(Disk disk, Path folder) throws RecordingException {
        try {
            List<Seal> cut = new ArrayList<>();
            for (String name : SealedFileReader.fileNames(disk, folder)) {
                Path file = folder.resolve(name);
                if (!SealedFileReader.endsWell(disk, file)) {
                    SealedFileScan scan = SealedFileReader.scan(disk, file);
                    if (!scan.finished()) {
                        scan.seal().ifPresent(cut::add);
                    }
                }
            }
            deleteUnfinishedHeaders(disk, folder);
            return List.copyOf(cut);
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be recovered", e);
        }
    }

    /** They never had a record, so nothing that was acknowledged is in them. */
    private static void deleteUnfinishedHeaders(Disk disk, Path folder) throws IOException {
        boolean deleted = false;
        for (String name : disk.names(folder)) {
            if (SealedPart.unfinished(name)) {
                disk.delete(folder.resolve(name));
                deleted = true;
            }
        }
        if (deleted) {
            disk.forceFolder(folder);
        }
    }
}
