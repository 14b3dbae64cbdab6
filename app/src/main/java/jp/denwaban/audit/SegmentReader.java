package jp.denwaban.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * The whole frames of one segment, from its beginning up to the first that is not whole.
 *
 * @param segment empty if the header is damaged
 * @param end where the last whole frame ends
 * @param torn whether bytes follow that are no frame
 * @param resumed whether a whole frame follows after those: they were damaged, not torn
 */
record SegmentReader(
        Optional<Segment> segment, List<Frame> frames, long end, boolean torn, boolean resumed) {

    static SegmentReader read(Disk disk, Path file) throws IOException {
        try (DiskFile in = disk.openReadOnly(file)) {
            Optional<Segment> segment = Segment.read(in.read(0, Segment.HEADER));
            List<Frame> frames = new ArrayList<>();
            long size = in.size();
            long position = Segment.HEADER;
            while (position < size) {
                Optional<Frame> frame = frame(in, position);
                if (frame.isEmpty()) {
                    break;
                }
                frames.add(frame.get());
                position += Frame.size(frame.get().canonical().length);
            }
            boolean torn = position < size;
            return new SegmentReader(
                    segment, frames, position, torn, torn && resumes(in, position, size));
        }
    }

    private static Optional<Frame> frame(DiskFile in, long position) throws IOException {
        int size = Frame.size(in.read(position, 4));
        return size == 0 ? Optional.empty() : Frame.read(in.read(position, size));
    }

    private static boolean resumes(DiskFile in, long from, long size) throws IOException {
        for (long at = from + Frame.BLOCK; at < size; at += Frame.BLOCK) {
            if (frame(in, at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    Optional<Frame> last() {
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(frames.size() - 1));
    }
}
