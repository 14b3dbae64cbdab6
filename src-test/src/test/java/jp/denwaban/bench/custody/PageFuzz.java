package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.answering.MetIndex;
import jp.denwaban.audit.AuditException;
import jp.denwaban.bench.BenchException;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.index.Tally;

/**
 * Spoilt pages of the call index, and a start that meets them: it must come to an index that it can
 * read, by moving the damaged one aside if need be, and never fall. One thread's; execution n of a
 * seed is always the same.
 */
final class PageFuzz {
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAGE = 4096;
    private static final int CALLS = 120;
    private static final int RECORDED = 3;
    private static final Path AUDIT = Path.of("/audit");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final long seed;
    private final Path folder;
    private final byte[] good;
    private final byte[][] recordings = new byte[RECORDED][];

    PageFuzz(Keyed keyed, long seed) {
        this.seed = seed;
        try {
            folder = Scratch.inMemory("pages").folder();
            for (int call = 0; call < RECORDED; call++) {
                recordings[call] = Sample.make(keyed.organisation(), call + 1L, 1).bytes();
            }
            good = index();
        } catch (BenchException | IndexException | IOException e) {
            throw new IllegalStateException("no index can be made here", e);
        }
    }

    /** Of a day's calls, on all pages that a start reads. */
    private byte[] index() throws IndexException, IOException {
        Path file = folder.resolve("index.db");
        try (CallIndex index = CallIndex.openForWriting(file)) {
            for (int call = 1; call <= CALLS; call++) {
                CallNumber number = new CallNumber(call);
                Outcome outcome = Outcome.values()[call % Outcome.values().length];
                index.register(
                        new IndexedCall(number, 1, DAY, Optional.of(outcome), Optional.empty()),
                        new Tally(
                                Optional.of(call % 24),
                                Optional.of(new Digit('3')),
                                Optional.of("交通課")),
                        List.of(
                                new IndexedFile(
                                        "%08d.sealed".formatted(call),
                                        number,
                                        FileState.CLOSED,
                                        Optional.empty(),
                                        Optional.empty())));
            }
        }
        return Files.readAllBytes(file);
    }

    /** What broke at execution n. */
    Optional<String> execution(long n) {
        Random random = new Random(seed + n);
        try {
            clear();
            Files.write(folder.resolve("index.db"), spoilt(random));
            RamDisk disk = new RamDisk();
            for (int call = 0; call < RECORDED; call++) {
                disk.show(Sample.file(call + 1L), recordings[call], recordings[call].length);
            }
            long began = System.nanoTime();
            MetIndex.meet(
                    folder.resolve("index.db"),
                    folder.resolve("clock-floor"),
                    disk,
                    Sample.FOLDER,
                    AUDIT);
            return System.nanoTime() - began > HANG_NANOS
                    ? Optional.of("seed " + (seed + n) + " hang")
                    : Optional.empty();
        } catch (IndexException e) {
            return Optional.of("seed " + (seed + n) + " no start: " + e + " " + e.getCause());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.of("seed " + (seed + n) + " crash: " + e);
        } catch (IOException | AuditException | RecordingException e) {
            throw new IllegalStateException("memory is a good disk", e);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Bytes, bits of text, whole pages: lost, doubled, noise; or the file cut anywhere. */
    private byte[] spoilt(Random random) {
        byte[] spoilt = good.clone();
        int page = random.nextInt(good.length / PAGE) * PAGE;
        switch (random.nextInt(6)) {
            case 0 -> {
                return FileFuzz.spoilt(spoilt, random);
            }
            case 1 -> java.util.Arrays.fill(spoilt, page, page + PAGE, (byte) 0);
            case 2 -> {
                byte[] noise = new byte[PAGE];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, spoilt, page, PAGE);
            }
            case 3 -> {
                int other = random.nextInt(good.length / PAGE) * PAGE;
                System.arraycopy(good, other, spoilt, page, PAGE);
            }
            default -> {
                for (int hit = random.nextInt(8); hit >= 0; hit--) {
                    spoilt[page + random.nextInt(PAGE)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return spoilt;
    }
}
