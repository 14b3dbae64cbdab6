package jp.denwaban.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jp.denwaban.disk.Disk;

/**
 * The head of the chain as somebody sees it who does not write it: what is printed as 照合記号.
 *
 * @param entry number of the last whole entry
 */
public record ChainHead(long entry, Anchor anchor) {

    /** Empty before the first entry of all; reads the newest segments only. */
    public static Optional<ChainHead> read(Disk disk, Path folder) throws AuditException {
        try {
            int newest =
                    disk.names(folder).stream()
                            .flatMapToInt(name -> Segment.numberOf(name).stream())
                            .max()
                            .orElse(0);
            // A start that has not yet written an entry has a segment without one.
            for (int number = newest; number > 0; number--) {
                SegmentReader read = SegmentReader.read(disk, Segment.file(folder, number));
                if (read.last().isPresent()) {
                    Frame last = read.last().get();
                    return Optional.of(new ChainHead(last.number(), Anchor.of(last.hash())));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new AuditException("the audit chain cannot be read", e);
        }
    }
}
