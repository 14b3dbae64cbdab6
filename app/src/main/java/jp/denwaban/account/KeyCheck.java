package jp.denwaban.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.recording.SealedName;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;

/**
 * After a sign-in: are the keys on the disk still those that people and chain know, and was what
 * came in since sealed to them? Somebody who wrote to the disk could have put in keys of their own.
 * What was found becomes an entry, and answering makes an alarm of a bad one.
 */
public final class KeyCheck {
    private static final String CHECKED = "sealed-checked";

    /** Looked at again at every sign-in, whatever the mark says: whoever moves it is still seen. */
    private static final int ALWAYS = 50;

    /** About 2 ms each: ten seconds of one processor in the background. The rest is next. */
    private static final int MOST_FILES = 5_000;

    /** More than anybody reads in one entry. */
    private static final int MOST_TOLD = 20;

    private final Disk disk;
    private final SiteFolder site;
    private final MarkTable marks;
    private final Vault vault;
    private final KeyRing keys;

    public KeyCheck(Disk disk, SiteFolder site, PeopleDatabase people, Vault vault, KeyRing keys) {
        this.disk = disk;
        this.site = site;
        this.marks = people.marks();
        this.vault = vault;
        this.keys = keys;
    }

    /**
     * Takes seconds: not on the JavaFX thread, and nobody waits for it.
     *
     * @throws NotAnsweredException what was found is not written down
     */
    public void report(Answering answering) throws NotAnsweredException, AccountException {
        Gate gate = new Gate(answering, false);
        List<String> differ = new ArrayList<>();
        strangers(differ);
        boolean served = trail(gate, differ);
        int files = files(differ);
        if (!differ.isEmpty()) {
            List<String> told = differ.subList(0, Math.min(MOST_TOLD, differ.size()));
            gate.write(
                    EntryCode.KEYS_DIFFER,
                    "differ=" + differ.size() + " " + String.join(" ", told),
                    "");
        } else if (served || files > 0) {
            String first = keys.generations().get(0).saidFirst();
            gate.write(EntryCode.KEYS_GENUINE, first + " files=" + files, "");
        }
    }

    /** Whether there is a chain at all to hold the keys against. */
    private boolean trail(Gate gate, List<String> differ) throws NotAnsweredException {
        KeyTrail trail = new KeyTrail(keys.generations());
        boolean served = true;
        try {
            ChainVerifier.Report report =
                    ChainVerifier.verify(
                            disk, site.audit(), ChainVerifier.EpochKeys.NONE, List.of(), trail);
            served = report.entries() > 0;
        } catch (AuditException e) {
            differ.add("chain-unreadable");
        }
        differ.addAll(trail.contradictions());
        for (String unsaid : trail.unsaid()) {
            gate.write(EntryCode.KEYS_ROTATED, unsaid + " found", "");
        }
        return served;
    }

    private void strangers(List<String> differ) {
        try {
            Vault.Strangers found = vault.strangers(keys);
            if (!found.people().isEmpty()) {
                differ.add("people=" + found.people().size());
            }
            if (found.envelope()) {
                differ.add("envelope");
            }
        } catch (VaultException e) {
            differ.add("keys-unreadable");
        }
    }

    /** How many headers were opened; what does not open is named. */
    private int files(List<String> differ) throws AccountException {
        List<String> names = due();
        long last = 0;
        boolean good = true;
        for (String name : names) {
            Optional<SealedHeader> header =
                    SealedFileReader.header(disk, site.recordings().resolve(name));
            // What is no header of ours is the scrub's matter, and said by it.
            if (header.isPresent() && !mayBeOurs(header.get())) {
                differ.add(name);
                good = false;
            }
            last = number(name);
        }
        if (good && !names.isEmpty()) {
            marks.put(CHECKED, last);
        }
        return names.size();
    }

    /**
     * Who was left out of a rotation cannot tell what was sealed to it: whoever holds it will. A
     * generation that nobody made is no generation to be left out of.
     */
    private boolean mayBeOurs(SealedHeader header) {
        return leftOutOf(header.generation()) || opens(header);
    }

    private boolean leftOutOf(int generation) {
        return !keys.holds(generation)
                && keys.generations().stream().anyMatch(key -> key.generation() == generation);
    }

    private boolean opens(SealedHeader header) {
        return keys.open(
                        header.generation(),
                        Purpose.FILE_KEY,
                        header.additionalData(),
                        header.fileKey())
                .isPresent();
    }

    /** What is newer than the mark, and the newest in any case; oldest first. */
    private List<String> due() throws AccountException {
        List<String> all;
        try {
            all = SealedFileReader.fileNames(disk, site.recordings());
        } catch (RecordingException e) {
            return List.of(); // answering has an alarm for it
        }
        long mark = marks.of(CHECKED);
        int from = Math.max(0, all.size() - ALWAYS);
        while (from > 0 && number(all.get(from - 1)) > mark) {
            from--;
        }
        return all.subList(from, Math.min(all.size(), from + MOST_FILES));
    }

    private static long number(String fileName) {
        return SealedName.parse(fileName).map(name -> name.call().value()).orElse(0L);
    }
}
