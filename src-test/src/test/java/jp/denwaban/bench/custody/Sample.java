package jp.denwaban.bench.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.OrganisationKey;

/**
 * A sealed file made by the real recorder, and what a person without its key can do to it: the
 * bytes of {@code docs/formats.md}, counted here once more.
 *
 * @param seal what index and chain know of it
 */
record Sample(byte[] bytes, Seal seal) {
    static final Path FOLDER = Path.of("/recordings");
    static final int HEADER = 4096;
    static final int RECORD = 8192;
    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final int EPOCH = 5;

    /**
     * Seals noise.
     *
     * @param halfSeconds records of audio; META and END come to them
     */
    static Sample make(OrganisationKey organisation, long call, int halfSeconds) {
        RamDisk disk = new RamDisk();
        AtomicReference<Seal> sealed = new AtomicReference<>();
        try {
            RecordingStore store =
                    RecordingStore.open(
                            disk, FOLDER, organisation, EPOCH, () -> NOON, Runnable::run);
            CallFile file = store.begin(new CallNumber(call), 2, listener(sealed));
            speak(file, call, halfSeconds * 25);
            file.finish(meta(call));
            return new Sample(disk.bytes(file(call)), sealed.get());
        } catch (RecordingException e) {
            throw new IllegalStateException("memory is a good disk", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(long call) {
        return FOLDER.resolve("%08d.sealed".formatted(call));
    }

    private static void speak(CallFile file, long seed, int frames) {
        Random random = new Random(seed);
        for (int frame = 0; frame < frames; frame++) {
            short[] caller = new short[LineAudio.FRAME_SAMPLES];
            short[] staff = new short[LineAudio.FRAME_SAMPLES];
            for (int sample = 0; sample < caller.length; sample++) {
                caller[sample] = (short) random.nextInt(-8000, 8000);
                staff[sample] = (short) random.nextInt(-8000, 8000);
            }
            file.audio(caller, staff);
        }
    }

    static CallMeta meta(long call) {
        return new CallMeta(
                new CallNumber(call),
                2,
                new Caller.Number("0112510110"),
                NOON,
                true,
                Optional.of(NOON.plusSeconds(6)),
                Optional.of(new Digit('3')),
                Optional.of("交通課"),
                Optional.of(NOON.plusSeconds(30)),
                Optional.of(Duration.ofMillis(24_020)),
                Optional.of(NOON.plusSeconds(90)),
                Optional.of(Outcome.RECORDED));
    }

    private static CallFile.Listener listener(AtomicReference<Seal> sealed) {
        return new CallFile.Listener() {
            @Override
            public void durable(long atNanos) {}

            @Override
            public void sealed(Seal seal) {
                sealed.set(seal);
            }

            @Override
            public void failed(String faultCode) {
                throw new IllegalStateException(faultCode);
            }
        };
    }

    int records() {
        return (bytes.length - HEADER) / RECORD;
    }

    static int at(int record) {
        return HEADER + record * RECORD;
    }

    /** Recomputes the CRC of whatever this byte belongs to, as anybody can who knows the format. */
    static void mend(byte[] file, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        if (at < HEADER) {
            buffer.putInt(HEADER - 4, Digests.crc32c(file, 0, HEADER - 4));
            return;
        }
        int start = (at - HEADER) / RECORD * RECORD + HEADER;
        byte[] record = java.util.Arrays.copyOfRange(file, start, start + RECORD);
        buffer.putInt(start + 12, Digests.crc32cAround(record, 12, 16));
    }

    static void mendAll(byte[] file) {
        for (int at = 0; at < file.length; at += at < HEADER ? HEADER : RECORD) {
            mend(file, at);
        }
    }
}
