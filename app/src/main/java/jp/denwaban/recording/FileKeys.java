package jp.denwaban.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.GcmKey;

/**
 * The two keys of one sealed file, from its file key by HKDF-SHA-256 without salt: info "denwaban
 * v1 audio key" and "denwaban v1 metadata key".
 */
public final class FileKeys implements AutoCloseable {
    static final int FILE_KEY_BYTES = 32;
    private static final byte[] AUDIO = "denwaban v1 audio key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] METADATA =
            "denwaban v1 metadata key".getBytes(StandardCharsets.US_ASCII);

    private final byte[] audio;
    private final byte[] metadata;
    private final byte[] headerHash;
    private Optional<GcmKey> audioSeal = Optional.empty();
    private Optional<GcmKey> metadataSeal = Optional.empty();

    /** The file key stays the caller's, who wipes it. */
    public FileKeys(byte[] fileKey, byte[] header) {
        this.audio = Digests.hkdf(fileKey, AUDIO);
        this.metadata = Digests.hkdf(fileKey, METADATA);
        this.headerHash = Digests.sha256(header);
    }

    byte[] of(RecordKind kind) {
        return kind == RecordKind.META ? metadata : audio;
    }

    /** What seals records of a kind; made with the first of them, by the one thread that writes. */
    GcmKey sealing(RecordKind kind) {
        if (kind == RecordKind.META) {
            GcmKey seal = metadataSeal.orElseGet(() -> new GcmKey(metadata));
            metadataSeal = Optional.of(seal);
            return seal;
        }
        GcmKey seal = audioSeal.orElseGet(() -> new GcmKey(audio));
        audioSeal = Optional.of(seal);
        return seal;
    }

    byte[] headerHash() {
        return headerHash;
    }

    @Override
    public void close() {
        Arrays.fill(audio, (byte) 0);
        Arrays.fill(metadata, (byte) 0);
        audioSeal = Optional.empty();
        metadataSeal = Optional.empty();
    }
}
