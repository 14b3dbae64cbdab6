package jp.denwaban.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.disk.Disk;

/** Every sealed file of a folder without a final record, as a start finds it. */
final class CutFiles {
    private CutFiles() {}

    static List<Seal> in(Disk disk, Path folder) throws RecordingException {
        List<Seal> cut = new ArrayList<>();
        for (String name : SealedFileReader.fileNames(disk, folder)) {
            SealedFileScan scan = SealedFileReader.scan(disk, folder.resolve(name));
            if (!scan.finished()) {
                scan.seal().ifPresent(cut::add);
            }
        }
        return cut;
    }
}
