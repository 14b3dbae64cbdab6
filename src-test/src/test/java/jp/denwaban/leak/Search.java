package jp.denwaban.leak;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for many needles at once in any number of bytes, about a gigabyte a second: the first eight
 * bytes of each are an anchor, found by a hash; what has none is passed over. Not thread safe.
 */
public final class Search {
    static final int ANCHOR_BYTES = 8;

    /** Read at once. */
    private static final int BLOCK = 1 << 20;

    private static final int HASH_BITS = 20;

    /** 2^64 over the golden ratio, odd: spreads what is alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Map<Long, List<Needle>> byAnchor = new HashMap<>();
    private final BitSet hashes = new BitSet(1 << HASH_BITS);
    private final int overlap;
    private final byte[] block;
    private long read;

    /**
     * @throws IllegalArgumentException if one is too short to be told from chance
     */
    public Search(List<Needle> needles) {
        int longest = ANCHOR_BYTES;
        for (Needle needle : needles) {
            if (needle.bytes().length < ANCHOR_BYTES) {
                throw new IllegalArgumentException(needle.what() + " is too short");
            }
            long anchor = (long) LONGS.get(needle.bytes(), 0);
            byAnchor.computeIfAbsent(anchor, none -> new ArrayList<>()).add(needle);
            hashes.set(hash(anchor));
            longest = Math.max(longest, needle.bytes().length);
        }
        overlap = longest - 1;
        block = new byte[BLOCK + overlap];
    }

    /** Bytes that were looked at so far. */
    public long read() {
        return read;
    }

    /** What stands in a whole file, or a disk's image. */
    public Set<Needle> in(Path file) throws IOException {
        Set<Needle> found = nothing();
        try (FileChannel channel = FileChannel.open(file)) {
            in(channel, 0, channel.size(), found);
        }
        return found;
    }

    /** What stands between two positions, added to {@code found} also if reading fails later. */
    void in(FileChannel channel, long from, long to, Set<Needle> found) throws IOException {
        int kept = 0;
        long at = from;
        while (at < to) {
            int wanted = (int) Math.min(BLOCK, to - at);
            int got = channel.read(ByteBuffer.wrap(block, kept, wanted), at);
            if (got <= 0) {
                break;
            }
            look(kept + got, found);
            at += got;
            read += got;
            int all = kept + got;
            kept = Math.min(overlap, all);
            System.arraycopy(block, all - kept, block, 0, kept);
        }
    }

    /** Sorted by what they are, so that a report reads the same every time. */
    static Set<Needle> nothing() {
        return new TreeSet<>(Comparator.comparing(Needle::what));
    }

    private void look(int length, Set<Needle> found) {
        for (int at = 0; at + ANCHOR_BYTES <= length; at++) {
            long anchor = (long) LONGS.get(block, at);
            if (anchor != 0 && hashes.get(hash(anchor))) {
                for (Needle needle : byAnchor.getOrDefault(anchor, List.of())) {
                    int end = at + needle.bytes().length;
                    if (end <= length
                            && Arrays.equals(
                                    block, at, end, needle.bytes(), 0, needle.bytes().length)) {
                        found.add(needle);
                    }
                }
            }
        }
    }

    private static int hash(long anchor) {
        return (int) ((anchor * SPREAD) >>> (Long.SIZE - HASH_BITS));
    }
}
