package jp.denwaban.vault.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.EnvelopeRecord;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.OrganisationRecord;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The organisation's keys, generation by generation, the slots that hold them, and who is known to
 * hold them. Nothing is written here: what is to be written goes into a {@link KeyChange}.
 */
final class Generations {
    private final Disk disk;
    private final KeyNames names;
    private final KeyFile files;

    Generations(Disk disk, KeyNames names, KeyFile files) {
        this.disk = disk;
        this.names = names;
        this.files = files;
    }

    /**
     * Every generation this recipient has a slot for, each checked against its public key and
     * against what the generation before says of it.
     *
     * @param user of the recipient, or {@link Slot#ENVELOPE}
     */
    Map<Integer, PrivateKey> open(PrivateKey recipient, String user) throws VaultException {
        Map<Integer, PrivateKey> keys = new TreeMap<>();
        int expected = 1;
        for (OrganisationKey known : PublicKeys.read(disk, names.folder()).generations()) {
            if (known.generation() != expected++) {
                throw substituted(known.generation());
            }
            Path file = slotFile(known.generation(), user);
            if (!disk.exists(file)) {
                continue; // left out of this one: enrolled anew, they hold it
            }
            Slot slot = new Slot(known.generation(), user);
            PrivateKey key = slot.open(files.read(file, KeyFile.Kind.SLOT), recipient);
            if (!key.publicKey().equals(known.key()) || !succeeds(known, keys)) {
                throw substituted(known.generation());
            }
            keys.put(known.generation(), key);
        }
        if (keys.isEmpty()) {
            throw new VaultException(Reason.DAMAGED, "no slot for this person");
        }
        return keys;
    }

    /** Anybody can make a generation and seal it to us: only the one before can vouch for it. */
    private boolean succeeds(OrganisationKey known, Map<Integer, PrivateKey> keys)
            throws VaultException {
        if (known.generation() == 1) {
            return true;
        }
        PrivateKey before = keys.get(known.generation() - 1);
        if (before == null) {
            return false;
        }
        byte[] body = files.read(names.organisation(known.generation()), KeyFile.Kind.ORGANISATION);
        try (Vouching vouching = new Vouching(before)) {
            return Vouching.same(OrganisationRecord.voucher(body), vouching.successor(known));
        }
    }

    private static VaultException substituted(int generation) {
        return new VaultException(Reason.SUBSTITUTED, "organisation key " + generation);
    }

    /**
     * Who holds a generation, as far as its private key vouches for them.
     *
     * @param strangers user IDs whose key file is another than was vouched for, or damaged
     * @param envelope empty if nobody vouches for the one on the disk
     */
    record Holders(List<UserKey> people, List<UserId> strangers, Optional<PublicKey> envelope) {

        PublicKey vouchedEnvelope() throws VaultException {
            return envelope.orElseThrow(
                    () -> new VaultException(Reason.SUBSTITUTED, "key of the envelope"));
        }
    }

    Holders holders(KeyRing person) throws VaultException {
        return holders(person.newest(), person.newestKey());
    }

    /** A person's own file says another role or key than was vouched for: somebody wrote it. */
    void requireNotContradicted(KeyRing person) throws VaultException {
        int newest = person.newest();
        Path slot = slotFile(newest, person.user().id().text());
        Optional<byte[]> found = Slot.voucher(files.read(slot, KeyFile.Kind.SLOT));
        try (Vouching vouching = new Vouching(person.newestKey())) {
            if (found.isPresent() && !Vouching.same(found, vouching.user(newest, person.user()))) {
                throw new VaultException(Reason.SUBSTITUTED, "key file of this person");
            }
        }
    }

    Holders holders(int generation, PrivateKey organisation) throws VaultException {
        PublicKeys known = PublicKeys.read(disk, names.folder());
        List<UserKey> people = new ArrayList<>();
        List<UserId> strangers = new ArrayList<>(known.damagedUsers());
        try (Vouching vouching = new Vouching(organisation)) {
            for (UserKey user : known.users()) {
                boolean vouched =
                        vouchedFor(
                                slotFile(generation, user.id().text()),
                                vouching.user(generation, user));
                if (vouched) {
                    people.add(user);
                } else {
                    strangers.add(user.id());
                }
            }
            PublicKey envelope = envelope();
            boolean vouched =
                    vouchedFor(
                            slotFile(generation, Slot.ENVELOPE),
                            vouching.envelope(generation, envelope));
            return new Holders(
                    people, strangers, vouched ? Optional.of(envelope) : Optional.empty());
        }
    }

    private boolean vouchedFor(Path slot, byte[] said) {
        try {
            return disk.exists(slot)
                    && Vouching.same(Slot.voucher(files.read(slot, KeyFile.Kind.SLOT)), said);
        } catch (VaultException e) {
            return false; // a slot that cannot be read vouches for nobody
        }
    }

    PublicKey envelope() throws VaultException {
        return EnvelopeRecord.read(files.read(names.envelope(), KeyFile.Kind.ENVELOPE));
    }

    /** A slot of every given generation for one person. */
    void give(KeyChange change, Map<Integer, PrivateKey> keys, UserKey user) {
        keys.forEach(
                (generation, key) -> {
                    try (Vouching vouching = new Vouching(key)) {
                        String id = user.id().text();
                        byte[] voucher = vouching.user(generation, user);
                        putSlot(
                                change,
                                slotFile(generation, id),
                                new Slot(generation, id).seal(key, user.key(), voucher));
                    }
                });
    }

    /** A slot of every given generation for the envelope. */
    void give(KeyChange change, Map<Integer, PrivateKey> keys, PublicKey envelope) {
        keys.forEach(
                (generation, key) -> {
                    try (Vouching vouching = new Vouching(key)) {
                        byte[] voucher = vouching.envelope(generation, envelope);
                        putSlot(
                                change,
                                slotFile(generation, Slot.ENVELOPE),
                                new Slot(generation, Slot.ENVELOPE).seal(key, envelope, voucher));
                    }
                });
    }

    /** The file of a generation; {@code before} vouches for it. */
    void publish(KeyChange change, OrganisationKey made, Optional<PrivateKey> before) {
        byte[] body = OrganisationRecord.body(made);
        if (before.isPresent()) {
            try (Vouching vouching = new Vouching(before.get())) {
                body = OrganisationRecord.body(made, vouching.successor(made));
            }
        }
        change.put(nameOf(names.organisation(made.generation())), KeyFile.Kind.ORGANISATION, body);
    }

    /** Every slot of a person, and their own file: gone. */
    void remove(KeyChange change, UserId user) throws VaultException {
        for (OrganisationKey known : PublicKeys.read(disk, names.folder()).generations()) {
            change.remove(nameOf(names.slot(known.generation(), user)));
        }
        change.remove(nameOf(names.user(user)));
    }

    private static void putSlot(KeyChange change, Path file, byte[] body) {
        change.put(nameOf(file), KeyFile.Kind.SLOT, body);
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path slotFile(int generation, String user) {
        return user.equals(Slot.ENVELOPE)
                ? names.envelopeSlot(generation)
                : names.slot(generation, new UserId(user));
    }
}
