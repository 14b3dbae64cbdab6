package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/**
 * Holds what a start found against what had been acknowledged before the power went, and against
 * what was really said: nothing here asks the program whether it did well.
 */
final class Judge {
    /** As it stands in {@code erasure.done}. */
    private static final Pattern ERASED =
            Pattern.compile("calls=([0-9]{1,18})(?:-([0-9]{1,18}))? lost=");

    private static final Pattern REPORTED =
            Pattern.compile("day=([0-9-]{10}) state=[A-Z_]+ [a-z0-9= ]* sha256=([0-9a-f]{64})");

    private final SiteFolder site;
    private final KeyRing keys;
    private final Disk disk;
    private final BootedSite box;
    private final List<String> broken = new ArrayList<>();

    private Judge(SiteFolder site, KeyRing keys, Disk disk, BootedSite box) {
        this.site = site;
        this.keys = keys;
        this.disk = disk;
        this.box = box;
    }

    /**
     * What a start mends is to be judged before it: of what was said to be erased nothing is left,
     * with a name or without, and a report that was written is there.
     */
    static List<String> brokenBefore(Volume volume, Map<Path, byte[]> wreck, List<Ack> acks) {
        List<String> broken = new ArrayList<>();
        for (Ack ack : acks) {
            if (ack instanceof Ack.Erased erased) {
                if (wreck.containsKey(erased.file())) {
                    broken.add(erased.file().getFileName() + " was erased and is there again");
                }
                if (volume.holds(erased.header())) {
                    broken.add("the key of " + erased.file().getFileName() + " is on the disk");
                }
            } else if (ack instanceof Ack.Reported reported
                    && !wreck.containsKey(reported.file())) {
                broken.add("the report " + reported.file().getFileName() + " is gone");
            }
        }
        return broken;
    }

    /**
     * Promises that were broken, each in a sentence; empty is good. Before the purge that follows a
     * start what is over is hidden; after it, gone.
     */
    static List<String> broken(Office office, Disk disk, BootedSite box, List<Ack> acks) {
        Judge judge = new Judge(office.site, office.keys, disk, box);
        try {
            judge.hidden(box.index());
            box.purge();
            judge.chain(acks);
            judge.files(box.index());
            judge.calls(box.index(), box.lastNumber(), acks);
            judge.erasures();
            judge.keyFiles(acks);
        } catch (IOException
                | AuditException
                | RecordingException
                | IndexException
                | VaultException e) {
            judge.broken.add("cannot be judged: " + e);
        }
        return judge.broken;
    }

    /** Between the first ring and the purge nobody finds what is over. */
    private void hidden(IndexReader index) throws IndexException {
        index.shown(box.today()).stream()
                .filter(call -> overdue(call.number().value()))
                .forEach(call -> broken.add("call " + call.number() + " is over and shown"));
    }

    private void chain(List<Ack> acks) throws AuditException {
        List<Anchor> anchors = new ArrayList<>();
        for (Ack ack : acks) {
            if (ack instanceof Ack.Entered entered) {
                anchors.add(entered.anchor());
            }
        }
        ChainVerifier.verify(disk, site.audit(), this::epochKey, anchors)
                .problems()
                .forEach(problem -> broken.add(problem.toString()));
    }

    private Optional<byte[]> epochKey(int epoch) {
        try {
            return keys.epochKey(new Epochs(disk, site.keys()).read(epoch));
        } catch (VaultException e) {
            return Optional.empty();
        }
    }

    /** Index, chain and files say the same. */
    private void files(IndexReader index) throws IndexException, RecordingException, IOException {
        List<IndexedFile> rows = index.files();
        Verifier.verify(
                        disk,
                        site.recordings(),
                        rows.stream()
                                .filter(row -> row.state() != FileState.ERASED)
                                .map(
                                        row ->
                                                new Verifier.Expected(
                                                        row.fileName(), row.state(), row.seal()))
                                .toList(),
                        Verifier.NO_EPOCH)
                .problems()
                .forEach(problem -> broken.add(problem.toString()));
        String entries = entries();
        for (IndexedFile row : rows) {
            row.seal()
                    .map(seal -> detail(seal))
                    .filter(detail -> !entries.contains(detail))
                    .ifPresent(detail -> broken.add("no entry says " + detail));
        }
        for (IndexedCall call : index.calls()) {
            if (!entries.contains("call=" + call.number() + " ")) {
                broken.add("call " + call.number() + " is in no entry");
            }
        }
    }

    private static String detail(Seal seal) {
        return "file="
                + seal.fileName()
                + " records="
                + seal.records()
                + " tag="
                + seal.lastTagHex();
    }

