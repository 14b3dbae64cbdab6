package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.vault.EnvelopeRecord;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyFile.Kind;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.OrganisationRecord;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody had the disk: they know every format and write any file, and have no key of ours. They
 * make perfect files of their own, with keys and passwords of their own.
 */
class AttackedKeysTest {
    private static final UserId ADMIN = new UserId("kanri01");
    private static final UserId OPERATOR = new UserId("tantou01");
    private static final UserId MALLORY = new UserId("mallory");
    private static final char[] WORD = "correct horse".toCharArray();
    private static final char[] THEIRS = "words of mine".toCharArray();
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir Path keys;
    private final FileDisk disk = new FileDisk();
    private final KeyFile files = new KeyFile(disk);
    private KeyNames names;
    private Vault vault;
    private EnvelopeCode envelope;

    @BeforeEach
    void aSiteIsMade() throws Exception {
        names = new KeyNames(keys);
        vault = CheapVault.in(keys);
        envelope =
                vault.create(
                                List.of(
                                        new NewUser(ADMIN, Role.ADMINISTRATOR, WORD),
                                        new NewUser(OPERATOR, Role.OPERATOR, WORD)),
                                NOW)
                        .envelope();
    }

    private UserLocks.Made user(UserId id, Role role) throws VaultException {
        UserLocks.Made made =
                new UserLocks(names, files, new PasswordCost(64, 1, 1))
                        .make(new NewUser(id, role, THEIRS));
        files.put(names.user(id), Kind.USER, made.body());
        return made;
    }

    @Test
    void aKeyFileThatSomebodyAddedGetsNoSlotAtTheNextRotation() throws Exception {
        user(MALLORY, Role.ADMINISTRATOR);

        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            assertThat(vault.strangers(admin).people()).containsExactly(MALLORY);
            assertThat(vault.rotate(admin, NOW).leftOut()).containsExactly(MALLORY);
        }

