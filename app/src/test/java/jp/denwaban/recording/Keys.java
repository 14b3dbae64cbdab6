package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/** One organisation's keys for tests that seal and open: the public one and a signed-in person. */
public record Keys(OrganisationKey organisation, KeyRing ring) {
    private static final UserId USER = new UserId("kanri01");

    public static Keys make() {
        try {
            Path folder = Files.createTempDirectory("denwaban-keys").resolve("keys");
            Vault vault = CheapVault.in(folder);
            char[] word = "for tests".toCharArray();
            vault.create(List.of(new NewUser(USER, Role.ADMINISTRATOR, word)), Instant.EPOCH);
            OrganisationKey organisation = PublicKeys.read(new FileDisk(), folder).organisation();
            return new Keys(organisation, vault.open(USER, word));
        } catch (VaultException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
