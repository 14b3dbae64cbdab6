package jp.denwaban.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.disk.Disk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest segments of the chain, read before a start continues it, and not judged. */
public final class ChainTail {
    private static final Logger LOG = LoggerFactory.getLogger(ChainTail.class);

    private ChainTail() {}

    /**
     * The highest number that the newest segment tells which tells any.
     *
     * @param told the number that an entry tells
     * @return empty if no segment that can be read does
     */
    public static Optional<Long> highest(
            Disk disk, Path folder, Function<AuditEntry, Optional<Long>> told) throws IOException {
        List<Integer> newestFirst =
                disk.names(folder).stream()
                        .flatMapToInt(name -> Segment.numberOf(name).stream())
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        for (int number : newestFirst) {
            Optional<Long> highest =
                    frames(disk, Segment.file(folder, number)).stream()
                            .flatMap(frame -> told.apply(frame.entry()).stream())
                            .max(Comparator.naturalOrder());
            if (highest.isPresent()) {
                return highest;
            }
        }
        return Optional.empty();
    }

    /** A segment that cannot be read tells nothing; the verifier says what is wrong with it. */
    private static List<Frame> frames(Disk disk, Path file) {
        try {
            return SegmentReader.read(disk, file).frames();
        } catch (IOException e) {
            LOG.error("{} cannot be read", file.getFileName(), e);
            return List.of();
        }
    }
}