        assertThat(names.slot(2, MALLORY)).doesNotExist();
        assertReason(Reason.DAMAGED, () -> vault.open(MALLORY, THEIRS));
        vault.open(OPERATOR, WORD).close();
    }

    /**
     * They have a slot too, sealed to their key, vouched for by an organisation key of their own.
     */
    @Test
    void aSlotThatSomebodyMadeVouchesForNobody() throws Exception {
        UserLocks.Made made = user(MALLORY, Role.OPERATOR);
        KeyChange slots = new KeyChange();
        Generations generations = new Generations(disk, names, files);
        try (PrivateKey other = PrivateKey.generate()) {
            generations.give(slots, Map.of(1, other), made.key());
            new KeyChanges(disk, names, files).apply(slots);
        }

        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            assertThat(vault.rotate(admin, NOW).leftOut()).containsExactly(MALLORY);
        }
        assertThat(names.slot(2, MALLORY)).doesNotExist();
    }

    @Test
    void aPersonsKeyThatWasExchangedGetsNoSlotAndIsTold() throws Exception {
        user(OPERATOR, Role.OPERATOR);

        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            assertThat(vault.strangers(admin).people()).containsExactly(OPERATOR);
            assertThat(vault.rotate(admin, NOW).leftOut()).containsExactly(OPERATOR);
        }
        assertReason(Reason.DAMAGED, () -> vault.open(OPERATOR, THEIRS));
    }

    /** An operator knows their own password, so they can make their own file anew. */
    @Test
    void anOperatorWhoMakesTheirFileAnewAsAnAdministratorsIsContradicted() throws Exception {
        try (KeyRing operator = vault.open(OPERATOR, WORD)) {
            UserLocks locks = new UserLocks(names, files, new PasswordCost(64, 1, 1));
            UserKey raised = new UserKey(OPERATOR, Role.ADMINISTRATOR, operator.user().key());
            files.overwrite(
                    names.user(OPERATOR),
                    Kind.USER,
                    locks.lock(raised, operator.own(), WORD).body());
        }

        assertReason(Reason.SUBSTITUTED, () -> vault.open(OPERATOR, WORD));
        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            assertThat(vault.strangers(admin).people()).containsExactly(OPERATOR);
        }
    }

    @Test
    void anEnvelopeThatWasExchangedIsNotSealedTo() throws Exception {
        try (PrivateKey theirs = PrivateKey.generate()) {
            files.overwrite(
                    names.envelope(), Kind.ENVELOPE, EnvelopeRecord.body(theirs.publicKey()));
        }

        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            assertThat(vault.strangers(admin).envelope()).isTrue();
            assertReason(Reason.SUBSTITUTED, () -> vault.rotate(admin, NOW));
            assertThat(PublicKeys.read(disk, keys).organisation().generation()).isEqualTo(1);
            EnvelopeCode fresh = vault.newEnvelopeCode();
            vault.renewEnvelope(admin, fresh, NOW);
            vault.tryEnvelope(fresh).close();
            assertThat(vault.strangers(admin).envelope()).isFalse();
        }
        assertReason(Reason.WRONG_ENVELOPE_CODE, () -> vault.tryEnvelope(envelope));
    }

    /**
     * Everybody's slots fit, because HPKE does not say who sealed; only the succession is missing.
     */
    @Test
    void aGenerationThatSomebodyMadeForUsIsNotTaken() throws Exception {
        PublicKeys known = PublicKeys.read(disk, keys);
        KeyChange forged = new KeyChange();
        Generations generations = new Generations(disk, names, files);
        try (PrivateKey theirs = PrivateKey.generate();
                PrivateKey notOurs = PrivateKey.generate()) {
            for (UserKey user : known.users()) {
                generations.give(forged, Map.of(2, theirs), user);
            }
            OrganisationKey made = new OrganisationKey(2, theirs.publicKey(), NOW);
            generations.publish(forged, made, Optional.of(notOurs));
            new KeyChanges(disk, names, files).apply(forged);
            assertReason(Reason.SUBSTITUTED, () -> vault.open(ADMIN, WORD));

            files.overwrite(
                    names.organisation(2), Kind.ORGANISATION, OrganisationRecord.body(made));
            assertReason(Reason.SUBSTITUTED, () -> vault.open(ADMIN, WORD));

            Files.delete(names.slot(1, OPERATOR));
            assertReason(Reason.SUBSTITUTED, () -> vault.open(OPERATOR, WORD));
        }
    }

    @Test
    void aLaterGenerationDoesNotStandWithoutTheOnesBefore() throws Exception {
        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            vault.rotate(admin, NOW);
        }
        vault.open(ADMIN, WORD).close();
        Files.delete(names.organisation(1));

        assertReason(Reason.SUBSTITUTED, () -> vault.open(ADMIN, WORD));
    }

    /** They kept a copy of the folder from when they still worked here. */
    @Test
    void whoLeftAndPutsTheirOldFilesBackGetsNothingOfWhatCameAfter(@TempDir Path copy)
            throws Exception {
        for (Path file : List.of(names.user(OPERATOR), names.slot(1, OPERATOR))) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            vault.remove(admin, OPERATOR, NOW);
            for (Path file : List.of(names.user(OPERATOR), names.slot(1, OPERATOR))) {
                assertThat(file).doesNotExist();
                Files.copy(
                        copy.resolve(file.getFileName()),
                        file,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(vault.strangers(admin).people()).containsExactly(OPERATOR);
            vault.rotate(admin, NOW);
        }

        try (KeyRing back = vault.open(OPERATOR, WORD)) {
            assertThat(back.holds(1)).as("as they did when they made the copy").isTrue();
            assertThat(back.holds(2)).isFalse();
            assertThat(back.holds(3)).isFalse();
        }
    }

    /** Their password leaked with a copy of the disk; the old copy is what the thief has. */
    @Test
    void whoCopiedTheDiskAndKnowsTheOldPasswordOpensNothingThatCameAfterItsChange(
            @TempDir Path copy) throws Exception {
        Files.copy(names.user(OPERATOR), copy.resolve("user.key"));
        vault.changePassword(OPERATOR, WORD, THEIRS);
        try (KeyRing admin = vault.open(ADMIN, WORD)) {
            vault.rotate(admin, NOW);
        }
        Files.copy(
                copy.resolve("user.key"),
                names.user(OPERATOR),
                StandardCopyOption.REPLACE_EXISTING);

        assertReason(Reason.DAMAGED, () -> vault.open(OPERATOR, WORD));
    }

    private static void assertReason(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
