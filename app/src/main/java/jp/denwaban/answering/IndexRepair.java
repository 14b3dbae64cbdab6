package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.Disk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.LastDay;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.Recovery;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedFileScan;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.index.Stamped;
import jp.denwaban.recording.index.Tally;
import jp.denwaban.recording.retention.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index to what lies on the disk, at the start and before any call: files are the truth.
 * What the last start left open becomes CUT; what an index does not know is entered. May be
 * interrupted and repeated.
 */
final class IndexRepair {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRepair.class);

    /** A record ends every half second, and a midnight may lie between two. */
    private static final int STALE_DAYS = 2;

    private final Disk disk;
    private final Path recordings;
    private final IndexDoor index;
    private final AuditChain chain;
    private final SiteClock clock;
    private int headless;

    /** At a start: on the index's own thread. */
    IndexRepair(Disk disk, Path recordings, CallIndex index, AuditChain chain, SiteClock clock) {
        this(disk, recordings, new IndexDoor.Here(index), chain, clock);
    }

    IndexRepair(Disk disk, Path recordings, IndexDoor index, AuditChain chain, SiteClock clock) {
        this.disk = disk;
        this.recordings = recordings;
        this.index = index;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * What the repair found.
     *
     * @param lastNumber the highest number any call has, in files or index
     * @param cut calls that the last end of the process cut
     * @param headless files without their header whose time is not over: an alarm
     */
    record Found(long lastNumber, int entered, int cut, int headless) {}

    /** All of it, at a start: nobody writes. */
    Found repair() throws IndexException, RecordingException, AuditException, IOException {
        Recovery.sweep(disk, recordings);
        return enterUnknown();
    }

    /** Enters all files that the index does not know. */
    private Found enterUnknown() throws IndexException, AuditException, IOException {
        Set<String> settled = new HashSet<>();
        for (IndexedFile known : index.ask(open -> open.kept())) {
            if (known.state() != FileState.OPEN) {
                settled.add(known.fileName());
            }
        }
        long last = index.ask(open -> open.lastCallNumber());
        List<String> unknown = new ArrayList<>();
        for (String name : disk.names(recordings)) {
            Optional<SealedName> sealed = SealedName.parse(name);
            if (sealed.isPresent()) {
                last = Math.max(last, sealed.get().call().value());
                if (!settled.contains(name) && !gone(name)) {
                    unknown.add(name);
                }
            }
        }
        Found found = enter(unknown, Verifier.NO_EPOCH);
        return new Found(last, found.entered(), found.cut(), found.headless());
    }

    /**
     * Enters these files, of earlier starts, and of this one if they are old. They are read on the
     * caller's thread; the index is asked for one call at a time, between others' questions.
     *
     * @param present epoch whose files belong to calls that go on
     * @return what it did; the last number is not looked for
     */
    Found enter(List<String> names, int present)
            throws IndexException, AuditException, IOException {
        Map<CallNumber, List<SealedFileScan>> fresh = new TreeMap<>();
        for (String name : names) {
            Path file = recordings.resolve(name);
            Recovery.secure(disk, file);
            SealedFileScan scan = SealedFileReader.scan(disk, file);
            if (!goesOn(scan, present)) {
                fresh.computeIfAbsent(
                                SealedName.parse(name).orElseThrow().call(),
                                call -> new ArrayList<>())
                        .add(scan);
            }
        }
        int cut = 0;
        for (Map.Entry<CallNumber, List<SealedFileScan>> call : fresh.entrySet()) {
            cut += enter(call.getKey(), call.getValue()) ? 1 : 0;
        }
        return new Found(0, fresh.size(), cut, headless);
    }

    /** Erased, or missing and told: if it lies there all the same, retention's scan says so. */
    private boolean gone(String name) throws IndexException {
        return index.ask(open -> open.file(name))
                .filter(row -> row.erasedOn().isPresent())
                .isPresent();
    }

    private boolean goesOn(SealedFileScan scan, int present) {
        return present != Verifier.NO_EPOCH
                && scan.header().filter(header -> header.epoch() == present).isPresent()
                && scan.acquiredOn().filter(day -> longAgo(day, clock)).isEmpty();
    }

    /** A file of this start whose last record is so old is no call that goes on: it was lost. */
    static boolean longAgo(LocalDate day, SiteClock clock) {
        return !day.isAfter(clock.provenDay().minusDays(STALE_DAYS));
    }

    /** Whether the call was cut. */
    private boolean enter(CallNumber number, List<SealedFileScan> scans)
            throws IndexException, AuditException {
        List<LastDay.Ends> ends = new ArrayList<>();
        for (SealedFileScan scan : scans) {
            ends.add(ends(scan.fileName()));
        }
        boolean cut = scans.stream().noneMatch(SealedFileScan::finished);
        boolean voice =
                scans.stream()
                        .flatMap(scan -> scan.seal().stream())
                        .anyMatch(seal -> !seal.audio().isZero());
        LocalDate day = acquiredOn(scans, ends);
        int line =
                scans.stream()
                        .flatMap(scan -> scan.header().stream())
                        .map(header -> header.line())
                        .findFirst()
                        .orElse(1);
        // How a finished call ended stands sealed in its file; without a key it is not known.
        Optional<Outcome> outcome =
                cut ? Optional.of(voice ? Outcome.CUT_SHORT : Outcome.FAILED) : Optional.empty();
        // Nobody began to erase what is not over, and who is known is due by his row, or not.
        boolean over =
                clock.mayErase()
                        && Keeping.over(day, clock.provenDay())
                        && !index.<Boolean>ask(open -> open.knows(number));
        List<IndexedFile> files = new ArrayList<>();
        for (int at = 0; at < scans.size(); at++) {
            SealedFileScan scan = scans.get(at);
            files.add(
                    new IndexedFile(
                            scan.fileName(),
                            number,
                            state(scan, ends.get(at), over),
                            scan.seal(),
                            Optional.empty()));
        }
        // The entry first: a start that ends between the two finds the file again, and then says
        // it twice; the other way round nobody would ever say it.
        chain.append(entry(number, day, cut, files));
        // By whatever start: how far the clock of that was wrong this one cannot know.
        Stamped stamped = clock.doubtful() ? Stamped.UNTRACEABLE : Stamped.GOOD;
        index.<Boolean>ask(
                open ->
                        open.register(
                                new IndexedCall(number, line, day, outcome, Optional.empty()),
                                Tally.UNKNOWN,
                                files,
                                stamped));
        return cut;
    }

    /** The last day of all parts; of one that says nothing, today, lest another takes days away. */
    private LocalDate acquiredOn(List<SealedFileScan> scans, List<LastDay.Ends> ends) {
        LocalDate last = LocalDate.MIN;
        for (int at = 0; at < scans.size(); at++) {
            LocalDate day =
                    Stream.concat(
                                    scans.get(at).acquiredOn().stream(),
                                    ends.get(at).acquiredOn().stream())
                            .max(LocalDate::compareTo)
                            .orElseGet(clock::businessDay);
            last = day.isAfter(last) ? day : last;
        }
        return last;
    }

    /** One bad file keeps no box from answering: what cannot be read of it is not known. */
    private LastDay.Ends ends(String fileName) {
        try {
            return LastDay.of(disk, recordings.resolve(fileName));
        } catch (IOException e) {
            LOG.error("the ends of {} cannot be read", fileName, e);
            return LastDay.Ends.UNKNOWN;
        }
    }

    /** A file without its header was being erased when an index was lost, if its time is over. */
    private FileState state(SealedFileScan scan, LastDay.Ends ends, boolean over) {
        if (ends.headless() && over) {
            return FileState.ERASING;
        }
        headless += ends.headless() ? 1 : 0;
        return scan.finished() ? FileState.CLOSED : FileState.CUT;
    }

    private AuditEntry entry(
            CallNumber number, LocalDate day, boolean cut, List<IndexedFile> files) {
        StringBuilder detail = new StringBuilder("call=" + number);
        for (IndexedFile file : files) {
            detail.append(' ')
                    .append(
                            file.seal()
                                    .map(Claims::said)
                                    .orElse(Claims.unreadable(file.fileName())));
        }
        Instant midnight = day.atStartOfDay().toInstant(SiteClock.JAPAN);
        return new AuditEntry(
                midnight,
                clock.doubtful(),
                (cut ? EntryCode.RECORDING_CUT : EntryCode.CALL_FOUND).text(),
                detail.toString(),
                Optional.empty());
    }
}
