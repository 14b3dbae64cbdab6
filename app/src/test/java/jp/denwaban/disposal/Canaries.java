package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.site.SiteFolder;

/**
 * Pieces of what lies in a site, by the step that has to erase them: 64 bytes at every 512 of a
 * file. File systems lay files in blocks, so that on the raw image each stands at a multiple of 512
 * as well.
 */
final class Canaries {
    private static final int SECTOR = 512;
    private static final int PIECE = 64;

    /** Fewer different bytes than this are found anywhere. */
    private static final int TELLING = 8;

    private final Map<Step, Set<ByteBuffer>> pieces = new EnumMap<>(Step.class);

    private Canaries() {}

    static Canaries of(SiteFolder site) throws IOException {
        Canaries all = new Canaries();
        try (Stream<Path> walk = Files.walk(site.root())) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Step step = step(site, file);
                boolean sealed = step == Step.HEADERS;
                int head = sealed ? Math.min(bytes.length, SealedHeader.BYTES) : bytes.length;
                all.take(step, bytes, 0, head);
                // Ciphertext: freed, and filled over later.
                all.take(Step.FILL, bytes, head, bytes.length);
            }
        }
        return all;
    }

    private static Step step(SiteFolder site, Path file) {
        if (file.startsWith(site.keys())) {
            return Step.KEYS;
        }
        if (file.startsWith(site.recordings())) {
            return Step.HEADERS;
        }
        if (file.startsWith(site.audit()) || file.startsWith(site.erasures())) {
            return Step.RECORDS;
        }
        return file.getFileName().toString().contains(".db") ? Step.DATABASES : Step.REST;
    }

    private void take(Step step, byte[] bytes, int from, int until) {
        Set<ByteBuffer> of = pieces.computeIfAbsent(step, each -> new HashSet<>());
        for (int at = from; at + PIECE <= until; at += SECTOR) {
            byte[] piece = Arrays.copyOfRange(bytes, at, at + PIECE);
            if (telling(piece)) {
                of.add(ByteBuffer.wrap(piece));
            }
        }
    }

    private static boolean telling(byte[] piece) {
        Set<Byte> different = new HashSet<>();
        for (byte each : piece) {
            different.add(each);
        }
        return different.size() >= TELLING;
    }

    int count(Step step) {
        return pieces.getOrDefault(step, Set.of()).size();
    }

    /** How many pieces of this step's stand in these bytes. */
    int hits(Step step, byte[] image) {
        Set<ByteBuffer> of = pieces.getOrDefault(step, Set.of());
        Set<ByteBuffer> found = new HashSet<>();
        for (int at = 0; at + PIECE <= image.length; at += SECTOR) {
            ByteBuffer piece = ByteBuffer.wrap(image, at, PIECE).slice();
            if (of.contains(piece)) {
                found.add(piece);
            }
        }
        return found.size();
    }
}
