package jp.denwaban.vault.open;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.AesGcm;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.OrganisationRecord;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.UserRecord;
import jp.denwaban.vault.UserRecord.Derivation;
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
    private final PasswordCost cost;
    private final SecureRandom random = new SecureRandom();

    public Vault(Disk disk, Path keys) {
        this(disk, keys, PasswordCost.PRODUCTION);
    }

    /** The seam for tests of this package; nothing shipped can reach it. */
    Vault(Disk disk, Path keys, PasswordCost cost) {
        this.disk = disk;
        this.names = new KeyNames(keys);
        this.files = new KeyFile(disk);
        this.cost = cost;
    }

    /**
     * What first start hands to the people, once.
     *
     * @param envelope shown, written down, closed
     * @param fingerprint of the organisation's public key, for the printed sheet
     */
    public record Created(EnvelopeCode envelope, String fingerprint) {}

    /** Makes the keys of a new site: generation 1, the envelope, and the first people. */
    public Created create(List<NewUser> users, Instant now) throws VaultException {
        requireEmpty();
        EnvelopeCode code = EnvelopeCode.random(random);
        try (PrivateKey organisation = PrivateKey.generate();
                PrivateKey envelope = envelopeKey(code)) {
            files.create(
                    names.envelope(),
                    KeyFile.Kind.ENVELOPE,
                    EnvelopeRecord.body(envelope.publicKey()));
            for (NewUser user : users) {
                PublicKey key = writeUser(user);
                writeSlot(1, organisation, Optional.of(user.id()), key);
            }
            writeSlot(1, organisation, Optional.empty(), envelope.publicKey());
            // Last: a folder with an organisation key is a finished vault.
            writeOrganisation(1, organisation, now);
            return new Created(code, organisation.publicKey().fingerprint());
        }
    }

    /**
     * Signs a person in. Takes about a second, also for an unknown user.
     *
     * @throws VaultException WRONG_PASSWORD, DAMAGED, SUBSTITUTED or DISK
     */
    public KeyRing open(UserId user, char[] password) throws VaultException {
        if (!disk.exists(names.user(user))) {
            Arrays.fill(PasswordCost.keyOf(password, cost.with(salt())), (byte) 0);
            throw new VaultException(Reason.WRONG_PASSWORD, "sign-in refused");
        }
        UserRecord record = readUser(user);
        PrivateKey own = unlock(record, password);
        try {
            return new KeyRing(record.user(), own, organisationKeys(own, user.text()));
        } catch (VaultException e) {
            own.close();
            throw e;
        }
    }

    /** Adds a person, or re-enrols one who lost their password; by an administrator. */
    public void enrol(KeyRing administrator, NewUser user) throws VaultException {
        if (administrator.user().role() != Role.ADMINISTRATOR) {
            throw new VaultException(Reason.NOT_ALLOWED, "only an administrator enrols");
        }
        enrolWith(administrator.organisation(), user);
    }

    /** Puts a person's private key under another password; the slots stay as they are. */
    public void changePassword(UserId user, char[] old, char[] fresh) throws VaultException {
        UserRecord record = readUser(user);
        try (PrivateKey own = unlock(record, old)) {
            UserRecord changed = lock(record.user(), own, fresh);
            files.overwrite(names.user(user), KeyFile.Kind.USER, changed.body());
        }
    }

    /** A new generation, sealed to everybody who is enrolled and to the envelope. */
    public OrganisationKey rotate(KeyRing administrator, Instant now) throws VaultException {
        if (administrator.user().role() != Role.ADMINISTRATOR) {
            throw new VaultException(Reason.NOT_ALLOWED, "only an administrator rotates");
        }
        return rotate(now);
    }

    /**
     * The envelope's one power: re-enrols an administrator. Forces a new generation and a new
     * envelope, whose code is returned.
     */
    public EnvelopeCode useEnvelope(EnvelopeCode code, NewUser administrator, Instant now)
            throws VaultException {
        if (administrator.role() != Role.ADMINISTRATOR) {
            throw new VaultException(Reason.NOT_ALLOWED, "the envelope makes administrators only");
        }
        EnvelopeCode fresh = EnvelopeCode.random(random);
        try (PrivateKey envelope = envelopeKey(code);
                PrivateKey freshEnvelope = envelopeKey(fresh)) {
            if (!envelope.publicKey().equals(envelopePublicKey())) {
                throw new VaultException(Reason.WRONG_ENVELOPE_CODE, "another envelope");
            }
            Map<Integer, PrivateKey> organisation = organisationKeys(envelope, Slot.ENVELOPE);
            enrolWith(organisation, administrator);
            replaceEnvelope(organisation, freshEnvelope.publicKey());
            organisation.values().forEach(PrivateKey::close);
            rotate(now);
        }
        return fresh;
    }

    private void replaceEnvelope(Map<Integer, PrivateKey> organisation, PublicKey fresh)
            throws VaultException {
        files.overwrite(names.envelope(), KeyFile.Kind.ENVELOPE, EnvelopeRecord.body(fresh));
        for (Map.Entry<Integer, PrivateKey> key : organisation.entrySet()) {
            writeSlot(key.getKey(), key.getValue(), Optional.empty(), fresh);
        }
    }

    private void enrolWith(Map<Integer, PrivateKey> organisation, NewUser user)
            throws VaultException {
        PublicKey key = writeUser(user);
        for (Map.Entry<Integer, PrivateKey> generation : organisation.entrySet()) {
            writeSlot(generation.getKey(), generation.getValue(), Optional.of(user.id()), key);
        }
    }

    private OrganisationKey rotate(Instant now) throws VaultException {
        PublicKeys known = PublicKeys.read(disk, names.folder());
        int next = known.organisation().generation() + 1;
        try (PrivateKey organisation = PrivateKey.generate()) {
            for (UserKey user : known.users()) {
                writeSlot(next, organisation, Optional.of(user.id()), user.key());
            }
            writeSlot(next, organisation, Optional.empty(), envelopePublicKey());
            return writeOrganisation(next, organisation, now);
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

    /** Every generation this key has a slot for, each checked against its public key. */
    private Map<Integer, PrivateKey> organisationKeys(PrivateKey recipient, String user)
            throws VaultException {
        Map<Integer, PrivateKey> keys = new TreeMap<>();
        for (OrganisationKey known : PublicKeys.read(disk, names.folder()).generations()) {
            Path file = slotFile(known.generation(), user);
            if (!disk.exists(file)) {
                continue; // enrolled later than this generation's last use
            }
            Slot slot = new Slot(known.generation(), user);
            PrivateKey key = slot.open(files.read(file, KeyFile.Kind.SLOT), recipient);
            if (!key.publicKey().equals(known.key())) {
                throw new VaultException(
                        Reason.SUBSTITUTED, "organisation key " + known.generation());
            }
            keys.put(known.generation(), key);
        }
        if (keys.isEmpty()) {
            throw new VaultException(Reason.DAMAGED, "no slot for this person");
        }
        return keys;
    }

    private Path slotFile(int generation, String user) {
        return user.equals(Slot.ENVELOPE)
                ? names.envelopeSlot(generation)
                : names.slot(generation, new UserId(user));
    }

    private void writeSlot(
            int generation, PrivateKey organisation, Optional<UserId> user, PublicKey recipient)
            throws VaultException {
        String name = user.map(UserId::text).orElse(Slot.ENVELOPE);
        byte[] body = new Slot(generation, name).seal(organisation, recipient);
        write(slotFile(generation, name), KeyFile.Kind.SLOT, body);
    }

    private OrganisationKey writeOrganisation(int generation, PrivateKey key, Instant now)
            throws VaultException {
        OrganisationKey made = new OrganisationKey(generation, key.publicKey(), now);
        files.create(
                names.organisation(generation),
                KeyFile.Kind.ORGANISATION,
                OrganisationRecord.body(made));
        return made;
    }

    private PublicKey writeUser(NewUser user) throws VaultException {
        try (PrivateKey own = PrivateKey.generate()) {
            UserKey key = new UserKey(user.id(), user.role(), own.publicKey());
            write(names.user(user.id()), KeyFile.Kind.USER, lock(key, own, user.password()).body());
            return own.publicKey();
        }
    }

    private void write(Path file, KeyFile.Kind kind, byte[] body) throws VaultException {
        if (disk.exists(file)) {
            files.overwrite(file, kind, body);
        } else {
            files.create(file, kind, body);
        }
    }

    private UserRecord readUser(UserId user) throws VaultException {
        UserRecord record = UserRecord.read(files.read(names.user(user), KeyFile.Kind.USER));
        if (!record.user().id().equals(user)) {
            throw new VaultException(Reason.DAMAGED, "key file of another user");
        }
        return record;
    }

    private UserRecord lock(UserKey user, PrivateKey own, char[] password) {
        Derivation derivation = cost.with(salt());
        byte[] nonce = new byte[UserRecord.NONCE_BYTES];
        random.nextBytes(nonce);
        UserRecord open = new UserRecord(user, derivation, nonce, new byte[0]);
        byte[] scalar = own.bytes();
        byte[] key = PasswordCost.keyOf(password, derivation);
        try {
            byte[] sealed = AesGcm.seal(key, nonce, open.additionalData(), scalar);
            return new UserRecord(user, derivation, nonce, sealed);
        } finally {
            Arrays.fill(scalar, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private PrivateKey unlock(UserRecord record, char[] password) throws VaultException {
        if (!cost.accepts(record.derivation())) {
            throw new VaultException(Reason.DAMAGED, "the cost of this slot was changed");
        }
        byte[] key = PasswordCost.keyOf(password, record.derivation());
        byte[] scalar =
                AesGcm.open(key, record.nonce(), record.additionalData(), record.sealedPrivateKey())
                        .orElseThrow(
                                () -> new VaultException(Reason.WRONG_PASSWORD, "sign-in refused"));
        Arrays.fill(key, (byte) 0);
        PrivateKey own = PrivateKey.of(scalar);
        if (!own.publicKey().equals(record.user().key())) {
            throw new VaultException(Reason.SUBSTITUTED, "public key of this person");
        }
        return own;
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

    private byte[] salt() {
        byte[] salt = new byte[UserRecord.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
