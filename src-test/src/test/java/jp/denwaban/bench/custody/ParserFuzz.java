package jp.denwaban.bench.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.RecordContent;
import jp.denwaban.recording.RecordKind;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epoch;

/**
 * Spoilt bytes for what reads a sealed file, the content of its records, a segment of the chain,
 * the details of its entries, and the files of {@link FileFuzz}. Half of them have a mended CRC, so
 * that they come farther. One thread's; execution n of a seed is always the same.
 */
final class ParserFuzz {
    /** The table of promises: nothing may take longer. */
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Path CHAIN = Path.of("/audit");
    private static final Path SEGMENT = CHAIN.resolve("chain-00000001.audit");
    private static final int BLOCK = 512;

    private final long seed;
    private final RamDisk disk = new RamDisk();
    private final byte[] sealed;
    private final byte[] segment;
    private final byte[] metaText;
    private final FileFuzz others;

    ParserFuzz(Keyed keyed, long seed) {
        this.seed = seed;
        this.sealed = Sample.make(keyed.organisation(), 7, 1).bytes();
        this.segment = chain();
        this.metaText = new RecordContent.Meta(Sample.meta(7)).bytes();
        this.others = new FileFuzz(keyed.files());
    }

    private static byte[] chain() {
        RamDisk disk = new RamDisk();
        try (AuditChain chain = AuditChain.open(disk, CHAIN, new Epoch(1, new byte[32]))) {
            for (int entry = 0; entry < 4; entry++) {
                chain.append(
                        new AuditEntry(
                                Instant.EPOCH,
                                false,
                                "call.registered",
                                "call=7 file=00000007.sealed records=3 tag=" + "ab".repeat(16),
                                Optional.of(new byte[100 * entry])));
            }
        } catch (AuditException e) {
            throw new IllegalStateException("memory is a good disk", e);
        }
        try {
            return disk.bytes(SEGMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What broke at execution n: anything thrown, or a second gone. */
    Optional<String> execution(long n) {
        Random random = new Random(seed + n);
        long began = System.nanoTime();
        try {
            int drawn = random.nextInt(20);
            if (drawn < 3) {
                sealedFile(random);
            } else if (drawn < 9) {
                content(random);
            } else if (drawn < 11) {
                details(random);
            } else if (drawn < 16) {
                segment(random);
            } else {
                others.execution(random);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.of("seed " + (seed + n) + " crash: " + e);
        }
        return System.nanoTime() - began > HANG_NANOS
                ? Optional.of("seed " + (seed + n) + " hang")
                : Optional.empty();
    }

    private void sealedFile(Random random) {
        byte[] spoilt = FileFuzz.spoilt(sealed, random);
        if (random.nextBoolean()) {
            for (int at = 0; at + Sample.HEADER <= spoilt.length; at += step(at)) {
                if (at < Sample.HEADER || at + Sample.RECORD <= spoilt.length) {
                    Sample.mend(spoilt, at);
                }
            }
        }
        disk.show(Sample.file(7), spoilt, spoilt.length);
        SealedFileReader.scan(disk, Sample.file(7));
    }

    private static int step(int at) {
        return at < Sample.HEADER ? Sample.HEADER : Sample.RECORD;
    }

    private void content(Random random) {
        RecordKind kind = RecordKind.values()[random.nextInt(RecordKind.values().length)];
        RecordContent.read(
                kind,
                kind == RecordKind.META ? FileFuzz.spoilt(metaText, random) : bytes(random, 40));
    }

    private static void details(Random random) {
        String text = new String(bytes(random, 80), java.nio.charset.StandardCharsets.ISO_8859_1);
        Claims claims = new Claims();
        claims.hear("call.registered", "file=" + "0".repeat(random.nextInt(30)) + ".sealed" + text);
        claims.against(List.of(), List.of());
    }

    private void segment(Random random) {
        byte[] spoilt = FileFuzz.spoilt(segment, random);
        if (random.nextBoolean()) {
            mendSegment(spoilt);
        }
        disk.show(SEGMENT, spoilt, spoilt.length);
        try {
            ChainVerifier.verify(disk, CHAIN, ChainVerifier.EpochKeys.NONE, List.of());
        } catch (AuditException e) {
            throw new IllegalStateException("a spoilt chain is a finding, no failure", e);
        }
    }

    /** Header and each frame that still has a length anybody could believe. */
    private static void mendSegment(byte[] segment) {
        ByteBuffer buffer = ByteBuffer.wrap(segment);
        for (int at = 0; at + BLOCK <= segment.length; ) {
            int size = at == 0 ? BLOCK : frame(buffer.getInt(at));
            if (size == 0 || at + size > segment.length) {
                return;
            }
            byte[] part = Arrays.copyOfRange(segment, at, at + size);
            buffer.putInt(at + size - 4, Digests.crc32c(part, 0, size - 4));
            at += size;
        }
    }

    private static int frame(int canonical) {
        return canonical < 26 || canonical > 8400
                ? 0
                : (canonical + 72 + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Enough for a length that nobody checks. */
    public static final class AFew implements Trial {
        private static final int EXECUTIONS = 20_000;

        public AFew() {}

        @Override
        public List<String> violations(Keyed keyed, long seed) {
            ParserFuzz fuzz = new ParserFuzz(keyed, seed);
            List<String> found = new ArrayList<>();
            for (int n = 0; n < EXECUTIONS && found.isEmpty(); n++) {
                fuzz.execution(n).ifPresent(found::add);
            }
            return found;
        }
    }
}
