package jp.denwaban.vault.open;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserRecord;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The keys of a site, opened by what a person knows: their password, or the envelope's code.
 *
 * <p>No password hash is stored; that the private key comes out <em>is</em> the authentication.
 * Passwords given as arrays stay the caller's, who wipes them. One writer: the console.
 */
public final class Vault {
    private final Disk disk;
    private final KeyNames names;
    private final KeyFile files;
    private final UserLocks users;
    private final Generations generations;
    private final SecureRandom random = new SecureRandom();

    public Vault(Disk disk, Path keys) {
        this(disk, keys, PasswordCost.PRODUCTION);
    }

    /** The seam for tests of this package; nothing shipped can reach it. */
    Vault(Disk disk, Path keys, PasswordCost cost) {
        this.disk = disk;
        this.names = new KeyNames(keys);
        this.files = new KeyFile(disk);
        this.users = new UserLocks(names, files, cost);
        this.generations = new Generations(disk, names, files);
    }

    /**
     * What first start hands to the people, once.
     *
     * @param envelope shown, written down, closed
     * @param fingerprint of the organisation's public key, for the printed sheet
     */
    public record Created(EnvelopeCode envelope, String fingerprint) {}

    /** Makes the keys of a new site: generation 1, the envelope, and the first people. */
    public Created create(List<NewUser> people, Instant now) throws VaultException {
        requireEmpty();
        EnvelopeCode code = EnvelopeCode.random(random);
        try (PrivateKey organisation = PrivateKey.generate();
                PrivateKey envelope = envelopeKey(code)) {
            Map<Integer, PrivateKey> first = Map.of(1, organisation);
            files.create(
                    names.envelope(),
                    KeyFile.Kind.ENVELOPE,
                    EnvelopeRecord.body(envelope.publicKey()));
            for (NewUser person : people) {
                generations.give(first, Optional.of(person.id()), users.make(person));
            }
            generations.give(first, Optional.empty(), envelope.publicKey());
            // Last: a folder with an organisation key is a finished vault.
            OrganisationKey made = generations.publish(1, organisation, now);
            return new Created(code, made.key().fingerprint());
        }
    }

    /**
     * Signs a person in. Takes about a second, also for an unknown user.
     *
     * @throws VaultException WRONG_PASSWORD, DAMAGED, SUBSTITUTED or DISK
     */
    public KeyRing open(UserId user, char[] password) throws VaultException {
        if (!disk.exists(names.user(user))) {
            users.pretend(password);
            throw UserLocks.wrong();
        }
        UserRecord record = users.read(user);
        PrivateKey own = users.unlock(record, password);
        try {
            return new KeyRing(record.user(), own, generations.open(own, user.text()));
        } catch (VaultException e) {
            own.close();
            throw e;
        }
    }

    /** Adds a person, or re-enrols one who lost their password; by an administrator. */
    public void enrol(KeyRing administrator, NewUser user) throws VaultException {
        requireAdministrator(administrator.user().role());
        generations.give(administrator.organisation(), Optional.of(user.id()), users.make(user));
    }

    /** Puts a person's private key under another password; the slots stay as they are. */
    public void changePassword(UserId user, char[] old, char[] fresh) throws VaultException {
        users.change(user, old, fresh);
    }

    /** A new generation, sealed to everybody who is enrolled and to the envelope. */
    public OrganisationKey rotate(KeyRing administrator, Instant now) throws VaultException {
        requireAdministrator(administrator.user().role());
        return generations.next(envelopePublicKey(), now);
    }

    /**
     * The envelope's one power: re-enrols an administrator. Forces a new generation and a new
     * envelope, whose code is returned.
     */
    public EnvelopeCode useEnvelope(EnvelopeCode code, NewUser administrator, Instant now)
            throws VaultException {
        requireAdministrator(administrator.role());
        EnvelopeCode fresh = EnvelopeCode.random(random);
        try (PrivateKey envelope = envelopeKey(code);
                PrivateKey freshEnvelope = envelopeKey(fresh)) {
            if (!envelope.publicKey().equals(envelopePublicKey())) {
                throw new VaultException(Reason.WRONG_ENVELOPE_CODE, "another envelope");
            }
            Map<Integer, PrivateKey> keys = generations.open(envelope, Slot.ENVELOPE);
            generations.give(keys, Optional.of(administrator.id()), users.make(administrator));
            replaceEnvelope(keys, freshEnvelope.publicKey());
            keys.values().forEach(PrivateKey::close);
            generations.next(freshEnvelope.publicKey(), now);
        }
        return fresh;
    }

    private void replaceEnvelope(Map<Integer, PrivateKey> keys, PublicKey fresh)
            throws VaultException {
        files.overwrite(names.envelope(), KeyFile.Kind.ENVELOPE, EnvelopeRecord.body(fresh));
        generations.give(keys, Optional.empty(), fresh);
    }

    private static void requireAdministrator(Role role) throws VaultException {
        if (role != Role.ADMINISTRATOR) {
            throw new VaultException(Reason.NOT_ALLOWED, "for an administrator only");
        }
    }

    private void requireEmpty() throws VaultException {
        try {
            disk.createFolder(names.folder());
            if (!disk.names(names.folder()).isEmpty()) {
                throw new VaultException(Reason.ALREADY_PRESENT, "the keys folder is not empty");
            }
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "keys folder cannot be made", e);
        }
    }

    private PublicKey envelopePublicKey() throws VaultException {
        return EnvelopeRecord.read(files.read(names.envelope(), KeyFile.Kind.ENVELOPE));
    }

    private static PrivateKey envelopeKey(EnvelopeCode code) throws VaultException {
        byte[] secret = code.secret();
        try {
            return PrivateKey.derive(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
