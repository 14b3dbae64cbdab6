package jp.denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.MemoryDisk;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Purpose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is done to a sealed file, it does not stay 真正. */
class TamperTest {
    private static final Path FOLDER = Path.of("/recordings");
    private static final Path FILE = FOLDER.resolve("00000007.sealed");
    private static final int HEADER = 4096;
    private static final int RECORD = 8192;

    private static Keys keys;
    private static byte[] whole;
    private static Seal seal;

    private final MemoryDisk disk = new MemoryDisk();

    /** A file of three records: AUDIO, META, END. */
    @BeforeAll
    static void sealOneFile() throws Exception {
        keys = Keys.make();
        Heard heard = new Heard();
        whole = sealed(7, heard);
        seal = heard.seal();
    }

    private static byte[] sealed(long call, Heard heard) throws RecordingException {
        MemoryDisk made = new MemoryDisk();
        RecordingStore store =
                RecordingStore.open(
                        made,
                        FOLDER,
                        keys.organisation(),
                        5,
                        () -> Instant.parse("2026-04-01T03:00:00Z"),
                        Runnable::run);
        CallFile file = store.begin(new CallNumber(call), 2, heard);
        short[] voice = Sounds.noise(call, 4_000);
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(call));
        return made.bytes(FOLDER.resolve(new SealedName(new CallNumber(call), 0).fileName()));
    }

    private Recording read(byte[] bytes, Optional<Seal> expected) {
        disk.put(FILE, bytes);
        return new RecordingReader(disk, keys.ring()).read(FILE, expected);
    }

    private SealedFileScan scan(byte[] bytes) {
        disk.put(FILE, bytes);
        return SealedFileReader.scan(disk, FILE);
    }

    @Test
    void theFileAsItWasSealedIsGenuine() {
        assertThat(whole).hasSize(HEADER + 3 * RECORD);
        assertThat(read(whole, Optional.of(seal)).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(scan(whole).seal()).hasValue(seal);
    }

    /** Keyless: a flipped bit anywhere, padding included. */
    @Test
    void everyFlippedBitShowsWithoutAKey() {
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = flip(whole, bit);
            if (scan(flipped).problems().isEmpty()) {
                throw new AssertionError("bit " + bit + " was not noticed");
            }
        }
    }

    /** Keyed, and the CRC was recomputed: every bit of every record is under a tag. */
    @Test
    void everyFlippedBitOfARecordWhoseCrcWasMendedIsNoticedByTheTag() {
        FileKeys fileKeys = fileKeys(whole);
        for (int index = 0; index < 3; index++) {
            byte[] record = record(whole, index);
            assertThat(new SealedRecord(record).open(fileKeys)).isPresent();
            for (int bit = 0; bit < 8 * RECORD; bit++) {
                boolean inCrc = bit >= 8 * 12 && bit < 8 * 16;
                byte[] forged = flip(record, bit);
                if (!inCrc && new SealedRecord(forged).open(fileKeys).isPresent()) {
                    throw new AssertionError("record " + index + " bit " + bit);
                }
            }
        }
    }

    @Test
    void flippedBitsAnywhereWithMendedCrcAreForgeriesToTheKeyedReader() {
        long seed = System.nanoTime();
        System.out.println("TamperTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            int bit = random.nextInt(8 * whole.length);
            byte[] forged = mend(flip(whole, bit));
            boolean onlyCrc = Arrays.equals(forged, whole);
            Recording recording = read(forged, Optional.of(seal));
            if (!onlyCrc && recording.verdict() == Verdict.GENUINE) {
                throw new AssertionError("seed " + seed + " bit " + bit);
            }
        }
    }

    @Test
    void aForgeryIsCalledOneAndADamageAnother() {
        byte[] damaged = flip(whole, 8 * (HEADER + 5_000));
        byte[] forged = mend(damaged);

        assertThat(read(damaged, Optional.of(seal)).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.RECORD_DAMAGED);
        assertThat(read(forged, Optional.of(seal)).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.FORGED);
    }

    @Test
    void everyShorterAndLongerFileIsNoticed() {
        for (int length = 0; length < whole.length; length++) {
            SealedFileScan scan = scan(Arrays.copyOf(whole, length));
            boolean noticed = !scan.finished();
            boolean againstIndex =
                    scan.seal().isEmpty()
                            || !Verifier.againstIndex(scan, FileState.CLOSED, Optional.of(seal))
                                    .isEmpty();
            if (!noticed || !againstIndex) {
                throw new AssertionError("length " + length);
            }
        }
        for (int more : new int[] {1, 511, 4096, RECORD, 3 * RECORD}) {
            assertThat(scan(Arrays.copyOf(whole, whole.length + more)).problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.TRAILING);
        }
    }

    /** A CUT file that index and chain do not know yet can be shortened: said, not hidden. */
    @Test
    void shorteningACutFileBeforeRecoveryCannotBeDetectedAndAfterwardsIs() {
        byte[] cut = Arrays.copyOf(whole, HEADER + 2 * RECORD);
        Seal recovered = scan(cut).seal().orElseThrow();
        byte[] shortened = Arrays.copyOf(cut, HEADER + RECORD);

        assertThat(read(shortened, Optional.empty()).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(read(shortened, Optional.empty()).finished()).isFalse();
        assertThat(read(cut, Optional.of(recovered)).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(read(shortened, Optional.of(recovered)).verdict()).isEqualTo(Verdict.MISMATCH);
    }

    @Test
    void aTornEndIsGenuineOnlyToWhoKnowsHowManyRecordsThereWere() {
        byte[] torn = Arrays.copyOf(whole, HEADER + RECORD + 700);
        Seal recovered = scan(torn).seal().orElseThrow();

        assertThat(recovered.records()).isEqualTo(1);
        assertThat(read(torn, Optional.empty()).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(read(torn, Optional.of(recovered)).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(read(torn, Optional.of(seal)).verdict()).isEqualTo(Verdict.MISMATCH);
    }

    @Test
    void recordsThatChangedPlacesAreNoticed() {
        for (int a = 0; a < 3; a++) {
            for (int b = a + 1; b < 3; b++) {
                byte[] swapped = whole.clone();
                System.arraycopy(whole, at(a), swapped, at(b), RECORD);
                System.arraycopy(whole, at(b), swapped, at(a), RECORD);
                assertThat(read(swapped, Optional.of(seal)).verdict())
                        .as("%d and %d", a, b)
                        .isEqualTo(Verdict.MISMATCH);
                assertThat(scan(swapped).problems()).isNotEmpty();

                // Renumbered and with a mended CRC, only the tag is left to tell.
                byte[] renumbered = swapped.clone();
                ByteBuffer.wrap(renumbered).putInt(at(a), a).putInt(at(b), b);
                renumbered[at(a) + 5] = (byte) 0;
                renumbered[at(b) + 5] = (byte) (b == 2 ? 1 : 0);
                assertThat(read(mend(renumbered), Optional.of(seal)).verdict())
                        .isEqualTo(Verdict.MISMATCH);
            }
        }
    }

    @Test
    void aRecordOrAHeaderOfAnotherCallIsNoticed() throws Exception {
        byte[] other = sealed(8, new Heard());
        for (int index = 0; index < 3; index++) {
            byte[] spliced = whole.clone();
            System.arraycopy(other, at(index), spliced, at(index), RECORD);
            assertThat(read(spliced, Optional.empty()).verdict()).isEqualTo(Verdict.MISMATCH);
        }
        byte[] beheaded = other.clone();
        System.arraycopy(whole, 0, beheaded, 0, HEADER);
        assertThat(read(beheaded, Optional.empty()).verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(read(other, Optional.empty()).problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.WRONG_NAME);
    }

    @Test
    void aRecordLeftOutOrTwiceIsNoticed() {
        byte[] without = Arrays.copyOf(whole, HEADER + 2 * RECORD);
        System.arraycopy(whole, at(2), without, at(1), RECORD);
        byte[] twice = Arrays.copyOf(whole, HEADER + 4 * RECORD);
        System.arraycopy(whole, at(1), twice, at(2), RECORD);
        System.arraycopy(whole, at(2), twice, at(3), RECORD);

        assertThat(read(without, Optional.of(seal)).verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(read(twice, Optional.of(seal)).verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(scan(without).problems()).isNotEmpty();
        assertThat(scan(twice).problems()).isNotEmpty();
    }

    /** Kills the mutant that leaves the header's hash out of the additional data. */
    @Test
    void aRecordIsBoundToEveryByteOfItsHeaderEvenUnderTheSameFileKey() {
        byte[] otherHeader = Arrays.copyOf(whole, HEADER);
        otherHeader[3_000] = 1; // in the padding

        FileKeys ours = fileKeys(whole);
        FileKeys sameKeyOtherHeader = new FileKeys(fileKey(whole), otherHeader);

        SealedRecord record = new SealedRecord(record(whole, 0));
        assertThat(record.open(ours)).isPresent();
        assertThat(record.open(sameKeyOtherHeader)).isEmpty();
    }

    /** Kills the mutant that leaves the final flag out of the nonce. */
    @Test
    void theFinalFlagIsInTheNonceSoThatOneIndexNeverRepeatsANonce() {
        FileKeys fileKeys = fileKeys(whole);
        LocalDate day = LocalDate.of(2026, 4, 1);
        byte[] content = new byte[100];
        SealedRecord middle =
                SealedRecord.seal(
                        fileKeys, new SealedRecord.Place(9, RecordKind.AUDIO, false, day), content);
        SealedRecord last =
                SealedRecord.seal(
                        fileKeys, new SealedRecord.Place(9, RecordKind.AUDIO, true, day), content);

        assertThat(Arrays.copyOfRange(middle.bytes(), 16, 8176))
                .as("the same key and counter, another key stream")
                .isNotEqualTo(Arrays.copyOfRange(last.bytes(), 16, 8176));
    }

    @Test
    void aKeyOfAnotherOrganisationCannotJudgeAndADamagedFileIsStillCalledSo() {
        disk.put(FILE, whole);
        RecordingReader stranger = new RecordingReader(disk, Keys.make().ring());
        Recording read = stranger.read(FILE, Optional.of(seal));

        // The same generation number, another key: the header does not open.
        assertThat(read.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(read.caller()).isEmpty();
        assertThat(read.meta()).isEmpty();
    }

    @Test
    void aFileOfAGenerationNobodyHoldsIsUnverifiable() {
        byte[] other = whole.clone();
        ByteBuffer.wrap(other).putInt(12, 9);

        assertThat(read(mend(other), Optional.empty()).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    }

    @Test
    void aMissingFileAndAnUnknownVersionAreUnverifiable() {
        byte[] v2 = whole.clone();
        v2[9] = 2;

        assertThat(read(mend(v2), Optional.empty()).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(
                        new RecordingReader(disk, keys.ring())
                                .read(FOLDER.resolve("00000099.sealed"), Optional.empty())
                                .verdict())
                .isEqualTo(Verdict.UNVERIFIABLE);
    }

    @Test
    void rubbishOfAnyLengthIsJudgedAndNeverCrashes() {
        long seed = System.nanoTime();
        System.out.println("TamperTest rubbish seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] rubbish = new byte[random.nextInt(HEADER + 2 * RECORD)];
            random.nextBytes(rubbish);
            System.arraycopy(whole, 0, rubbish, 0, Math.min(rubbish.length, i % 3 * 4096));
            assertThat(read(rubbish, Optional.empty()).verdict()).isNotNull();
            MetaText.read(rubbish);
            for (RecordKind kind : RecordKind.values()) {
                RecordContent.read(kind, Arrays.copyOf(rubbish, i % 30));
            }
        }
    }

    private static int at(int record) {
        return HEADER + record * RECORD;
    }

    private static byte[] record(byte[] file, int index) {
        return Arrays.copyOfRange(file, at(index), at(index + 1));
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    /** Recomputes every CRC, as somebody who knows the format and has no key would. */
    private static byte[] mend(byte[] file) {
        byte[] mended = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(mended);
        buffer.putInt(HEADER - 4, Digests.crc32c(mended, 0, HEADER - 4));
        for (int at = HEADER; at + RECORD <= mended.length; at += RECORD) {
            byte[] record = Arrays.copyOfRange(mended, at, at + RECORD);
            buffer.putInt(at + 12, Digests.crc32cAround(record, 12, 16));
        }
        return mended;
    }

    private static byte[] fileKey(byte[] file) {
        byte[] header = Arrays.copyOf(file, HEADER);
        SealedHeader parsed = SealedHeader.parse(header);
        return keys.ring()
                .open(
                        parsed.generation(),
                        Purpose.FILE_KEY,
                        parsed.additionalData(),
                        parsed.fileKey())
                .orElseThrow();
    }

    private static FileKeys fileKeys(byte[] file) {
        return new FileKeys(fileKey(file), Arrays.copyOf(file, HEADER));
    }
}
