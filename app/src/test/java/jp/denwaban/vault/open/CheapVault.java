package jp.denwaban.vault.open;

import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;

/** The real vault with real keys, but a password that is quick to try: for tests elsewhere. */
public final class CheapVault {
    private CheapVault() {}

    public static Vault in(Path keys) {
        return in(new FileDisk(), keys);
    }

    public static Vault in(Disk disk, Path keys) {
        return new Vault(disk, keys, new PasswordCost(64, 1, 1));
    }
}
