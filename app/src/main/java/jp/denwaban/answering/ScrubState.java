package jp.denwaban.answering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the weekly scrub has come: one line in {@code run/scrub}, so that a restart goes on where
 * the last process stopped. {@code begun=MILLIS after=NAME files=N records=N problems=N}; {@code
 * after=-} before the first file, {@code after=done} when it is over.
 *
 * @param begun when this round began; the next is due a week later
 * @param after the last file that was read
 * @param problems found so far, or by the last round
 */
record ScrubState(Instant begun, String after, int files, long records, int problems) {
    private static final String NOTHING_YET = "-";
    private static final String DONE = "done";
    private static final Pattern LINE =
            Pattern.compile(
                    "begun=([0-9]{1,15}) after=([a-z0-9.-]{1,32}) files=([0-9]{1,9})"
                            + " records=([0-9]{1,15}) problems=([0-9]{1,9})\\s*");

    static ScrubState beginning(Instant now) {
        return new ScrubState(now, NOTHING_YET, 0, 0, 0);
    }

    /** Of a site that has never been scrubbed, as if a round had ended now. */
    static ScrubState fresh(Instant now) {
        return new ScrubState(now, DONE, 0, 0, 0);
    }

    boolean done() {
        return after.equals(DONE);
    }

    boolean behind(String fileName) {
        return after.equals(NOTHING_YET) || fileName.compareTo(after) > 0;
    }

    ScrubState read(String fileName, long moreRecords, int moreProblems) {
        return new ScrubState(
                begun, fileName, files + 1, records + moreRecords, problems + moreProblems);
    }

    ScrubState ended(int moreProblems) {
        return new ScrubState(begun, DONE, files, records, problems + moreProblems);
    }

    /** Empty if there is none, or none that can be understood: then a round begins. */
    static Optional<ScrubState> load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return line.matches()
                ? Optional.of(
                        new ScrubState(
                                Instant.ofEpochMilli(Long.parseLong(line.group(1))),
                                line.group(2),
                                Integer.parseInt(line.group(3)),
                                Long.parseLong(line.group(4)),
                                Integer.parseInt(line.group(5))))
                : Optional.of(beginning(Instant.EPOCH));
    }

    /** Not forced: what a power cut takes back is read once more. */
    void save(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(
                part,
                "begun=%d after=%s files=%d records=%d problems=%d%n"
                        .formatted(begun.toEpochMilli(), after, files, records, problems),
                StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
