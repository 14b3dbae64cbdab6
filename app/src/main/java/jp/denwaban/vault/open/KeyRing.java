package jp.denwaban.vault.open;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.Epochs.SealedEpoch;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * What a signed-in person holds: their own private key and the organisation's, every generation.
 * Close it at sign-out, and end the process.
 */
public final class KeyRing implements AutoCloseable {
    private final UserKey user;
    private final PrivateKey own;
    private final TreeMap<Integer, PrivateKey> organisation;

    KeyRing(UserKey user, PrivateKey own, Map<Integer, PrivateKey> organisation) {
        this.user = user;
        this.own = own;
        this.organisation = new TreeMap<>(organisation);
    }

    public UserKey user() {
        return user;
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
        Sealed sealed = Challenge.parse(challenge);
        byte[] secret =
                own.open(Purpose.CHALLENGE, new byte[0], sealed)
                        .orElseThrow(() -> new VaultException(Reason.DAMAGED, "not my challenge"));
        return Base64.getEncoder().encodeToString(secret);
    }

    Map<Integer, PrivateKey> organisation() {
        return organisation;
    }

    @Override
    public void close() {
        own.close();
        Collection<PrivateKey> keys = organisation.values();
        keys.forEach(PrivateKey::close);
    }
}
