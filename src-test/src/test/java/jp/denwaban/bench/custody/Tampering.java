package jp.denwaban.bench.custody;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedFileScan;
import jp.denwaban.recording.SealedTwice;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;

/**
 * What is done to a sealed file, and whether it is noticed: without a key unless the CRC was
 * recomputed, with a key always, and the verdict says which. One thread's.
 */
final class Tampering {
    private static final long CALL = 7;
    private static final Path FILE = Sample.file(CALL);

    private static final int MAGIC = 8;

    /** Bytes behind the end, so that a file can also be longer. */
    private static final int MORE = 3 * Sample.RECORD;

    private final RamDisk disk = new RamDisk();
    private final RecordingReader reader;
    private final Sample sample;
    private final Sample other;
    private final byte[] bytes;

    /**
     * @param halfSeconds of voice in the file that is changed
     */
    Tampering(Keyed keyed, int halfSeconds) {
        reader = new RecordingReader(disk, keyed.ring());
        sample = Sample.make(keyed.organisation(), CALL, halfSeconds);
        other = Sample.make(keyed.organisation(), CALL + 1, halfSeconds);
        bytes = Arrays.copyOf(sample.bytes(), sample.bytes().length + MORE);
    }

    /** How many bits the file has. */
    int bits() {
        return 8 * sample.bytes().length;
    }

    /** Lengths that are tried: from none to some records too many, but the right one. */
    int lengths() {
        return bytes.length + 1;
    }

    /** The file as it is: a trial that finds this wrong is no trial. */
    Optional<String> untouched() {
        return keyed(bytes, sample.bytes().length).verdict() == Verdict.GENUINE
                ? Optional.empty()
                : Optional.of("untouched");
    }

    /** A flipped bit as a disk does it, and as somebody does it who mends the CRC. */
    Optional<String> bit(int bit) {
        int at = bit / 8;
        byte[] kept = Arrays.copyOfRange(bytes, record(at), record(at) + recordBytes(at));
        try {
            bytes[at] ^= (byte) (1 << bit % 8);
            List<Problem> plain = keyless(bytes, sample.bytes().length);
            if (plain.stream().noneMatch(Tampering::damage)) {
                return Optional.of("bit " + bit + " plain, keyless");
            }
            Sample.mend(bytes, at);
            boolean onlyCrc =
                    Arrays.equals(
                            kept, 0, kept.length, bytes, record(at), record(at) + kept.length);
            return onlyCrc ? Optional.empty() : mended("bit " + bit, at < MAGIC);
        } finally {
            System.arraycopy(kept, 0, bytes, record(at), kept.length);
        }
    }

    private static int record(int at) {
        return at < Sample.HEADER
                ? 0
                : (at - Sample.HEADER) / Sample.RECORD * Sample.RECORD + Sample.HEADER;
    }

    private static int recordBytes(int at) {
        return at < Sample.HEADER ? Sample.HEADER : Sample.RECORD;
    }

    /** Without its first word a file is none of ours, and called damaged whatever its CRC says. */
    private Optional<String> mended(String what, boolean nameless) {
        Recording read = keyed(bytes, sample.bytes().length);
        if (read.verdict() == Verdict.GENUINE) {
            return Optional.of(what + " mended, keyed");
        }
        return !nameless && read.problems().stream().anyMatch(Tampering::damage)
                ? Optional.of(what + " mended, called a damage")
                : Optional.empty();
    }

    /** Another length, to which index and chain do not agree; the keyless check is enough. */
    Optional<String> length(int length, boolean withKey) {
        if (length == sample.bytes().length) {
            return Optional.empty();
        }
        if (keyless(bytes, length).isEmpty()) {
            return Optional.of("length " + length + " keyless");
        }
        return withKey && keyed(bytes, length).verdict() == Verdict.GENUINE
                ? Optional.of("length " + length + " keyed")
                : Optional.empty();
    }

