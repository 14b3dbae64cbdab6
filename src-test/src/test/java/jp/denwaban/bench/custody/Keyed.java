package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.denwaban.bench.BenchException;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/**
 * An organisation made for one bench, in memory, and a person of it who is signed in.
 *
 * @param files of its keys folder, by name
 */
public record Keyed(OrganisationKey organisation, KeyRing ring, Map<String, byte[]> files) {

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
            OrganisationKey organisation = PublicKeys.read(disk, folder).organisation();
            new Epochs(disk, folder).begin(organisation, Instant.EPOCH, new SecureRandom());
            return new Keyed(organisation, vault.open(user, password), files(disk, folder));
        } catch (VaultException e) {
            throw new BenchException("keys cannot be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BenchException("memory is a good disk", e);
        }
    }

    private static Map<String, byte[]> files(RamDisk disk, Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : disk.names(folder)) {
            files.put(name, disk.bytes(folder.resolve(name)));
        }
        return files;
    }

    /**
     * An organisation to which can be sealed, and whose private key nobody keeps: at once, where
     * nothing needs to be opened.
     */
    static OrganisationKey publicOnly() throws BenchException {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            // The point stands uncompressed at the end of X.509's SubjectPublicKeyInfo.
            byte[] info = pairs.generateKeyPair().getPublic().getEncoded();
            byte[] point = Arrays.copyOfRange(info, info.length - PublicKey.BYTES, info.length);
            return new OrganisationKey(1, PublicKey.of(point), Instant.EPOCH);
        } catch (GeneralSecurityException | VaultException e) {
            throw new BenchException("this JDK makes no P-256 key", e);
        }
    }
}
