package jp.denwaban.cli.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.cli.Refusal;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedName;
import jp.denwaban.site.SiteFolder;

/** Counts what is on the disk for good, without a key. */
final class DurableRecords {
    private DurableRecords() {}

    /** Good records by file, found without a key. */
    static Map<String, Long> byFile(SiteFolder site) throws Refusal {
        Map<String, Long> records = new TreeMap<>();
        FileDisk disk = new FileDisk();
        try {
            for (String name : disk.names(site.recordings())) {
                if (SealedName.parse(name).isPresent()) {
                    Optional<Seal> seal =
                            SealedFileReader.scan(disk, site.recordings().resolve(name)).seal();
                    records.put(name, seal.map(Seal::records).orElse(0L));
                }
            }
        } catch (IOException e) {
            throw new Refusal("the recordings cannot be scanned", e);
        }
        return records;
    }
}
