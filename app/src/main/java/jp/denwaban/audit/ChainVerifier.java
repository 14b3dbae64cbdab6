package jp.denwaban.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.Digests;

/**
 * Reads the whole chain and says what is wrong with it. Without keys it checks hashes and numbers;
 * with the keys of the epochs also who wrote them. A tail that was cut off shows only against an
 * anchor on paper.
 */
public final class ChainVerifier {

    /** Where the keys of epochs come from: a signed-in person's key ring, or nowhere. */
    public interface EpochKeys {
        EpochKeys NONE = epoch -> Optional.empty();

        Optional<byte[]> key(int epoch);
    }

    /** Is read every whole entry, in the order of the chain. */
    public interface Listener {
        Listener NONE = entry -> {};

        void heard(AuditEntry entry);
    }

    /** What can be wrong. */
    public enum Finding {
        /** An entry or a whole segment is missing. */
        GAP,
        /** An entry is not what was written. */
        CHANGED,
        /** Bytes that are no entry stand before others that are. */
        DAMAGED,
        TAG_MISSING,
        /** Tagged under another key than its epoch's. */
        TAG_WRONG,
        /** An entry of one epoch in the segment of another, or epochs running backwards. */
        WRONG_EPOCH,
        /** No entry has this anchor: the chain was cut behind it, or never was this chain. */
        BEHIND_ANCHOR,
        /** The key of an epoch is not at hand: its tags were not checked. */
        NO_KEY,
        /** The last entry of all is not whole: a power cut, or a cut tail. */
        TORN_END
    }

    /** One finding and where: segment and entry, in English. */
    public record Problem(Finding finding, String detail) {
        @Override
        public String toString() {
            return "audit: " + finding + " " + detail;
        }
    }

    /**
     * What was found.
     *
     * @param head anchor of the last entry
     */
    public record Report(long entries, Optional<Anchor> head, List<Problem> problems) {

        public Report {
            problems = List.copyOf(problems);
        }

        /** Whether something contradicts what was written. */
        public boolean broken() {
            return problems.stream()
                    .anyMatch(
                            problem ->
                                    problem.finding() != Finding.NO_KEY
                                            && problem.finding() != Finding.TORN_END);
        }
    }

    private final EpochKeys keys;
    private final Listener listener;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Integer> withoutKey = new HashSet<>();
    private final Set<Anchor> anchors;
    private byte[] hash = new byte[Digests.SHA256_BYTES];
    private byte[] hashBefore = hash;
    private long head;
    private int epoch;

    private ChainVerifier(EpochKeys keys, List<Anchor> anchors, Listener listener) {
        this.keys = keys;
        this.listener = listener;
        this.anchors = new HashSet<>(anchors);
    }

    public static Report verify(Disk disk, Path folder, EpochKeys keys, List<Anchor> anchors)
            throws AuditException {
        return verify(disk, folder, keys, anchors, Listener.NONE);
    }

    /** The same, and {@code listener} is read what stands in it. */
    public static Report verify(
            Disk disk, Path folder, EpochKeys keys, List<Anchor> anchors, Listener listener)
            throws AuditException {
        ChainVerifier verifier = new ChainVerifier(keys, anchors, listener);
        try {
            List<Integer> segments =
                    disk.names(folder).stream()
                            .flatMapToInt(name -> Segment.numberOf(name).stream())
                            .sorted()
                            .boxed()
                            .toList();
            verifier.segments(disk, folder, segments);
        } catch (IOException e) {
            throw new AuditException("the audit chain cannot be read", e);
        }
        return verifier.report();
    }

    private void segments(Disk disk, Path folder, List<Integer> segments) throws IOException {
        for (int i = 0; i < segments.size(); i++) {
            int number = segments.get(i);
            if (number != i + 1) {
                problem(Finding.GAP, "segment " + (i + 1) + " is missing");
            }
            SegmentReader read = SegmentReader.read(disk, Segment.file(folder, number));
            if (read.segment().isEmpty()) {
                problem(Finding.DAMAGED, "header of segment " + number);
                continue;
            }
            segment(read.segment().get(), number);
            frames(read);
            if (read.resumed()) {
                problem(Finding.DAMAGED, "segment " + number + " after entry " + head);
            } else if (read.torn() && i == segments.size() - 1) {
                problem(Finding.TORN_END, "segment " + number + " after entry " + head);
            }
        }
    }

    private void segment(Segment segment, int number) {
        if (segment.number() != number) {
            problem(Finding.GAP, "segment " + number + " says " + segment.number());
        }
        if (segment.epoch() < epoch) {
            problem(Finding.WRONG_EPOCH, "segment " + number);
        }
        epoch = segment.epoch();
        // One entry may have been written and never acknowledged: its force failed, and the next
        // segment took its number again.
        boolean again = segment.firstEntry() == head && Arrays.equals(segment.before(), hashBefore);
        if (again) {
            hash = hashBefore;
        } else if (segment.firstEntry() != head + 1) {
            problem(Finding.GAP, "segment " + number + " begins at " + segment.firstEntry());
        } else if (!Arrays.equals(segment.before(), hash)) {
            problem(Finding.CHANGED, "before segment " + number);
        }
        head = segment.firstEntry() - 1;
        hash = segment.before();
    }

    private void frames(SegmentReader read) {
        for (Frame frame : read.frames()) {
            String where = "entry " + frame.number();
            if (frame.number() != head + 1) {
                problem(Finding.GAP, where + " after " + head);
            } else if (!frame.follows(hash)) {
                problem(Finding.CHANGED, where);
            }
            if (frame.epoch() != epoch) {
                problem(Finding.WRONG_EPOCH, where);
            }
            tag(frame, where);
            anchors.remove(Anchor.of(frame.hash()));
            listener.heard(frame.entry());
            head = frame.number();
            hashBefore = hash;
            hash = frame.hash();
        }
    }

    private void tag(Frame frame, String where) {
        if (frame.untagged()) {
            problem(Finding.TAG_MISSING, where);
            return;
        }
        Optional<byte[]> key = keys.key(epoch);
        if (key.isEmpty()) {
            if (withoutKey.add(epoch)) {
                problem(Finding.NO_KEY, "epoch " + epoch);
            }
        } else if (!frame.taggedBy(key.get())) {
            problem(Finding.TAG_WRONG, where);
        }
    }

    private void problem(Finding finding, String detail) {
        problems.add(new Problem(finding, detail));
    }

    private Report report() {
        anchors.forEach(anchor -> problem(Finding.BEHIND_ANCHOR, anchor.text()));
        return new Report(
                head, head == 0 ? Optional.empty() : Optional.of(Anchor.of(hash)), problems);
    }
}
