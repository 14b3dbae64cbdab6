package jp.denwaban.recording;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.recording.CallFile.GapReason;

/**
 * What is inside a record once it is opened. Positions are samples of one leg counted from the
 * recording's start, gaps included. Integers big-endian.
 *
 * <pre>
 * META   0    n  see {@link MetaText}
 *
 * AUDIO  0    8  position of the first sample
 *        8   2k  µ-law, caller and staff in turn; k from 1 to 4000
 *
 * GAP    0    1  reason: 1 line, 2 sound device, 3 queue full, 4 disk, 5 bypass
 *        1    7  0
 *        8    8  from, position
 *       16    8  to, position
 *
 * END    0    8  records of the file, this one included
 *        8    8  position where the recording ends
 * </pre>
 */
public sealed interface RecordContent {

    /** Longest a recording can be, 24 hours: what says more was not written by us. */
    long LAST_POSITION = 24L * 3600 * LineAudio.RATE_HZ;

    record Meta(CallMeta meta) implements RecordContent {}

    /**
     * @param muLaw caller and staff in turn
     */
    record Audio(long position, byte[] muLaw) implements RecordContent {
        public int samples() {
            return muLaw.length / 2;
        }
    }

    record Gap(GapReason reason, long from, long to) implements RecordContent {}

    record End(long records, long position) implements RecordContent {}

    default RecordKind kind() {
        if (this instanceof Meta) {
            return RecordKind.META;
        }
        if (this instanceof Audio) {
            return RecordKind.AUDIO;
        }
        return this instanceof Gap ? RecordKind.GAP : RecordKind.END;
    }

    default byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(SealedRecord.LONGEST_CONTENT);
        put(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Writes itself, as in the table above; at most {@value SealedRecord#LONGEST_CONTENT} bytes.
     */
    default void put(ByteBuffer out) {
        if (this instanceof Meta meta) {
            byte[] text = MetaText.write(meta.meta());
            out.put(text);
            Arrays.fill(text, (byte) 0);
        } else if (this instanceof Audio audio) {
            out.putLong(audio.position()).put(audio.muLaw());
        } else if (this instanceof Gap gap) {
            out.putLong((long) code(gap.reason()) << 56).putLong(gap.from()).putLong(gap.to());
        } else {
            End end = (End) this;
            out.putLong(end.records()).putLong(end.position());
        }
    }

    /** Empty if the bytes cannot be a content of this kind. */
    static Optional<RecordContent> read(RecordKind kind, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return switch (kind) {
            case META -> MetaText.read(bytes).map(Meta::new);
            case AUDIO -> readAudio(bytes);
            case GAP -> readGap(bytes);
            case END ->
                    bytes.length == 16
                            ? Optional.of(new End(in.getLong(0), in.getLong(8)))
                            : Optional.empty();
        };
    }

    private static Optional<RecordContent> readAudio(byte[] bytes) {
        if (bytes.length < 10 || bytes.length > 8 + 2 * SealedRecord.SAMPLES) {
            return Optional.empty();
        }
        long position = ByteBuffer.wrap(bytes).getLong(0);
        return bytes.length % 2 == 0 && position >= 0 && position <= LAST_POSITION
                ? Optional.of(new Audio(position, Arrays.copyOfRange(bytes, 8, bytes.length)))
                : Optional.empty();
    }

    private static Optional<RecordContent> readGap(byte[] bytes) {
        if (bytes.length != 24) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long from = in.getLong(8);
        long to = in.getLong(16);
        boolean sane = from >= 0 && from <= to && to <= LAST_POSITION;
        return reason(bytes[0]).filter(r -> sane).map(r -> new Gap(r, from, to));
    }

    static long position(Duration fromStart) {
        return fromStart.toNanos() * LineAudio.RATE_HZ / 1_000_000_000L;
    }

    static Duration duration(long samples) {
        return Duration.ofNanos(samples * (1_000_000_000L / LineAudio.RATE_HZ));
    }

    private static int code(GapReason reason) {
        return switch (reason) {
            case LINE -> 1;
            case SOUND_DEVICE -> 2;
            case QUEUE_FULL -> 3;
            case DISK -> 4;
            case BYPASS -> 5;
        };
    }

    private static Optional<GapReason> reason(int code) {
        return Arrays.stream(GapReason.values()).filter(r -> code(r) == code).findFirst();
    }
}
