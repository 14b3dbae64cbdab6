package jp.denwaban.vault.open;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.EnvelopeRecord;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.UserRecord;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The keys of a site, opened by what a person knows: their password, or the envelope's code.
 *
 * <p>No password hash is stored; that the private key comes out <em>is</em> the authentication.
 * Passwords given as arrays stay the caller's, who wipes them. One writer: the console. Each affair
 * happens whole or not at all, whatever is interrupted ({@link KeyChanges}); long, because all of
 * them stand here side by side.
 */
public final class Vault {
    private final Disk disk;
    private final KeyNames names;
    private final KeyFile files;
    private final UserLocks users;
    private final Generations generations;
    private final KeyChanges changes;
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
        this.changes = new KeyChanges(disk, names, files);
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
        EnvelopeCode code = newEnvelopeCode();
        KeyChange change = new KeyChange();
        try (PrivateKey organisation = PrivateKey.generate();
                PrivateKey envelope = envelopeKey(code)) {
            Map<Integer, PrivateKey> first = Map.of(1, organisation);
            envelope(change, first, envelope.publicKey());
            for (NewUser person : people) {
                enrol(change, first, person);
            }
            OrganisationKey made = new OrganisationKey(1, organisation.publicKey(), now);
            // Last: a folder with an organisation key is a finished vault.
            generations.publish(change, made, Optional.empty());
            changes.apply(change);
            return new Created(code, made.key().fingerprint());
        }
    }

    /**
     * Signs a person in. Takes about a second, also for an unknown user.
     *
     * @throws VaultException WRONG_PASSWORD, DAMAGED, SUBSTITUTED or DISK
     */
    public synchronized KeyRing open(UserId user, char[] password) throws VaultException {
        changes.finish();
        if (!disk.exists(names.user(user))) {
            users.pretend(password);
            throw UserLocks.wrong();
        }
        UserRecord record = users.read(user);
        PrivateKey own = users.unlock(record, password);
        try {
            KeyRing ring =
                    new KeyRing(
                            record.user(),
                            own,
                            generations.open(own, user.text()),
                            PublicKeys.read(disk, names.folder()).generations());
            generations.requireNotContradicted(ring);
            return ring;
        } catch (VaultException e) {
            own.close();
            throw e;
        }
    }

    /** Adds a person, or re-enrols one who lost their password; by an administrator. */
    public synchronized void enrol(KeyRing administrator, NewUser user) throws VaultException {
        changes.finish();
        known(administrator);
        KeyChange change = new KeyChange();
        enrol(change, administrator.organisation(), user);
        changes.make(change);
    }

    /** A person chooses another password, and gets another pair of keys with it. */
    public void changePassword(UserId user, char[] old, char[] fresh) throws VaultException {
        try (KeyRing person = open(user, old)) {
            changePassword(person, fresh);
        }
    }

    /**
     * The same, for one who has just shown that they know the old one. A copy of their file opens
     * nothing of what is sealed from now on, even to who knows the old password.
     *
     * @param person holds the new pair when this returns
     */
    public synchronized void changePassword(KeyRing person, char[] fresh) throws VaultException {
        changes.finish();
        requireNewest(person);
        KeyChange change = new KeyChange();
        NewUser anew = new NewUser(person.user().id(), person.user().role(), fresh);
        UserLocks.Made made = give(change, person.organisation(), anew);
        changes.make(change);
        person.renew(made.key(), made.own());
    }

    /** Whether somebody has keys under this user ID. */
    public synchronized boolean enrolled(UserId user) throws VaultException {
        changes.finish();
        return disk.exists(names.user(user));
    }

    /**
     * A new generation, sealed to everybody who is enrolled and to the envelope.
     *
     * @throws VaultException NOT_ALLOWED; SUBSTITUTED if nobody vouches for the envelope: it has to
     *     be renewed
     */
    public synchronized Rotation rotate(KeyRing administrator, Instant now) throws VaultException {
        return rotate(administrator, Optional.empty(), now);
    }

    /** A person who leaves opens nothing more, and what is sealed from now on never was theirs. */
    public synchronized Rotation remove(KeyRing administrator, UserId leaver, Instant now)
            throws VaultException {
        return rotate(administrator, Optional.of(leaver), now);
    }

    private Rotation rotate(KeyRing administrator, Optional<UserId> leaver, Instant now)
            throws VaultException {
        changes.finish();
        Generations.Holders holders = known(administrator);
        KeyChange change = new KeyChange();
        NextGeneration next = next(administrator.organisation(), now);
        generations.give(change, next.asMap(), holders.vouchedEnvelope());
        Rotation made = publish(change, next, holders, leaver.map(Set::of).orElse(Set.of()));
        if (leaver.isPresent()) {
            generations.remove(change, leaver.get());
        }
        changes.make(change);
        administrator.hold(made.made(), next.key());
        return made;
    }

    /**
     * Another envelope, and a new generation with it: whoever read the old code and copied the disk
     * before opens nothing that is sealed from now on.
     *
     * @param fresh shown to a person and written down already: with the return of this method the
     *     old one is dead
     */
    public synchronized Rotation renewEnvelope(
            KeyRing administrator, EnvelopeCode fresh, Instant now) throws VaultException {
        changes.finish();
        Generations.Holders holders = known(administrator);
        KeyChange change = new KeyChange();
        NextGeneration next = next(administrator.organisation(), now);
        try (PrivateKey envelope = envelopeKey(fresh)) {
            envelope(change, next.with(administrator.organisation()), envelope.publicKey());
        }
        Rotation made = publish(change, next, holders, Set.of());
        changes.make(change);
        administrator.hold(made.made(), next.key());
        return made;
    }

    /** For a person to write down before anything is made with it. */
    public EnvelopeCode newEnvelopeCode() {
        return EnvelopeCode.random(random);
    }

    /**
     * Whether this is the code of the envelope; nothing happens.
     *
     * @return what the envelope answers to a challenge of the answering process
     * @throws VaultException WRONG_ENVELOPE_CODE
     */
    public synchronized EnvelopeProof tryEnvelope(EnvelopeCode code) throws VaultException {
        changes.finish();
        return new EnvelopeProof(openedEnvelope(code));
    }

    /**
     * The envelope's one power: re-enrols an administrator. Forces a new generation and a new
     * envelope.
     *
     * @param fresh shown to a person and written down already: with the return of this method the
     *     old one is dead
     */
    public synchronized Rotation useEnvelope(
            EnvelopeCode code, NewUser administrator, EnvelopeCode fresh, Instant now)
            throws VaultException {
        requireAdministrator(administrator.role());
        changes.finish();
        KeyChange change = new KeyChange();
        try (PrivateKey envelope = openedEnvelope(code);
                PrivateKey freshEnvelope = envelopeKey(fresh)) {
            Map<Integer, PrivateKey> keys = generations.open(envelope, Slot.ENVELOPE);
            NextGeneration next = next(keys, now);
            Generations.Holders holders =
                    generations.holders(next.before().generation(), next.held());
            Map<Integer, PrivateKey> all = next.with(keys);
            enrol(change, all, administrator);
            envelope(change, all, freshEnvelope.publicKey());
            Rotation made = publish(change, next, holders, Set.of(administrator.id()));
            changes.make(change);
            all.values().forEach(PrivateKey::close);
            return made;
        }
    }

    /** Whose key files are not what this person's newest generation vouches for. */
    public synchronized Strangers strangers(KeyRing person) throws VaultException {
        changes.finish();
        Generations.Holders holders = generations.holders(person);
        return new Strangers(holders.strangers(), holders.envelope().isEmpty());
    }

    /** Found at a sign-in: somebody who has no key of ours wrote to the keys folder. */
    public record Strangers(List<UserId> people, boolean envelope) {

        public Strangers {
            people = List.copyOf(people);
        }
    }

    private NextGeneration next(Map<Integer, PrivateKey> keys, Instant now) throws VaultException {
        OrganisationKey newest = PublicKeys.read(disk, names.folder()).organisation();
        PrivateKey held = keys.get(newest.generation());
        if (held == null) {
            throw leftOut();
        }
        return NextGeneration.after(newest, held, now);
    }

    /** Everybody's slot first, then the generation: then nobody is left without. */
    private Rotation publish(
            KeyChange change, NextGeneration next, Generations.Holders holders, Set<UserId> but) {
        for (UserKey person : holders.people()) {
            if (!but.contains(person.id())) {
                generations.give(change, next.asMap(), person);
            }
        }
        generations.publish(change, next.made(), Optional.of(next.held()));
        List<UserId> leftOut =
                holders.strangers().stream().filter(id -> !but.contains(id)).toList();
        return new Rotation(next.made(), next.before(), leftOut);
    }

    private void enrol(KeyChange change, Map<Integer, PrivateKey> keys, NewUser user)
            throws VaultException {
        give(change, keys, user).own().close();
    }

    /** A new pair, its slots, and its file last: then answering never knows it without them. */
    private UserLocks.Made give(KeyChange change, Map<Integer, PrivateKey> keys, NewUser user)
            throws VaultException {
        UserLocks.Made made = users.make(user);
        generations.give(change, keys, made.key());
        change.put(Generations.nameOf(names.user(user.id())), KeyFile.Kind.USER, made.body());
        return made;
    }

    private void envelope(KeyChange change, Map<Integer, PrivateKey> keys, PublicKey envelope) {
        generations.give(change, keys, envelope);
        change.put(
                Generations.nameOf(names.envelope()),
                KeyFile.Kind.ENVELOPE,
                EnvelopeRecord.body(envelope));
    }

    /** Everybody known, if who asks is an administrator and known to be one. */
    private Generations.Holders known(KeyRing administrator) throws VaultException {
        requireAdministrator(administrator.user().role());
        requireNewest(administrator);
        Generations.Holders holders = generations.holders(administrator);
        if (!holders.people().contains(administrator.user())) {
            throw new VaultException(Reason.NOT_ALLOWED, "nobody vouches for this administrator");
        }
        return holders;
    }

    /** Who holds less than there is would give less: somebody would be left without. */
    private void requireNewest(KeyRing person) throws VaultException {
        int newest = PublicKeys.read(disk, names.folder()).organisation().generation();
        if (person.newest() != newest) {
            throw leftOut();
        }
    }

    private static VaultException leftOut() {
        return new VaultException(Reason.NOT_ALLOWED, "left out of the newest generation");
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

    private PrivateKey openedEnvelope(EnvelopeCode code) throws VaultException {
        PrivateKey envelope = envelopeKey(code);
        if (!envelope.publicKey().equals(generations.envelope())) {
            envelope.close();
            throw new VaultException(Reason.WRONG_ENVELOPE_CODE, "another envelope");
        }
        return envelope;
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
