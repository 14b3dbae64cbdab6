package jp.denwaban.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.cli.Refusal;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.KeyRing;

/** Every sealed file of a site, opened with a person's keys and put together by call. */
final class OpenedCalls {
    private OpenedCalls() {}

    /**
     * One call from all parts of its recording.
     *
     * @param files how many parts
     * @param verdict the worst of all parts
     * @param finished false if a part was cut
     */
    record OpenedCall(
            CallMeta meta,
            short[] caller,
            short[] staff,
            int files,
            Verdict verdict,
            boolean finished,
            List<String> problems) {

        boolean genuine() {
            return verdict == Verdict.GENUINE;
        }

        boolean hasAudio() {
            return caller.length > 0;
        }

        double seconds() {
            return (double) caller.length / LineAudio.RATE_HZ;
        }

        /** Ready to be held against what was sent. */
        CallCheck.Opened audio() {
            return new CallCheck.Opened(caller, staff, meta.audioFrom().orElse(Duration.ZERO));
        }

        /** Where and when it rang, for a person who searches the cause. */
        String told() {
            return "call %s (line %d, rang %s)".formatted(meta.number(), meta.line(), meta.rang());
        }

        boolean rangBetween(int line, Instant from, Instant to) {
            return meta.line() == line && meta.rang().isAfter(from) && meta.rang().isBefore(to);
        }

        /** Whether this is the call whose bell rang there and then. */
        boolean is(int line, Instant rang) {
            return meta.line() == line
                    && Duration.between(meta.rang(), rang).abs().compareTo(SAME_RING) < 0;
        }
    }

    /**
     * Two calls on one line are further apart than this; a ring reaches us within a tenth of it.
     */
    private static final Duration SAME_RING = Duration.ofSeconds(3);

    /**
     * @param problems takes what could not be opened at all
     */
    static List<OpenedCall> open(SiteFolder site, KeyRing keys, List<String> problems)
            throws Refusal {
        RecordingReader reader = new RecordingReader(new FileDisk(), keys);
        Map<String, Seal> seals = seals(site);
        TreeMap<Long, OpenedCall> calls = new TreeMap<>();
        for (String name : names(site)) {
            Recording part =
                    reader.read(
                            site.recordings().resolve(name), Optional.ofNullable(seals.get(name)));
            Optional<CallMeta> meta = part.meta();
            if (meta.isEmpty()) {
                problems.add(name + " does not say which call it is");
                continue;
            }
            calls.merge(meta.get().number().value(), opened(meta.get(), part), OpenedCalls::joined);
        }
        return List.copyOf(calls.values());
    }

    /** What the index says of each file: only with it can a cut end be told from a changed one. */
    private static Map<String, Seal> seals(SiteFolder site) throws Refusal {
        try (IndexReader index = IndexReader.open(site.index())) {
            Map<String, Seal> seals = new HashMap<>();
            for (IndexedFile file : index.files()) {
                file.seal().ifPresent(seal -> seals.put(file.fileName(), seal));
            }
            return seals;
        } catch (IndexException e) {
            throw new Refusal("the call index cannot be read", e);
        }
    }

    private static List<String> names(SiteFolder site) throws Refusal {
        try {
            return new FileDisk()
                    .names(site.recordings()).stream()
                            .filter(name -> SealedName.parse(name).isPresent())
                            .sorted()
                            .toList();
        } catch (IOException e) {
            throw new Refusal("the recordings folder cannot be read", e);
        }
    }

    private static OpenedCall opened(CallMeta meta, Recording part) {
        return new OpenedCall(
                meta,
                part.caller(),
                part.staff(),
                1,
                part.verdict(),
                part.finished(),
                part.problems().stream().map(Object::toString).toList());
    }

    private static OpenedCall joined(OpenedCall first, OpenedCall next) {
        List<String> problems = new ArrayList<>(first.problems());
        problems.addAll(next.problems());
        return new OpenedCall(
                next.meta(),
                joined(first.caller(), next.caller()),
                joined(first.staff(), next.staff()),
                first.files() + next.files(),
                first.verdict().worse(next.verdict()),
                first.finished() && next.finished(),
                problems);
    }

    private static short[] joined(short[] first, short[] next) {
        short[] both = Arrays.copyOf(first, first.length + next.length);
        System.arraycopy(next, 0, both, first.length, next.length);
        return both;
    }
}
