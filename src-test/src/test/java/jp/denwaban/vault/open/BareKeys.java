package jp.denwaban.vault.open;

import java.util.TreeMap;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserRecord;
import jp.denwaban.vault.VaultException;

/** The keys of a site as plain bytes, for who must know them to see that nobody else does. */
public final class BareKeys {
    private BareKeys() {}

    /** The key that a password opens a person's file with: 32 bytes. */
    public static byte[] ofPassword(SiteFolder site, UserId user, char[] password)
            throws VaultException {
        return PasswordCost.keyOf(password, locks(site).read(user).derivation());
    }

    /** A person's private key: 32 bytes, big-endian. */
    public static byte[] ofPerson(SiteFolder site, UserId user, char[] password)
            throws VaultException {
        UserLocks locks = locks(site);
        UserRecord record = locks.read(user);
        try (PrivateKey own = locks.unlock(record, password)) {
            return own.bytes();
        }
    }

    /** The organisation's private keys by generation: 32 bytes, big-endian. */
    public static TreeMap<Integer, byte[]> ofOrganisation(KeyRing ring) {
        TreeMap<Integer, byte[]> keys = new TreeMap<>();
        ring.organisation().forEach((generation, key) -> keys.put(generation, key.bytes()));
        return keys;
    }

    private static UserLocks locks(SiteFolder site) {
        FileDisk disk = new FileDisk();
        return new UserLocks(new KeyNames(site.keys()), new KeyFile(disk), PasswordCost.PRODUCTION);
    }
}
