package jp.denwaban.bench.custody;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jp.denwaban.bench.BenchException;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/** An organisation made for one bench, in memory, and a person of it who is signed in. */
public record Keyed(OrganisationKey organisation, KeyRing ring) {

    /** Takes as long as three real passwords. */
    static Keyed make() throws BenchException {
        RamDisk disk = new RamDisk();
        Path folder = Path.of("/keys");
        UserId user = new UserId("bench");
        char[] password = "only for this bench".toCharArray();
        try {
            Vault vault = new Vault(disk, folder);
            vault.create(
                    List.of(new NewUser(user, Role.ADMINISTRATOR, password.clone())),
                    Instant.EPOCH);
            return new Keyed(
                    PublicKeys.read(disk, folder).organisation(), vault.open(user, password));
        } catch (VaultException e) {
            throw new BenchException("keys cannot be made: " + e.getMessage(), e);
        }
    }
}
