package jp.denwaban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audit.ChainVerifier.Finding;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain keeps what was acknowledged, and shows what was done to it. */
class AuditChainTest {
    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    @TempDir Path folder;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());
    private final Map<Integer, byte[]> keys = new HashMap<>();

    private Epoch epoch(int number) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) number);
        keys.put(number, key.clone());
        return new Epoch(number, key);
    }

    private static AuditEntry entry(String code) {
        return new AuditEntry(NOON, false, code, "記録 1件", Optional.of(new byte[] {1, 2, 3}));
    }

    private ChainVerifier.Report verify(Anchor... anchors) throws AuditException {
        return ChainVerifier.verify(
                disk, folder, number -> Optional.ofNullable(keys.get(number)), List.of(anchors));
    }

    private List<Finding> findings(Anchor... anchors) throws AuditException {
        return verify(anchors).problems().stream().map(ChainVerifier.Problem::finding).toList();
    }

    /** Two starts of two and three entries. */
    private List<Anchor> twoStarts() throws AuditException {
        List<Anchor> anchors = new ArrayList<>();
        for (int start = 1; start <= 2; start++) {
            try (AuditChain chain = AuditChain.open(disk, folder, epoch(start))) {
                for (int i = 0; i <= start; i++) {
                    chain.append(entry("test.entry"));
                    anchors.add(chain.anchor().orElseThrow());
                }
            }
        }
        return anchors;
    }

    @Test
    void entriesAreNumberedThroughAllStartsAndVerify() throws Exception {
        List<Anchor> anchors = twoStarts();

        ChainVerifier.Report report = verify(anchors.toArray(new Anchor[0]));

        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).isEqualTo(5);
        assertThat(report.head()).hasValue(anchors.get(4));
    }

    @Test
    void anEntryIsForcedBeforeItIsAcknowledged() throws Exception {
        try (AuditChain chain = AuditChain.open(disk, folder, epoch(1))) {
            int before = disk.steps().size();
            chain.append(entry("test.entry"));
            assertThat(disk.steps().subList(before, disk.steps().size()))
                    .containsExactly("write chain-00000001.audit", "force chain-00000001.audit");
        }
    }

    /** A killed process leaves entries that are seen and not safe; a power cut comes later. */
    @Test
    void whatAKilledStartLeftIsForcedBeforeTheChainGoesOnBehindIt() throws Exception {
        AuditChain.open(disk, folder, epoch(1)).append(entry("test.entry"));
        int before = disk.steps().size();

        AuditChain.open(disk, folder, epoch(2)).close();

        assertThat(disk.steps().subList(before, disk.steps().size()))
                .startsWith("force chain-00000001.audit")
                .contains("force chain-00000002.audit");
    }

    @Test
    void aSegmentHasItsNameOnlyWithAWholeHeader() throws Exception {
        AuditChain.open(disk, folder, epoch(1)).close();

        assertThat(disk.steps())
                .containsExactly(
                        "create chain-00000001.audit",
                        "write chain-00000001.audit",
                        "force chain-00000001.audit",
                        "rename chain-00000001.audit",
                        "forceFolder " + folder.getFileName(),
                        "close chain-00000001.audit");
    }

    @Test
    void everyFlippedByteOfTheChainShows() throws Exception {
        twoStarts();
        Path first = folder.resolve("chain-00000001.audit");
        byte[] whole = Files.readAllBytes(first);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(first, flipped);
            assertThat(findings()).as("byte %d", at).isNotEmpty();
        }
    }

    /** An entry rewritten with hash and CRC recomputed: only the tag and the next hash tell. */
    @Test
    void aRewrittenEntryIsFoundByTheNextHashAndByItsTag() throws Exception {
        twoStarts();
        rewrite("chain-00000001.audit", 0, false);

        assertThat(findings()).containsExactly(Finding.TAG_WRONG, Finding.CHANGED);
    }

    @Test
    void anEntryWithoutATagOrUnderAnotherEpochsKeyIsRejected() throws Exception {
        twoStarts();
        keys.put(2, keys.get(1));
        assertThat(findings())
                .containsExactly(Finding.TAG_WRONG, Finding.TAG_WRONG, Finding.TAG_WRONG);

        rewrite("chain-00000002.audit", 2, true);
        assertThat(findings()).contains(Finding.TAG_MISSING);
    }

    @Test
    void withoutKeysHashesAreCheckedAndTagsAreSaidToBeUnchecked() throws Exception {
        twoStarts();
        keys.clear();

        ChainVerifier.Report report = verify();

        assertThat(findings()).containsExactly(Finding.NO_KEY, Finding.NO_KEY);
        assertThat(report.broken()).isFalse();
    }

    @Test
    void aMissingSegmentIsAGap() throws Exception {
        twoStarts();
        Files.delete(folder.resolve("chain-00000001.audit"));

        assertThat(findings()).contains(Finding.GAP);
        assertThat(verify().broken()).isTrue();
    }

    @Test
    void anEntryCutOutOfTheMiddleIsAGap() throws Exception {
        twoStarts();
        Path file = folder.resolve("chain-00000002.audit");
        byte[] whole = Files.readAllBytes(file);
        byte[] without = Arrays.copyOf(whole, whole.length - 512);
        System.arraycopy(whole, 512 + 1024, without, 512 + 512, 512);
        Files.write(file, without);

        assertThat(findings()).containsExactly(Finding.GAP);
    }

    @Test
    void aTailCutOffEarlierStartsIsFoundByTheNextStart() throws Exception {
        twoStarts();
        shorten("chain-00000001.audit", 512);

        assertThat(findings()).contains(Finding.GAP);
    }

    /** What cannot be promised is asserted too. */
    @Test
    void cuttingTheNewestTailIsFoundOnlyByAnAnchorOnPaper() throws Exception {
        List<Anchor> anchors = twoStarts();
        shorten("chain-00000002.audit", 512);

        assertThat(findings()).isEmpty();
        assertThat(findings(anchors.get(4))).containsExactly(Finding.BEHIND_ANCHOR);
        assertThat(findings(anchors.get(3))).isEmpty();
    }

    @Test
    void aTornEntryIsLeftAndTheNextStartContinuesBehindTheLastWholeOne() throws Exception {
        twoStarts();
        shorten("chain-00000002.audit", 100);
        assertThat(findings()).containsExactly(Finding.TORN_END);

        try (AuditChain chain = AuditChain.open(disk, folder, epoch(3))) {
            assertThat(chain.head()).isEqualTo(4);
            assertThat(chain.append(entry("test.entry"))).isEqualTo(5);
        }
        assertThat(findings()).isEmpty();
    }

    /** Its epoch's key is gone by then: the tag would be that of zeros. */
    @Test
    void aClosedChainRefusesAndBeginsNoSegment() throws Exception {
        AuditChain chain = AuditChain.open(disk, folder, epoch(1));
        chain.append(entry("test.first"));
        chain.close();
        assertThatThrownBy(() -> chain.append(entry("test.late")))
                .isInstanceOf(AuditException.class);
        assertThat(disk.names(folder)).containsExactly("chain-00000001.audit");
        assertThat(findings()).isEmpty();
    }

    @Test
    void anEntryWhoseForceFailedIsRefusedAndTheNextGoesIntoAFreshSegment() throws Exception {
        try (AuditChain chain = AuditChain.open(disk, folder, epoch(1))) {
            chain.append(entry("test.first"));
            disk.trouble(
                    (step, name) -> {
                        if (step.equals("force")) {
                            throw new IOException("Input/output error");
                        }
                    });
            assertThatThrownBy(() -> chain.append(entry("test.refused")))
                    .isInstanceOf(AuditException.class);
            disk.trouble((step, name) -> {});
            assertThat(chain.append(entry("test.second"))).isEqualTo(2);
        }

        assertThat(folder.resolve("chain-00000002.audit")).exists();
        assertThat(findings()).isEmpty();
        assertThat(verify().entries()).isEqualTo(2);
    }

    /** Only the very entry before may be repeated; another history may not slip in under it. */
    @Test
    void aSegmentOfAnotherHistoryIsRejectedThoughItsNumbersFit(@TempDir Path elsewhere)
            throws Exception {
        twoStarts();
        try (AuditChain other = AuditChain.open(disk, elsewhere, epoch(1))) {
            other.append(entry("test.other"));
        }
        try (AuditChain other = AuditChain.open(disk, elsewhere, epoch(2))) {
            other.append(entry("test.other"));
        }
        Path second = folder.resolve("chain-00000002.audit");
        Files.write(second, Files.readAllBytes(elsewhere.resolve("chain-00000002.audit")));

        assertThat(findings()).containsExactly(Finding.GAP);
    }

    @Test
    void anEpochThatRunsBackwardsIsRejected() throws Exception {
        AuditChain.open(disk, folder, epoch(2)).close();
        AuditChain.open(disk, folder, epoch(1)).close();

        assertThat(findings()).containsExactly(Finding.WRONG_EPOCH);
    }

    @Test
    void anAnchorIsTakenAsPeopleTypeIt() throws Exception {
        Anchor anchor = twoStarts().get(4);
        String untidy = anchor.text().toLowerCase().replace("-", " ").replace('0', 'o');

        assertThat(anchor.text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(Anchor.typed(untidy)).hasValue(anchor);
        assertThat(Anchor.typed("too short")).isEmpty();
        assertThat(Anchor.typed("UUUU-UUUU-UUUU-UUUU")).isEmpty();
    }

    /** Values by `openssl dgst -sha256` and `-mac HMAC` over the bytes given in the Javadoc. */
    @Test
    void hashAndTagAreWhatOpenSslMakesOfTheCanonicalEntry() {
        byte[] key = new byte[32];
        AuditEntry entry =
                new AuditEntry(
                        Instant.ofEpochMilli(1_775_012_400_000L),
                        false,
                        "test.entry",
                        "",
                        Optional.empty());
        Frame frame = Frame.of(1, 1, entry, new byte[32], key);

        assertThat(HexFormat.of().formatHex(frame.canonical()))
                .isEqualTo(
                        "0000000000000001"
                                + "00000001"
                                + "0000019d46fbcb80"
                                + "00"
                                + "0a"
                                + "746573742e656e747279"
                                + "0000"
                                + "0000");
        assertThat(HexFormat.of().formatHex(frame.hash())).isEqualTo(HASH);
        assertThat(HexFormat.of().formatHex(frame.tag())).isEqualTo(TAG);
    }

    private static final String HASH =
            "d17a3aac2b9c8e517193948123b95f1dee5220fd61c3454dc6cad24965f38c18";
    private static final String TAG =
            "401a1765c6917f851a5a0fe20de75b4092f665fabbfe3d57dfe7bd483f71bf1b";

    @Test
    void rubbishIsReadAndNeverCrashes() throws Exception {
        twoStarts();
        long seed = System.nanoTime();
        System.out.println("AuditChainTest seed " + seed);
        java.util.Random random = new java.util.Random(seed);
        Path file = folder.resolve("chain-00000002.audit");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 300; i++) {
            byte[] rubbish = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int hit = 0; hit < 3 && rubbish.length > 0; hit++) {
                rubbish[random.nextInt(rubbish.length)] = (byte) random.nextInt();
            }
            Files.write(file, rubbish);
            verify();
        }
    }

    private void shorten(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - bytes));
    }

    /** Changes the time of the {@code index}th frame and makes hash and CRC fit again. */
    private void rewrite(String name, int index, boolean dropTag) throws IOException {
        Path file = folder.resolve(name);
        byte[] all = Files.readAllBytes(file);
        int at = 512 + 512 * index;
        int length = ByteBuffer.wrap(all).getInt(at);
        if (dropTag) {
            Arrays.fill(all, at + 36 + length, at + 68 + length, (byte) 0);
        } else {
            all[at + 4 + 19] ^= 1;
            byte[] canonical = Arrays.copyOfRange(all, at + 4, at + 4 + length);
            byte[] before = Arrays.copyOfRange(all, 32, 64);
            System.arraycopy(Digests.sha256(before, canonical), 0, all, at + 4 + length, 32);
        }
        ByteBuffer.wrap(all).putInt(at + 508, Digests.crc32c(all, at, 508));
        Files.write(file, all);
    }
}
