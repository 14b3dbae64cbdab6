package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
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
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/**
 * Holds what a start found against what had been acknowledged before the power went, and against
 * what was really said: nothing here asks the program whether it did well.
 */
final class Judge {
    private final SiteFolder site;
    private final KeyRing keys;
    private final Disk disk;
    private final List<String> broken = new ArrayList<>();

    private Judge(SiteFolder site, KeyRing keys, Disk disk) {
        this.site = site;
        this.keys = keys;
        this.disk = disk;
    }

    /** Promises that were broken, each in a sentence; empty is good. */
    static List<String> broken(
            Office office, Disk disk, IndexReader index, long lastNumber, List<Ack> acks) {
        Judge judge = new Judge(office.site, office.keys, disk);
        try {
            judge.chain(acks);
            judge.files(index);
            judge.calls(index, lastNumber, acks);
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

    private void calls(IndexReader index, long lastNumber, List<Ack> acks)
            throws IndexException, RecordingException {
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

    private void registered(Ack.Registered ack, List<IndexedCall> calls, long lastNumber) {
        boolean there =
                calls.stream()
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

    private Optional<Recording> heard(long call, List<IndexedFile> files) {
        Optional<IndexedFile> row =
                files.stream().filter(file -> file.call().value() == call).findFirst();
        if (row.isEmpty()) {
            broken.add("call " + call + " has no file in the index");
            return Optional.empty();
        }
        Path file = site.recordings().resolve(row.get().fileName());
        Recording heard = new RecordingReader(disk, keys).read(file, row.get().seal());
        if (heard.verdict() != Verdict.GENUINE) {
            broken.add(row.get().fileName() + " is " + heard.verdict() + " " + heard.problems());
        }
        return Optional.of(heard);
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
