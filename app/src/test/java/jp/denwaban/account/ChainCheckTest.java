package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage.WriteEntry;
import jp.denwaban.wire.ServerMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs in has the keys of all epochs, and with them the truth about the chain. */
class ChainCheckTest {
    private static final FileDisk DISK = new FileDisk();

    @TempDir Path root;
    private SiteFolder site;
    private final List<String> written = new ArrayList<>();

    /** Two starts of two entries each, by epochs whose keys are really sealed. */
    @BeforeEach
    void twoStarts() throws Exception {
        site = new SiteFolder(root.resolve("site"));
        Sites.make(site.root());
        start(2);
        start(2);
    }

    private void start(int entries) throws Exception {
        try (Epoch epoch =
                        new Epochs(DISK, site.keys())
                                .begin(
                                        PublicKeys.read(DISK, site.keys()).organisation(),
                                        Instant.EPOCH,
                                        new SecureRandom());
                AuditChain chain = AuditChain.open(DISK, site.audit(), epoch)) {
            append(chain, entries);
        }
    }

    private static void append(AuditChain chain, int entries) throws Exception {
        for (int entry = 0; entry < entries; entry++) {
            chain.append(
                    new AuditEntry(Instant.EPOCH, false, "session.opened", "", Optional.empty()));
        }
    }

    private ChainVerifier.Report check() throws Exception {
        try (KeyRing keys =
                CheapVault.in(site.keys())
                        .open(Sites.SATO.id(), Sites.SATO_PASSWORD.toCharArray())) {
            ChainCheck check = new ChainCheck(DISK, site, keys);
            check.report(
                    request -> {
                        WriteEntry entry = (WriteEntry) request.apply(1);
                        written.add(entry.entry() + " " + entry.detail());
                        return new ServerMessage.Done(1, Optional.empty());
                    });
            return check.judge();
        }
    }

    private List<ChainVerifier.Finding> findings() throws Exception {
        return check().problems().stream().map(ChainVerifier.Problem::finding).distinct().toList();
    }

    @Test
    void aSoundChainIsWrittenDownAsGenuineWithItsHead() throws Exception {
        String head = check().head().orElseThrow().text();

        assertThat(written).containsExactly("chain.genuine entries=4 head=" + head);
        assertThat(findings()).isEmpty();
    }

    /** Somebody without the epoch's key writes on; hashes, numbers and CRCs all fit. */
    @Test
    void entriesUnderAKeyThatIsNotTheEpochsAreToldByTheirTags() throws Exception {
        try (AuditChain forged = AuditChain.open(DISK, site.audit(), new Epoch(2, new byte[32]))) {
            append(forged, 1);
        }

        assertThat(findings()).containsExactly(ChainVerifier.Finding.TAG_WRONG);
        assertThat(written.get(0))
                .startsWith("chain.broken entries=5")
                .contains("TAG_WRONG entry 5");
    }

    /** CVE-2023-31439's pattern: a valid key of ours, and not this epoch's. */
    @Test
    void entriesUnderAnotherEpochsKeyAreRejected() throws Exception {
        Path newest = site.keys().resolve("epoch-00000002.key");
        assertThat(newest).exists();
        byte[] first;
        try (KeyRing keys =
                CheapVault.in(site.keys())
                        .open(Sites.SATO.id(), Sites.SATO_PASSWORD.toCharArray())) {
            first = keys.epochKey(new Epochs(DISK, site.keys()).read(1)).orElseThrow();
        }
        try (AuditChain forged = AuditChain.open(DISK, site.audit(), new Epoch(2, first))) {
            append(forged, 1);
        }

        assertThat(findings()).containsExactly(ChainVerifier.Finding.TAG_WRONG);
    }

    @Test
    void aGapIsBrokenAndSoIsAnEpochWhoseKeyIsGone() throws Exception {
        Files.delete(site.keys().resolve("epoch-00000001.key"));
        check();
        assertThat(written.get(0)).startsWith("chain.broken").contains("NO_KEY epoch 1");

        Path first = site.audit().resolve("chain-00000001.audit");
        byte[] all = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(all, all.length - 512));
        assertThat(findings()).contains(ChainVerifier.Finding.GAP);
        assertThat(written.get(1)).startsWith("chain.broken");
    }
}
