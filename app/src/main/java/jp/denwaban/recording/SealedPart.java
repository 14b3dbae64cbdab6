package jp.denwaban.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;

/**
 * One sealed file being written. The file key exists here and, sealed, in the header; closing wipes
 * our copy, and the cipher's goes with the collector. Used by one thread at a time.
 *
 * <p>After an {@link IOException} the part is over: what was durable before is what {@link #seal}
 * says.
 */
final class SealedPart implements AutoCloseable {
    private static final String UNFINISHED = ".new";

    private final SealedName name;
    private final DiskFile file;
    private final FileKeys keys;

    // Room for one record, used again and again: half a second must not cost more than its cipher.
    private final byte[] plaintext = new byte[SealedRecord.PLAINTEXT];
    private final byte[] record = new byte[SealedRecord.BYTES];

    private int records;
    private long firstPosition = -1;
    private long position;
    private LocalDate day;
    private byte[] lastTag = {};

    private SealedPart(SealedName name, DiskFile file, FileKeys keys, LocalDate day) {
        this.name = name;
        this.file = file;
        this.keys = keys;
        this.day = day;
    }

    /** To whom, in which epoch and for which line files are sealed. */
    record Origin(OrganisationKey organisation, int epoch, int line) {}

    /** A durable file with its header, under its final name or not at all. */
    static SealedPart create(Disk disk, Path folder, SealedName name, Origin origin, LocalDate day)
            throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] fileKey = new byte[FileKeys.FILE_KEY_BYTES];
        random.nextBytes(fileKey);
        byte[] header = header(name, origin, day, fileKey, random);
        FileKeys keys = new FileKeys(fileKey, header);
        Arrays.fill(fileKey, (byte) 0);
        Path fresh = folder.resolve(name.fileName() + UNFINISHED);
        if (disk.exists(fresh)) {
            disk.delete(fresh);
        }
        DiskFile file = disk.create(fresh);
        try {
            file.write(header, 0);
            file.force();
            disk.rename(fresh, folder.resolve(name.fileName()));
            disk.forceFolder(folder);
        } catch (IOException e) {
            keys.close();
            file.close();
            throw e;
        }
        return new SealedPart(name, file, keys, day);
    }

    /** Whether a name is that of a file whose header was never finished. */
    static boolean unfinished(String fileName) {
        return fileName.endsWith(".sealed" + UNFINISHED);
    }

    private static byte[] header(
            SealedName name, Origin origin, LocalDate day, byte[] fileKey, SecureRandom random) {
        byte[] id = new byte[SealedHeader.ID_BYTES];
        random.nextBytes(id);
        Sealed none = new Sealed(new byte[Sealed.ENC_BYTES], new byte[Sealed.TAG_BYTES]);
        int generation = origin.organisation().generation();
        SealedHeader open =
                new SealedHeader(generation, id, name, origin.epoch(), origin.line(), day, none);
        Sealed sealed =
                origin.organisation().key().seal(Purpose.FILE_KEY, open.additionalData(), fileKey);
        return new SealedHeader(generation, id, name, origin.epoch(), origin.line(), day, sealed)
                .bytes();
    }

    /** Seals, writes and forces one record; durable when this returns. */
    void write(RecordContent content, LocalDate recordDay) throws IOException {
        RecordKind kind = content.kind();
        boolean last = kind == RecordKind.END;
        frame(content);
        SealedRecord.seal(
                keys, new SealedRecord.Place(records, kind, last, recordDay), plaintext, record);
        Arrays.fill(plaintext, (byte) 0);
        file.write(record, SealedHeader.BYTES + (long) records * SealedRecord.BYTES);
        file.force();
        records++;
        day = recordDay;
        lastTag = Arrays.copyOfRange(record, SealedRecord.TAG, SealedRecord.BYTES);
        advance(content);
    }

    /** Behind the content the room is zeros: it was wiped. */
    private void frame(RecordContent content) {
        ByteBuffer out = ByteBuffer.wrap(plaintext).position(Integer.BYTES);
        content.put(out);
        out.putInt(0, out.position() - Integer.BYTES);
    }

    private void advance(RecordContent content) {
        if (content instanceof RecordContent.Audio audio) {
            reach(audio.position(), audio.position() + audio.samples());
        } else if (content instanceof RecordContent.Gap gap) {
            reach(gap.from(), gap.to());
        }
    }

    private void reach(long from, long to) {
        firstPosition = firstPosition < 0 ? from : firstPosition;
        position = Math.max(position, to);
    }

    SealedName name() {
        return name;
    }

    int records() {
        return records;
    }

    /** What is durable. */
    Seal seal() {
        long samples = firstPosition < 0 ? 0 : position - firstPosition;
        return new Seal(
                name.fileName(),
                day,
                records,
                RecordContent.duration(samples),
                HexFormat.of().formatHex(lastTag));
    }

    @Override
    public void close() throws IOException {
        keys.close();
        file.close();
    }
}
