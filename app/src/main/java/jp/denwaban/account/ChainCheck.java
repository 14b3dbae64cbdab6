package jp.denwaban.account;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.Disk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage.WriteEntry;

/**
 * Judges the whole audit chain with a signed-in person's keys: only they can tell whose tags it
 * bears. What was found becomes an entry, and answering makes an alarm of a bad one.
 */
public final class ChainCheck {
    /** More than anybody reads in one entry; {@code verify} names them all. */
    private static final int MOST_TOLD = 20;

    private final Disk disk;
    private final SiteFolder site;
    private final KeyRing keys;

    public ChainCheck(Disk disk, SiteFolder site, KeyRing keys) {
        this.disk = disk;
        this.site = site;
        this.keys = keys;
    }

    /**
     * Takes as long as reading the chain: not on the JavaFX thread, and nobody waits for it.
     *
     * @throws NotAnsweredException what was found is not written down
     */
    public void report(Answering answering) throws NotAnsweredException {
        try {
            ChainVerifier.Report report = judge();
            if (report.entries() > 0 || report.broken()) {
                boolean genuine = report.problems().stream().noneMatch(ChainCheck::contradicts);
                write(
                        answering,
                        genuine ? EntryCode.CHAIN_GENUINE : EntryCode.CHAIN_BROKEN,
                        detail(report));
            }
        } catch (AuditException e) {
            write(answering, EntryCode.CHAIN_BROKEN, "unreadable");
        }
    }

    /**
     * Who signs in has the keys of all epochs: one without a key file is one that somebody took
     * away, or made up. Only a torn end is a power cut's.
     */
    private static boolean contradicts(ChainVerifier.Problem problem) {
        return problem.finding() != ChainVerifier.Finding.TORN_END;
    }

    /** Everything that can be said of the chain with these keys. */
    ChainVerifier.Report judge() throws AuditException {
        TreeMap<Integer, Optional<byte[]>> known = new TreeMap<>();
        return ChainVerifier.verify(
                disk, site.audit(), epoch -> known.computeIfAbsent(epoch, this::key), List.of());
    }

    private Optional<byte[]> key(int epoch) {
        try {
            return keys.epochKey(new Epochs(disk, site.keys()).read(epoch));
        } catch (VaultException e) {
            return Optional.empty();
        }
    }

    private static String detail(ChainVerifier.Report report) {
        StringBuilder detail = new StringBuilder("entries=" + report.entries());
        report.head().map(Anchor::text).ifPresent(head -> detail.append(" head=").append(head));
        report.problems().stream()
                .limit(MOST_TOLD)
                .forEach(problem -> detail.append("; ").append(problem));
        return detail.toString();
    }

    private static void write(Answering answering, EntryCode code, String detail)
            throws NotAnsweredException {
        answering.ask(request -> new WriteEntry(request, code.text(), detail, Optional.empty()));
    }
}
