package jp.denwaban.vault.open;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.VaultException;

/**
 * The way for the power-cut laboratory into the private side of the keys: the real vault on any
 * disk, with a password that is quick to try, and what the envelope opens.
 */
public final class CheapKeys {
    private CheapKeys() {}

    public static Vault in(Disk disk, Path keys) {
        return new Vault(disk, keys, new PasswordCost(64, 1, 1));
    }

    /** The generations that come out of their slots with this code, each checked. */
    public static Set<Integer> envelopeHolds(Disk disk, Path keys, EnvelopeCode code)
            throws VaultException {
        Generations generations = new Generations(disk, new KeyNames(keys), new KeyFile(disk));
        try (PrivateKey envelope = PrivateKey.derive(code.secret())) {
            Map<Integer, PrivateKey> keysHeld = generations.open(envelope, Slot.ENVELOPE);
            return keysHeld.keySet();
        }
    }
}
