package jp.denwaban.vault.open;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.VaultException;

/**
 * A generation that is being made.
 *
 * @param before the newest until then, whose private key is {@code held}
 */
record NextGeneration(
        OrganisationKey before, PrivateKey held, PrivateKey key, OrganisationKey made) {

    static NextGeneration after(OrganisationKey before, PrivateKey held, Instant now)
            throws VaultException {
        PrivateKey key = PrivateKey.generate();
        return new NextGeneration(
                before,
                held,
                key,
                new OrganisationKey(before.generation() + 1, key.publicKey(), now));
    }

    Map<Integer, PrivateKey> asMap() {
        return Map.of(made.generation(), key);
    }

    /** Together with those before it. */
    Map<Integer, PrivateKey> with(Map<Integer, PrivateKey> earlier) {
        Map<Integer, PrivateKey> all = new TreeMap<>(earlier);
        all.put(made.generation(), key);
        return all;
    }
}
