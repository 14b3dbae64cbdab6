package jp.denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.recording.CallFile.GapReason;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From frames of a call to a sealed file and back, on a real disk that may be in trouble. */
class RecordingStoreTest {
    private static final CallNumber SEVEN = new CallNumber(7);
    private static Keys keys;

    @TempDir Path folder;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-04-01T03:00:00Z"));
    private final Heard heard = new Heard();
    private RecordingStore store;

    @BeforeAll
    static void oneOrganisation() {
        keys = Keys.make();
    }

    @BeforeEach
    void openStore() throws Exception {
        store = open(Runnable::run);
    }

    private RecordingStore open(java.util.concurrent.Executor writers) throws Exception {
        InstantSource clock = now::get;
        return RecordingStore.open(disk, folder, keys.organisation(), 5, clock, writers);
    }

    private Recording read(String name, Optional<Seal> expected) {
        return new RecordingReader(new FileDisk(), keys.ring())
                .read(folder.resolve(name), expected);
    }

    @Test
    void bothLegsComeBackAsTheyWereAfterMuLaw() {
        short[] caller = Sounds.noise(1, 20_000); // 2.5 s
        short[] staff = Sounds.noise(2, 20_000);
        CallFile file = store.begin(SEVEN, 2, heard);
        file.meta(Metas.ringing(7));
        Sounds.speak(file, caller, staff);
        file.finish(Metas.ended(7));

        Recording recording = read("00000007.sealed", Optional.of(heard.seal()));

        assertThat(recording.problems()).isEmpty();
        assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(recording.caller()).isEqualTo(Sounds.afterMuLaw(caller));
        assertThat(recording.staff()).isEqualTo(Sounds.afterMuLaw(staff));
        assertThat(recording.meta()).hasValue(Metas.ended(7));
        assertThat(recording.finished()).isTrue();
        assertThat(recording.gaps()).isEmpty();
        assertThat(heard.seal().audio()).isEqualTo(Duration.ofMillis(2500));
        // META, five AUDIO, META, END
        assertThat(heard.seal().records()).isEqualTo(8);
        assertThat(heard.durable).hasValue(8);
    }

    @Test
    void aCallThatOnlyRangHasAFileOfMetaAndEnd() {
        CallFile file = store.begin(SEVEN, 2, heard);
        file.finish(Metas.ringing(7));

        Recording recording = read("00000007.sealed", Optional.of(heard.seal()));

        assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(recording.meta()).hasValue(Metas.ringing(7));
        assertThat(recording.caller()).isEmpty();
        assertThat(heard.seal().records()).isEqualTo(2);
    }

    @Test
    void theMetaAloneComesFromTheEndOfAClosedFileAndIsSearchedInACutOne() {
        CallFile closed = store.begin(SEVEN, 2, heard);
        closed.meta(Metas.ringing(7));
        CallFile open = store.begin(new CallNumber(8), 2, new Heard());
        open.meta(Metas.ringing(8));
        short[] voice = Sounds.noise(9, 20_000);
        Sounds.speak(closed, voice, voice);
        Sounds.speak(open, voice, voice);
        closed.finish(Metas.ended(7));
        RecordingReader reader = new RecordingReader(new FileDisk(), keys.ring());

        assertThat(reader.meta(folder.resolve("00000007.sealed"))).hasValue(Metas.ended(7));
        assertThat(reader.meta(folder.resolve("00000008.sealed"))).hasValue(Metas.ringing(8));
        assertThat(reader.meta(folder.resolve("00000009.sealed"))).isEmpty();
    }

    @Test
    void theFileIsThereAsSoonAsTheCallRang() {
        store.begin(SEVEN, 2, heard);

        assertThat(folder.resolve("00000007.sealed")).exists().hasSize(4096);
        assertThat(disk.steps())
                .containsSubsequence("create 00000007.sealed", "force 00000007.sealed");
    }

    @Test
    void everyRecordIsForcedBeforeItIsCalledDurable() {
        List<String> order = new ArrayList<>();
        disk.trouble((step, name) -> order.add(step));
        CallFile file =
                store.begin(
                        SEVEN,
                        2,
                        new CallFile.Listener() {
                            @Override
                            public void durable(long atNanos) {
                                order.add("durable");
                            }

                            @Override
                            public void sealed(Seal seal) {}

                            @Override
                            public void failed(String faultCode) {}
                        });
        file.finish(Metas.ringing(7));

        assertThat(order)
                .containsExactly(
                        "create",
                        "write",
                        "force",
                        "rename",
                        "forceFolder",
                        "write",
                        "force",
                        "durable",
                        "write",
                        "force",
                        "durable",
                        "close");
    }

