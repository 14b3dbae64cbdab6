package jp.denwaban.vault.open;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.disk.Disk;
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

/** The organisation's keys, generation by generation, and the slots that hold them. */
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
     * Every generation this recipient has a slot for, each checked against its public key.
     *
     * @param user of the recipient, or {@link Slot#ENVELOPE}
     */
    Map<Integer, PrivateKey> open(PrivateKey recipient, String user) throws VaultException {
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

    /** A slot of every given generation for one recipient. */
    void give(Map<Integer, PrivateKey> keys, Optional<UserId> user, PublicKey recipient)
            throws VaultException {
        for (Map.Entry<Integer, PrivateKey> key : keys.entrySet()) {
            writeSlot(key.getKey(), key.getValue(), user, recipient);
        }
    }

    /** A generation is made by its public key, written last: then everybody has their slot. */
    OrganisationKey publish(int generation, PrivateKey key, Instant now) throws VaultException {
        OrganisationKey made = new OrganisationKey(generation, key.publicKey(), now);
        files.create(
                names.organisation(generation),
                KeyFile.Kind.ORGANISATION,
                OrganisationRecord.body(made));
        return made;
    }

    /** The next generation, for everybody enrolled and for the envelope. */
    OrganisationKey next(PublicKey envelope, Instant now) throws VaultException {
        PublicKeys known = PublicKeys.read(disk, names.folder());
        if (!known.damaged().isEmpty()) {
            // Their owner would be left out of the new generation without anybody noticing.
            throw new VaultException(Reason.DAMAGED, "a person's key file");
        }
        int next = known.organisation().generation() + 1;
        try (PrivateKey organisation = PrivateKey.generate()) {
            for (UserKey user : known.users()) {
                writeSlot(next, organisation, Optional.of(user.id()), user.key());
            }
            writeSlot(next, organisation, Optional.empty(), envelope);
            return publish(next, organisation, now);
        }
    }

    private void writeSlot(
            int generation, PrivateKey organisation, Optional<UserId> user, PublicKey recipient)
            throws VaultException {
        String name = user.map(UserId::text).orElse(Slot.ENVELOPE);
        byte[] body = new Slot(generation, name).seal(organisation, recipient);
        files.put(slotFile(generation, name), KeyFile.Kind.SLOT, body);
    }

    private Path slotFile(int generation, String user) {
        return user.equals(Slot.ENVELOPE)
                ? names.envelopeSlot(generation)
                : names.slot(generation, new UserId(user));
    }
}
