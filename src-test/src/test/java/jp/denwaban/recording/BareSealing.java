package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.OrganisationKey;

/**
 * A sealed file written record by record, as the thread behind the queue writes it: for whoever
 * measures what sealing costs. Stands beside the format, because nobody else may seal.
 */
public final class BareSealing implements AutoCloseable {
    /** Of a record whose throughput is measured: what AES-GCM is given. */
    public static final int PLAINTEXT_BYTES = 8160;

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final SealedPart part;
    private long position;

    private BareSealing(SealedPart part) {
        this.part = part;
    }

    /** Makes the file. */
    public static BareSealing begin(
            Disk disk, Path folder, OrganisationKey organisation, CallNumber call)
            throws IOException {
        SealedPart.Origin origin = new SealedPart.Origin(organisation, 1, 1);
        return new BareSealing(
                SealedPart.create(disk, folder, new SealedName(call, 0), origin, DAY));
    }

    /** Half a second of both legs, as the queue hands it over; not changed. */
    public void write(byte[] muLaw) throws IOException {
        part.write(new RecordContent.Audio(position, muLaw), DAY);
        position += SealedRecord.SAMPLES;
    }

    /** Samples of both legs in a full record. */
    public static int voiceBytes() {
        return 2 * SealedRecord.SAMPLES;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
