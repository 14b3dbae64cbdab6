package jp.denwaban.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.Disk;

/** Checks every sealed file of a site without a key, and that there is neither more nor less. */
public final class Verifier {

    private Verifier() {}

    /**
     * What the index says of one file.
     *
     * @param seal empty while the index says OPEN
     */
    public record Expected(String fileName, FileState state, Optional<Seal> seal) {}

    /**
     * @param files how many sealed files were read
     * @param problems in the order of file names
     */
    public record Report(int files, long records, List<Problem> problems) {
        public boolean good() {
            return problems.isEmpty();
        }
    }

    public static Report verify(Disk disk, Path folder, List<Expected> index)
            throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }
}