    /** Swaps, splices, doubles, omissions and foreign headers, with every CRC mended. */
    List<Optional<String>> moves(Random random) {
        int records = sample.records();
        int a = random.nextInt(records);
        int b = (a + 1 + random.nextInt(records - 1)) % records;
        List<Optional<String>> found = new ArrayList<>();
        found.add(move("swap " + a + " " + b, file -> swap(file, a, b, false)));
        found.add(move("swap " + a + " " + b + " renumbered", file -> swap(file, a, b, true)));
        found.add(move("splice " + a, file -> copy(other.bytes(), a, file, a)));
        found.add(move("double " + a + " over " + b, file -> copy(sample.bytes(), a, file, b)));
        found.add(
                move(
                        "header of another call",
                        file -> System.arraycopy(other.bytes(), 0, file, 0, Sample.HEADER)));
        found.add(
                move(
                        "records of another call",
                        file ->
                                System.arraycopy(
                                        other.bytes(),
                                        Sample.HEADER,
                                        file,
                                        Sample.HEADER,
                                        file.length - Sample.HEADER)));
        return found;
    }

    /** What is done to a copy of the file. */
    private interface Move {
        void on(byte[] file);
    }

    private Optional<String> move(String what, Move move) {
        byte[] file = sample.bytes().clone();
        move.on(file);
        Sample.mendAll(file);
        return keyed(file, file.length).verdict() == Verdict.GENUINE
                ? Optional.of(what)
                : Optional.empty();
    }

    private void swap(byte[] file, int a, int b, boolean renumbered) {
        copy(sample.bytes(), a, file, b);
        copy(sample.bytes(), b, file, a);
        if (renumbered) {
            int last = sample.records() - 1;
            for (int index : new int[] {a, b}) {
                ByteBuffer.wrap(file).putInt(Sample.at(index), index);
                file[Sample.at(index) + 5] = (byte) (index == last ? 1 : 0);
            }
        }
    }

    private static void copy(byte[] from, int a, byte[] to, int b) {
        System.arraycopy(from, Sample.at(a), to, Sample.at(b), Sample.RECORD);
    }

    private static boolean damage(Problem problem) {
        return problem.kind() == Problem.Kind.HEADER_DAMAGED
                || problem.kind() == Problem.Kind.RECORD_DAMAGED;
    }

    private List<Problem> keyless(byte[] file, int length) {
        disk.show(FILE, file, length);
        SealedFileScan scan = SealedFileReader.scan(disk, FILE);
        List<Problem> problems =
                Verifier.againstIndex(scan, FileState.CLOSED, Optional.of(sample.seal()));
        return problems.isEmpty() && scan.seal().isEmpty() ? scan.problems() : problems;
    }

    private Recording keyed(byte[] file, int length) {
        disk.show(FILE, file, length);
        return reader.read(FILE, Optional.of(sample.seal()));
    }

    /** A few of everything: what a mutant must be caught by, and the share of the normal tests. */
    public static final class AFew implements Trial {
        /** Three in four draws lie in the header, where only its hash protects the padding. */
        private static final int BITS = 400;

        private static final int LENGTHS = 200;
        private static final int MOVES = 10;

        public AFew() {}

        @Override
        public List<String> violations(Keyed keyed, long seed) {
            Random random = new Random(seed);
            List<Optional<String>> found = new ArrayList<>();
            Tampering tampering = new Tampering(keyed, 1);
            found.add(tampering.untouched());
            for (int n = 0; n < BITS; n++) {
                int most = n % 4 == 0 ? tampering.bits() : 8 * Sample.HEADER;
                found.add(tampering.bit(random.nextInt(most)));
            }
            for (int n = 0; n < LENGTHS; n++) {
                found.add(tampering.length(random.nextInt(tampering.lengths()), true));
            }
            for (int n = 0; n < MOVES; n++) {
                found.addAll(tampering.moves(random));
            }
            found.add(keyStream(seed));
            return found.stream().flatMap(Optional::stream).toList();
        }
    }

    /** Whether the last record of a file shares a key stream with another of its index. */
    static Optional<String> keyStream(long seed) {
        return SealedTwice.oneKeyStream(seed)
                ? Optional.of("one key stream for two records")
                : Optional.empty();
    }
}
