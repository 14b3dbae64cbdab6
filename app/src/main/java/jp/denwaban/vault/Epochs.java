package jp.denwaban.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.VaultException.Reason;

/**
 * Begins epochs: at every start of the answering process a fresh key, kept on the disk only sealed.
 *
 * <p>Body of an epoch's key file:
 *
 * <pre>
 *    0    4  epoch, from 1
 *    4    4  generation of the organisation key it is sealed to
 *    8    8  begun, seconds since 1970-01-01T00:00:00Z
 *   16   65  HPKE enc
 *   81    3  0
 *   84   48  sealed epoch key (32 bytes) and tag
 * </pre>
 *
 * The additional data of the seal is the first 12 bytes of the page and bytes 0 to 15 of the body.
 */
public final class Epochs {
    private static final int KEY_BYTES = 32;
    private static final int CLEAR = 16;
    private static final int SEALED = 84;
    private static final int BYTES = SEALED + KEY_BYTES + Sealed.TAG_BYTES;

    private final Disk disk;
    private final KeyNames names;

    public Epochs(Disk disk, Path keys) {
        this.disk = disk;
        this.names = new KeyNames(keys);
    }

    /** What stands in the file of one epoch; the key comes out only with the private key. */
    public record SealedEpoch(int epoch, int generation, byte[] additionalData, Sealed key) {}

    /** The next epoch, durable on the disk when this returns. */
    public Epoch begin(OrganisationKey organisation, Instant now, SecureRandom random)
            throws VaultException {
        int number = last() + 1;
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        ByteBuffer body = ByteBuffer.allocate(BYTES);
        body.putInt(number).putInt(organisation.generation()).putLong(now.getEpochSecond());
        Sealed sealed =
                organisation.key().seal(Purpose.EPOCH_KEY, additionalData(body.array()), key);
        body.put(sealed.enc()).position(SEALED);
        body.put(sealed.ciphertext());
        new KeyFile(disk).create(names.epoch(number), KeyFile.Kind.EPOCH, body.array());
        return new Epoch(number, key);
    }

    /** The number of the newest epoch on the disk, 0 before the first. */
    public int last() throws VaultException {
        try {
            return disk.names(names.folder()).stream()
                    .flatMapToInt(name -> KeyNames.epochOf(name).stream())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "keys folder cannot be listed", e);
        }
    }

    public SealedEpoch read(int epoch) throws VaultException {
        byte[] body = new KeyFile(disk).read(names.epoch(epoch), KeyFile.Kind.EPOCH);
        if (body.length != BYTES || ByteBuffer.wrap(body).getInt(0) != epoch) {
            throw new VaultException(Reason.DAMAGED, "not the file of epoch " + epoch);
        }
        Sealed sealed =
                new Sealed(
                        Arrays.copyOfRange(body, CLEAR, CLEAR + Sealed.ENC_BYTES),
                        Arrays.copyOfRange(body, SEALED, BYTES));
        return new SealedEpoch(
                epoch, ByteBuffer.wrap(body).getInt(4), additionalData(body), sealed);
    }

    private static byte[] additionalData(byte[] body) {
        byte[] context = KeyFile.Kind.EPOCH.context();
        return ByteBuffer.allocate(context.length + CLEAR).put(context).put(body, 0, CLEAR).array();
    }
}
