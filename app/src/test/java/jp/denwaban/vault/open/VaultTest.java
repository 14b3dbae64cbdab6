package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person's password opens, and what it does not. */
class VaultTest {
    private static final UserId ADMIN = new UserId("kanri01");
    private static final UserId OPERATOR = new UserId("tantou01");
    private static final char[] ADMIN_WORD = "correct horse".toCharArray();
    private static final char[] OPERATOR_WORD = "ラジオ体操第1".toCharArray();
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir Path keys;
    private final FileDisk disk = new FileDisk();
    private Vault vault;
    private Vault.Created created;

    @BeforeEach
    void aSiteIsMade() throws Exception {
        vault = CheapVault.in(keys);
        created =
                vault.create(
                        List.of(
                                new NewUser(ADMIN, Role.ADMINISTRATOR, ADMIN_WORD),
                                new NewUser(OPERATOR, Role.OPERATOR, OPERATOR_WORD)),
                        NOW);
    }

    @Test
    void bothRolesOpenWhatIsSealedToTheOrganisation() throws Exception {
        OrganisationKey organisation = publicKeys().organisation();
        Sealed sealed =
                organisation.key().seal(Purpose.FILE_KEY, new byte[] {7}, new byte[] {1, 2, 3});
        for (KeyRing ring :
                List.of(vault.open(ADMIN, ADMIN_WORD), vault.open(OPERATOR, OPERATOR_WORD))) {
            assertThat(ring.open(1, Purpose.FILE_KEY, new byte[] {7}, sealed))
                    .hasValueSatisfying(secret -> assertThat(secret).containsExactly(1, 2, 3));
            ring.close();
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookAlike() {
        assertReason(Reason.WRONG_PASSWORD, () -> vault.open(ADMIN, OPERATOR_WORD));
        assertReason(Reason.WRONG_PASSWORD, () -> vault.open(new UserId("nobody"), ADMIN_WORD));
    }

    @Test
    void aPasswordTypedInFullWidthIsTheSamePassword() throws Exception {
        vault.open(OPERATOR, "ﾗｼﾞｵ体操第１".toCharArray()).close();
    }

    @Test
    void aShippedVaultRefusesTheCheapSlotsOfATest() {
        assertReason(Reason.DAMAGED, () -> new Vault(disk, keys).open(ADMIN, ADMIN_WORD));
    }

    @Test
    void theShippedCostOpensWhatItMade(@TempDir Path other) throws Exception {
        Vault shipped = new Vault(disk, other.resolve("keys"));
        shipped.create(List.of(new NewUser(ADMIN, Role.ADMINISTRATOR, ADMIN_WORD)), NOW);

        shipped.open(ADMIN, ADMIN_WORD).close();
    }

    @Test
    void theFingerprintIsThatOfThePublicKeyInUse() throws Exception {
        assertThat(created.fingerprint())
                .isEqualTo(publicKeys().organisation().key().fingerprint())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void aSiteIsNotMadeOverAnother() {
        assertReason(Reason.ALREADY_PRESENT, () -> CheapVault.in(keys).create(List.of(), NOW));
    }

    @Test
    void nothingInTheFolderIsAPasswordAPrivateKeyOrTheEnvelope() throws Exception {
        byte[] envelope = created.envelope().secret();
        try (KeyRing ring = vault.open(ADMIN, ADMIN_WORD);
                var files = Files.list(keys)) {
            byte[] scalar = ring.organisation().get(1).bytes();
            for (Path file : files.toList()) {
                String bytes = hex(Files.readAllBytes(file));
                assertThat(bytes).doesNotContain(hex(scalar));
                assertThat(bytes).doesNotContain(hex(envelope));
                assertThat(bytes).doesNotContain(hex("correct horse".getBytes()));
            }
        }
    }

    @Test
    void anOperatorWhoWritesAdministratorIntoTheFileIsNotOne() throws Exception {
        rewriteBody("user-tantou01.key", 33, (byte) 1);

        assertThat(publicKeys().user(OPERATOR).orElseThrow().role()).isEqualTo(Role.ADMINISTRATOR);
        assertReason(Reason.WRONG_PASSWORD, () -> vault.open(OPERATOR, OPERATOR_WORD));
    }

    @Test
    void anotherOrganisationKeyOnTheDiskIsNoticedAtSignIn() throws Exception {
        byte[] other = PrivateKey.generate().publicKey().bytes();
        for (int i = 0; i < other.length; i++) {
            rewriteBody("organisation-0001.key", 12 + i, other[i]);
        }

        assertReason(Reason.SUBSTITUTED, () -> vault.open(ADMIN, ADMIN_WORD));
    }

    @Test
    void aChallengeIsAnsweredByItsPersonOnly() throws Exception {
        SecureRandom random = new SecureRandom();
        Challenge challenge = Challenge.to(publicKeys().user(ADMIN).orElseThrow(), random);
        try (KeyRing admin = vault.open(ADMIN, ADMIN_WORD);
                KeyRing operator = vault.open(OPERATOR, OPERATOR_WORD)) {
            assertThat(challenge.provedBy(admin.prove(challenge.sealed()))).isTrue();
            assertReason(Reason.DAMAGED, () -> operator.prove(challenge.sealed()));
            assertReason(Reason.DAMAGED, () -> operator.prove("AAAA"));
        }
        assertThat(challenge.provedBy("")).isFalse();
        assertThat(challenge.provedBy("not Base64!")).isFalse();
        assertThat(Challenge.toNobody(random).provedBy("")).isFalse();
        assertThat(Challenge.toNobody(random).sealed()).hasSameSizeAs(challenge.sealed());
    }

    @Test
    void aChangedPasswordReplacesTheOldOneWithoutATrace() throws Exception {
        byte[] before = Files.readAllBytes(keys.resolve("user-kanri01.key"));
        char[] fresh = "battery staple".toCharArray();

        vault.changePassword(ADMIN, ADMIN_WORD, fresh);

        vault.open(ADMIN, fresh).close();
        assertReason(Reason.WRONG_PASSWORD, () -> vault.open(ADMIN, ADMIN_WORD));
        String after = hex(Files.readAllBytes(keys.resolve("user-kanri01.key")));
        String oldSealedKey = hex(Arrays.copyOfRange(before, 32 + 144, 32 + 192));
        assertThat(after).doesNotContain(oldSealedKey);
    }

    @Test
    void onlyAnAdministratorEnrolsAndRotates() throws Exception {
        UserId third = new UserId("tantou02");
        char[] word = "third".toCharArray();
        try (KeyRing operator = vault.open(OPERATOR, OPERATOR_WORD);
                KeyRing admin = vault.open(ADMIN, ADMIN_WORD)) {
            NewUser user = new NewUser(third, Role.OPERATOR, word);
            assertReason(Reason.NOT_ALLOWED, () -> vault.enrol(operator, user));
            assertReason(Reason.NOT_ALLOWED, () -> vault.rotate(operator, NOW));
            vault.enrol(admin, user);
            assertThat(vault.rotate(admin, NOW).generation()).isEqualTo(2);
        }
        try (KeyRing ring = vault.open(third, word)) {
            assertThat(ring.holds(1)).isTrue();
            assertThat(ring.holds(2)).isTrue();
        }
        assertThat(publicKeys().organisation().generation()).isEqualTo(2);
    }

    @Test
    void theEnvelopeMakesAnAdministratorOnceAndANewGeneration() throws Exception {
        char[] word = "after the envelope".toCharArray();
        NewUser admin = new NewUser(ADMIN, Role.ADMINISTRATOR, word);
        EnvelopeCode code = EnvelopeCode.typed(created.envelope().grouped()).orElseThrow();
        NewUser operator = new NewUser(OPERATOR, Role.OPERATOR, word);
        EnvelopeCode next = vault.newEnvelopeCode();
        assertReason(Reason.NOT_ALLOWED, () -> vault.useEnvelope(code, operator, next, NOW));

        vault.useEnvelope(code, admin, next, NOW);

        try (KeyRing ring = vault.open(ADMIN, word)) {
            assertThat(ring.holds(1)).isTrue();
            assertThat(ring.holds(2)).isTrue();
        }
        vault.open(OPERATOR, OPERATOR_WORD).close();
        EnvelopeCode third = vault.newEnvelopeCode();
        assertReason(Reason.WRONG_ENVELOPE_CODE, () -> vault.useEnvelope(code, admin, third, NOW));
        vault.useEnvelope(next, admin, third, NOW);
    }

    @Test
    void anEpochsKeyComesBackOnlyToWhoIsSignedIn() throws Exception {
        Epochs epochs = new Epochs(disk, keys);
        Epoch first = epochs.begin(publicKeys().organisation(), NOW, new SecureRandom());
        Epoch second = epochs.begin(publicKeys().organisation(), NOW, new SecureRandom());

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        try (KeyRing ring = vault.open(OPERATOR, OPERATOR_WORD)) {
            assertThat(ring.epochKey(epochs.read(2)))
                    .hasValueSatisfying(key -> assertThat(key).isEqualTo(second.key()));
        }
        assertThat(hex(Files.readAllBytes(keys.resolve("epoch-00000002.key"))))
                .doesNotContain(hex(second.key()));
    }

    @Test
    void aTornPageLeavesTheKeyFileReadable() throws Exception {
        Path file = keys.resolve("user-kanri01.key");
        byte[] whole = Files.readAllBytes(file);
        for (int page = 0; page < 2; page++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, page * KeyFile.PAGE + 512, (page + 1) * KeyFile.PAGE, (byte) 0x5A);
            Files.write(file, torn);

            vault.open(ADMIN, ADMIN_WORD).close();
        }
        Files.write(file, new byte[2 * KeyFile.PAGE]);
        assertReason(Reason.DAMAGED, () -> vault.open(ADMIN, ADMIN_WORD));
    }

    @Test
    void keyFilesAreTwoPagesAndTheirOwnersOnly() throws Exception {
        try (var files = Files.list(keys)) {
            for (Path file : files.toList()) {
                assertThat(Files.size(file)).as(file.toString()).isEqualTo(8192);
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            }
        }
    }

    private PublicKeys publicKeys() throws VaultException {
        return PublicKeys.read(disk, keys);
    }

    /** Writes one byte of the body into both pages and mends their CRC, as an attacker would. */
    private void rewriteBody(String name, int at, byte value) throws Exception {
        Path file = keys.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 0; page < bytes.length; page += KeyFile.PAGE) {
            bytes[page + 32 + at] = value;
            ByteBuffer.wrap(bytes)
                    .putInt(page + 4092, Digests.crc32c(bytes, page, KeyFile.PAGE - 4));
        }
        Files.write(file, bytes);
    }

    private static void assertReason(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