    /** Details stand in clear in the frames of the chain. */
    private String entries() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : disk.names(site.audit())) {
            try (DiskFile file = disk.openReadOnly(site.audit().resolve(name))) {
                byte[] bytes = file.read(0, (int) file.size());
                all.append(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** What the chain says of erasures is so: no file of those calls, a file of every report. */
    private void erasures() throws IOException {
        String entries = entries();
        List<String> names = disk.names(site.recordings());
        Matcher gone = ERASED.matcher(entries);
        while (gone.find()) {
            for (long call = Long.parseLong(gone.group(1)); call <= last(gone); call++) {
                String name = "%08d".formatted(call);
                names.stream()
                        .filter(file -> file.startsWith(name))
                        .forEach(file -> broken.add(file + " was erased and is there"));
            }
        }
        Map<String, Set<String>> reports = new TreeMap<>();
        Matcher said = REPORTED.matcher(entries);
        while (said.find()) {
            reports.computeIfAbsent(said.group(1), day -> new HashSet<>()).add(said.group(2));
        }
        Optional<String> first = disk.names(site.erasures()).stream().findFirst();
        for (Map.Entry<String, Set<String>> report : reports.entrySet()) {
            Path file = site.erasures().resolve(report.getKey() + ".json");
            // Of a site whose very first report was interrupted nobody knows since when it is on.
            boolean before = first.filter(name -> name.compareTo(report.getKey()) > 0).isPresent();
            if (before && !disk.exists(file)) {
                continue;
            }
            if (!disk.exists(file) || !report.getValue().contains(digest(file))) {
                broken.add("the report of " + report.getKey() + " is not what the chain says");
            }
        }
    }

    private static long last(Matcher range) {
        return Long.parseLong(range.group(2) == null ? range.group(1) : range.group(2));
    }

    private String digest(Path file) throws IOException {
        try (DiskFile in = disk.openReadOnly(file)) {
            return HexFormat.of().formatHex(Digests.sha256(in.read(0, (int) in.size())));
        }
    }

    private void calls(IndexReader index, long lastNumber, List<Ack> acks)
            throws IndexException, RecordingException, IOException {
        List<IndexedCall> calls = index.calls();
        List<IndexedFile> files = index.files();
        for (Ack ack : acks) {
            if (ack instanceof Ack.Registered registered) {
                registered(registered, calls, lastNumber);
            } else if (ack instanceof Ack.Recorded recorded) {
                heard(recorded.call(), files)
                        .ifPresent(heard -> said(recorded.call(), recorded.samples(), heard));
            } else if (ack instanceof Ack.Described described) {
                heard(described.call(), files)
                        .filter(heard -> heard.meta().isEmpty())
                        .ifPresent(
                                heard -> broken.add("call " + described.call() + " lost its META"));
            }
        }
    }

    private void registered(Ack.Registered ack, List<IndexedCall> calls, long lastNumber)
            throws IOException {
        boolean there =
                forgotten(ack.call())
                        || calls.stream()
                                .anyMatch(
                                        call ->
                                                call.number().value() == ack.call()
                                                        && call.day().equals(ack.day()));
        if (!there) {
            broken.add("call " + ack.call() + " was registered and is not in the index");
        }
        if (lastNumber < ack.call()) {
            broken.add("number " + ack.call() + " will be given again");
        }
    }

    /** An index that was lost does not know what was erased, or half erased, before. */
    private boolean forgotten(long call) throws IOException {
        return Pattern.compile("erasure\\.begun.{0,8}calls=" + call + "(?![0-9,-])", Pattern.DOTALL)
                .matcher(entries())
                .find();
    }

    private Optional<Recording> heard(long call, List<IndexedFile> files) throws IOException {
        Optional<IndexedFile> row =
                files.stream().filter(file -> file.call().value() == call).findFirst();
        if (row.isEmpty() && forgotten(call)) {
            return Optional.empty();
        }
        if (row.isEmpty()) {
            broken.add("call " + call + " has no file in the index");
            return Optional.empty();
        }
        boolean over = overdue(call);
        if (over != (row.get().state() == FileState.ERASED)) {
            broken.add("call " + call + (over ? " is still there" : " was erased too early"));
        }
        if (over) {
            return Optional.empty();
        }
        Path file = site.recordings().resolve(row.get().fileName());
        Recording heard = new RecordingReader(disk, keys).read(file, row.get().seal());
        if (heard.verdict() != Verdict.GENUINE) {
            broken.add(row.get().fileName() + " is " + heard.verdict() + " " + heard.problems());
        }
        return Optional.of(heard);
    }

    /** 運用要領 第4-2: of day D it is gone on D+15. */
    private boolean overdue(long call) {
        return call == Evening.OVERDUE && box.today().equals(Evening.LATER_DAY);
    }

    /** What was acknowledged is there, and it is what was said. */
    private void said(long call, long samples, Recording heard) {
        int there = heard.caller().length;
        if (there < samples) {
            broken.add("of %d samples of call %d there are %d".formatted(samples, call, there));
        }
        int length = (int) Math.min(samples, there);
        int differs =
                new Voice(call)
                        .differs(
                                Arrays.copyOf(heard.caller(), length),
                                Arrays.copyOf(heard.staff(), length));
        if (differs >= 0) {
            broken.add("call " + call + " is not what was said from sample " + differs);
        }
    }

    private void keyFiles(List<Ack> acks) throws VaultException, IOException {
        for (Ack ack : acks) {
            if (ack instanceof Ack.Begun begun) {
                boolean opens =
                        epochKey(begun.epoch())
                                .filter(key -> Arrays.equals(key, begun.key()))
                                .isPresent();
                if (!opens) {
                    broken.add("the key of epoch " + begun.epoch() + " is lost");
                }
            } else if (ack instanceof Ack.Kept kept) {
                kept(kept);
            }
        }
    }

    private void kept(Ack.Kept kept) throws VaultException, IOException {
        byte[] body = new KeyFile(disk).read(kept.file(), kept.kind());
        String name = String.valueOf(kept.file().getFileName());
        if (Arrays.compare(body, kept.body()) < 0) {
            broken.add(name + " holds what it held before");
        }
        try (DiskFile file = disk.openReadOnly(kept.file())) {
            byte[] all = file.read(0, 2 * KeyFile.PAGE);
            String text = new String(all, StandardCharsets.ISO_8859_1);
            String now = new String(kept.body(), StandardCharsets.ISO_8859_1).substring(0, 9);
            for (int change = 1; change < 9; change++) {
                String older = "secret " + change + " ";
                if (older.compareTo(now) < 0 && text.contains(older)) {
                    broken.add(name + " still shows what it held before");
                }
            }
        }
    }
}