    @Test
    void anExplicitGapStandsWhereNothingWasHeard() {
        short[] voice = Sounds.noise(3, 8_000);
        CallFile file = store.begin(SEVEN, 2, heard);
        Sounds.speak(file, voice, voice);
        file.gap(GapReason.SOUND_DEVICE, Duration.ofMillis(1000), Duration.ofMillis(1700));
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(7));

        Recording recording = read("00000007.sealed", Optional.of(heard.seal()));

        assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(recording.gaps())
                .containsExactly(
                        new Recording.Gap(
                                GapReason.SOUND_DEVICE,
                                Duration.ofMillis(1000),
                                Duration.ofMillis(1700)));
        assertThat(recording.caller()).hasSize(8_000 + 5_600 + 8_000);
        assertThat(Arrays.copyOfRange(recording.caller(), 13_600, 21_600))
                .isEqualTo(Sounds.afterMuLaw(voice));
        assertThat(Arrays.copyOfRange(recording.caller(), 8_000, 13_600))
                .isEqualTo(new short[5_600]);
    }

    @Test
    void aFailedForceCutsTheFileAndTheRecordingGoesOnInTheNextPart() {
        AtomicInteger forces = new AtomicInteger();
        disk.trouble(
                (step, name) -> {
                    if (step.equals("force")
                            && name.equals("00000007.sealed")
                            && forces.incrementAndGet() == 4) {
                        throw new IOException("Input/output error");
                    }
                });
        short[] caller = Sounds.noise(4, 16_000);
        short[] staff = Sounds.noise(5, 16_000);
        CallFile file = store.begin(SEVEN, 2, heard);
        file.meta(Metas.ringing(7));
        Sounds.speak(file, caller, staff);
        file.finish(Metas.ended(7));

        // Header, META, first AUDIO were forced; the second AUDIO's force failed.
        assertThat(heard.cut).hasSize(1);
        assertThat(heard.cut.get(0).records()).isEqualTo(2);
        assertThat(heard.seal().fileName()).isEqualTo("00000007-1.sealed");
        Recording first = read("00000007.sealed", Optional.of(heard.cut.get(0)));
        Recording second = read("00000007-1.sealed", Optional.of(heard.seal()));
        assertThat(first.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(first.finished()).isFalse();
        assertThat(second.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(second.meta()).hasValue(Metas.ended(7));
        assertThat(Arrays.copyOf(first.caller(), 4_000))
                .isEqualTo(Arrays.copyOf(Sounds.afterMuLaw(caller), 4_000));
        assertThat(second.caller())
                .isEqualTo(Arrays.copyOfRange(Sounds.afterMuLaw(caller), 4_000, 16_000));
    }

    @Test
    void afterAFailedForceTheFileIsOnlyClosed() {
        AtomicInteger forces = new AtomicInteger();
        disk.trouble(
                (step, name) -> {
                    if (step.equals("force") && forces.incrementAndGet() == 2) {
                        throw new IOException("Input/output error");
                    }
                });
        CallFile file = store.begin(SEVEN, 2, heard);
        file.finish(Metas.ended(7));

        List<String> steps = disk.steps();
        List<String> afterwards =
                steps.subList(nth(steps, "force 00000007.sealed", 2) + 1, steps.size());
        assertThat(afterwards.stream().filter(step -> step.endsWith(" 00000007.sealed")))
                .containsExactly("close 00000007.sealed");
    }

    private static int nth(List<String> steps, String step, int n) {
        int seen = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).equals(step) && ++seen == n) {
                return i;
            }
        }
        throw new AssertionError(step + " was asked for " + seen + " times");
    }

    @Test
    void aFullDiskIsSaidOnceAndWhatWasDurableStays() throws Exception {
        CallFile file = store.begin(SEVEN, 2, heard);
        file.meta(Metas.ringing(7));
        short[] voice = Sounds.noise(6, 4_000);
        Sounds.speak(file, voice, voice);
        disk.freeBytes(0);
        disk.trouble(
                (step, name) -> {
                    if (!step.equals("close")) {
                        throw new IOException("No space left on device");
                    }
                });
        Sounds.speak(file, voice, voice);
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(7));

        assertThat(heard.failed).containsExactly("D-02");
        assertThat(heard.sealed).isEmpty();
        disk.trouble((step, name) -> {});
        List<Seal> found = CutFiles.in(disk, folder);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).records()).isEqualTo(2);
        Recording recording = read("00000007.sealed", Optional.of(found.get(0)));
        assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(recording.caller()).isEqualTo(Sounds.afterMuLaw(voice));
    }

    /** At whichever step the disk runs full: what was called durable opens, the end is told. */
    @Test
    void whereverADiskRunsFullWhatWasAcknowledgedStaysAndTheEndIsSaid() throws Exception {
        disk.freeBytes(0);
        short[] voice = Sounds.noise(3, 12_000); // 1.5 s
        int steps = Integer.MAX_VALUE;
        for (int fullFrom = 0; fullFrom < steps; fullFrom++) {
            int full = fullFrom;
            AtomicInteger taken = new AtomicInteger();
            disk.trouble(
                    (step, name) -> {
                        boolean needsRoom = step.equals("write") || step.equals("create");
                        if (needsRoom && taken.getAndIncrement() >= full) {
                            throw new IOException("No space left on device");
                        }
                    });
            AtomicInteger acknowledged = new AtomicInteger();
            List<String> ends = new ArrayList<>();
            CallFile file =
                    store.begin(
                            new CallNumber(100 + full),
                            2,
                            new CallFile.Listener() {
                                @Override
                                public void durable(long atNanos) {
                                    acknowledged.incrementAndGet();
                                }

                                @Override
                                public void sealed(Seal seal) {
                                    ends.add("sealed");
                                }

                                @Override
                                public void failed(String faultCode) {
                                    ends.add(faultCode);
                                }
                            });
            file.meta(Metas.ringing(100 + full));
            Sounds.speak(file, voice, voice);
            file.finish(Metas.ended(100 + full));

            String name = "%08d.sealed".formatted(100 + full);
            long there =
                    Files.exists(folder.resolve(name))
                            ? SealedFileReader.scan(new FileDisk(), folder.resolve(name))
                                    .seal()
                                    .map(Seal::records)
                                    .orElse(0L)
                            : 0;
            assertThat(there).as("full at %d", full).isGreaterThanOrEqualTo(acknowledged.get());
            assertThat(ends).as("full at %d", full).hasSize(1);
            if (taken.get() <= full) {
                assertThat(ends).containsExactly("sealed");
                steps = full;
            } else {
                assertThat(ends).containsExactly("D-02");
            }
        }
        assertThat(steps).as("header, records, META and END").isGreaterThan(6);
    }

    @Test
    void aDiskThatFailsEveryTimeEndsTheRecordingAfterAFewParts() {
        disk.trouble(
                (step, name) -> {
                    if (step.equals("write") && disk.steps().size() % 3 == 0) {
                        throw new IOException("Input/output error");
                    }
                });
        CallFile file = store.begin(SEVEN, 2, heard);
        for (int i = 0; i < 40; i++) {
            short[] voice = Sounds.noise(i, 4_000);
            Sounds.speak(file, voice, voice);
        }
        file.finish(Metas.ended(7));

        assertThat(heard.failed.size() + heard.sealed.size()).isEqualTo(1);
        assertThat(heard.cut.size()).isLessThanOrEqualTo(QueuedCallFile.MOST_PARTS);
    }

    @Test
    void aHangingDiskOfOneLineDelaysNoOther() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(RecordingStore.WRITER_THREADS);
        CountDownLatch release = new CountDownLatch(1);
        disk.trouble(
                (step, name) -> {
                    if (name.startsWith("00000001") && step.equals("force")) {
                        await(release);
                    }
                });
        try {
            RecordingStore pooled = open(writers);
            Heard stuck = new Heard();
            CallFile hanging = pooled.begin(new CallNumber(1), 1, stuck);
            hanging.finish(Metas.ringing(1));
            List<Heard> others = new ArrayList<>();
            for (int line = 2; line <= 8; line++) {
                Heard other = new Heard();
                others.add(other);
                CallFile file = pooled.begin(new CallNumber(line), line, other);
                short[] voice = Sounds.noise(line, 8_000);
                Sounds.speak(file, voice, voice);
                file.finish(Metas.ended(line));
            }
            // The disk hangs until the others are over: who waits for it is never over.
            for (Heard other : others) {
                assertThat(other.over(10)).isTrue();
                assertThat(other.sealed).hasSize(1);
            }
            assertThat(stuck.sealed).isEmpty();
            release.countDown();
            assertThat(stuck.over(10)).isTrue();
            assertThat(stuck.sealed).hasSize(1);
        } finally {
            release.countDown();
            writers.shutdown();
            assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatDoesNotFitTheQueueBecomesAGapOfThatLength() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        disk.trouble(
                (step, name) -> {
                    if (step.equals("create")) {
                        await(release);
                    }
                });
        try {
            CallFile file = open(writer).begin(SEVEN, 2, heard);
            short[] before = Sounds.noise(7, 4_000 * RecordingQueue.MOST_AUDIO);
            short[] lost = Sounds.noise(8, 3 * 4_000);
            Sounds.speak(file, before, before);
            Sounds.speak(file, lost, lost);
            file.finish(Metas.ended(7));
            release.countDown();
            assertThat(heard.over(10)).isTrue();

            Recording recording = read("00000007.sealed", Optional.of(heard.seal()));
            assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
            assertThat(recording.gaps())
                    .containsExactly(
                            new Recording.Gap(
                                    GapReason.QUEUE_FULL,
                                    Duration.ofMillis(10_000),
                                    Duration.ofMillis(11_500)));
            assertThat(recording.caller()).hasSize(before.length + lost.length);
            assertThat(heard.seal().audio()).isEqualTo(Duration.ofMillis(11_500));
        } finally {
            release.countDown();
            writer.shutdown();
            assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** 様式の規則: a call over midnight belongs to the day it ended. */
    @Test
    void aCallOverMidnightIsAcquiredOnTheDayItEnded() {
        now.set(Instant.parse("2026-04-01T14:59:40Z")); // 23:59:40 in Japan
        CallFile file = store.begin(SEVEN, 2, heard);
        speakOverMidnight(file, 40);
        file.finish(Metas.ended(7));

        assertThat(heard.seal().acquiredOn()).isEqualTo(LocalDate.of(2026, 4, 2));
    }

    @Test
    void aCallCutFiveSecondsAfterMidnightIsOfTheNewDayAndOneBeforeOfTheOld() throws Exception {
        now.set(Instant.parse("2026-04-01T14:59:40Z"));
        CallFile file = store.begin(SEVEN, 2, heard);
        speakOverMidnight(file, 25);
        now.set(Instant.parse("2026-04-01T14:59:40Z"));
        CallFile other = store.begin(new CallNumber(8), 3, new Heard());
        speakOverMidnight(other, 19);

        List<Seal> cut = CutFiles.in(disk, folder);

        assertThat(cut)
                .extracting(Seal::acquiredOn)
                .containsExactly(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 1));
    }

    private void speakOverMidnight(CallFile file, int seconds) {
        for (int half = 0; half < 2 * seconds; half++) {
            short[] voice = Sounds.noise(half, 4_000);
            now.updateAndGet(time -> time.plusMillis(500));
            Sounds.speak(file, voice, voice);
        }
    }

    @Test
    void neitherVoiceNorNumberNorTimeNorPlaceIsOnTheDiskInClear() throws Exception {
        byte[] canary = new byte[1_000];
        Arrays.fill(canary, (byte) 0x21);
        short[] voice = new short[8_000];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = jp.denwaban.audio.MuLaw.decode((byte) 0x21);
        }
        CallFile file = store.begin(SEVEN, 2, heard);
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(7));

        String bytes =
                new String(
                        Files.readAllBytes(folder.resolve("00000007.sealed")),
                        StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .doesNotContain("0112510110")
                .doesNotContain("2026-04-01")
                .doesNotContain(new String(canary, 0, 16, StandardCharsets.ISO_8859_1))
                .doesNotContain(
                        new String(
                                "交通課".getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
    }

    @Test
    void aHeaderThatWasNeverFinishedIsSweptAtTheNextStart() throws Exception {
        Files.write(folder.resolve("00000009.sealed.new"), new byte[100]);

        Recovery.sweep(disk, folder);

        assertThat(folder.resolve("00000009.sealed.new")).doesNotExist();
    }

    /** What a killed process named and wrote is seen after it, and is not safe. */
    @Test
    void whatAStartFindsIsForcedBeforeAnythingIsSaidOfIt() throws Exception {
        store.begin(SEVEN, 2, heard).finish(Metas.ringing(7));
        int before = disk.steps().size();

        Recovery.sweep(disk, folder);
        Recovery.secure(disk, folder.resolve("00000007.sealed"));

        assertThat(disk.steps().subList(before, disk.steps().size()))
                .containsExactly(
                        "forceFolder " + folder.getFileName(),
                        "force 00000007.sealed",
                        "close 00000007.sealed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
