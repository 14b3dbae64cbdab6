package jp.denwaban.vault.open;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.denwaban.vault.Epochs.SealedEpoch;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;

/**
 * What a signed-in person holds: their own private key and the organisation's, every generation.
 * Close it at sign-out, and end the process.
 */
public final class KeyRing implements AutoCloseable {
    private volatile Own own;
    private final List<OrganisationKey> generations;
    private final ConcurrentSkipListMap<Integer, PrivateKey> organisation;

    /**
     * @param generations every public key there is, oldest first, each found to be that of its
     *     private key
     */
    KeyRing(
            UserKey user,
            PrivateKey own,
            Map<Integer, PrivateKey> organisation,
            List<OrganisationKey> generations) {
        this.own = new Own(user, own);
        this.generations = new CopyOnWriteArrayList<>(generations);
        this.organisation = new ConcurrentSkipListMap<>(organisation);
    }

    /** Who this is, and the private key of the public one in it. */
    private record Own(UserKey user, PrivateKey key) {}

    public UserKey user() {
        return own.user();
    }

    /** Every generation's public key, oldest first. */
    public List<OrganisationKey> generations() {
        return List.copyOf(generations);
    }

    /** Whether things sealed to this generation can be opened at all. */
    public boolean holds(int generation) {
        return organisation.containsKey(generation);
    }

    /** The secret; empty if this generation's key does not open it. */
    public Optional<byte[]> open(int generation, Purpose purpose, byte[] aad, Sealed sealed) {
        return Optional.ofNullable(organisation.get(generation))
                .flatMap(key -> key.open(purpose, aad, sealed));
    }

    /** The key that tags one epoch's audit entries; empty if it does not open. */
    public Optional<byte[]> epochKey(SealedEpoch epoch) {
        return open(epoch.generation(), Purpose.EPOCH_KEY, epoch.additionalData(), epoch.key());
    }

    /**
     * The answer to {@code ServerMessage.Challenge}, for {@code ClientMessage.Prove}.
     *
     * @throws VaultException if the challenge was not made for this person
     */
    public String prove(String challenge) throws VaultException {
        return own.key().answer(challenge);
    }

    Map<Integer, PrivateKey> organisation() {
        return organisation;
    }

    /** The newest generation this person holds. */
    int newest() {
        return organisation.lastKey();
    }

    PrivateKey newestKey() {
        return organisation.lastEntry().getValue();
    }

    /** Who makes a generation holds it at once. */
    void hold(OrganisationKey made, PrivateKey key) {
        organisation.put(made.generation(), key);
        generations.add(made);
    }

    /** The person's own private key; stays with the ring. */
    PrivateKey own() {
        return own.key();
    }

    /** A person with another password has another pair of keys as well. */
    void renew(UserKey user, PrivateKey key) {
        PrivateKey before = own.key();
        own = new Own(user, key);
        before.close();
    }

    @Override
    public void close() {
        own.key().close();
        Collection<PrivateKey> keys = organisation.values();
        keys.forEach(PrivateKey::close);
    }
}
