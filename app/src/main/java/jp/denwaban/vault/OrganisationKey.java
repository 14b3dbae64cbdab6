package jp.denwaban.vault;

import java.time.Instant;

/**
 * One generation of the organisation's public key: what recordings and epoch keys are sealed to.
 *
 * @param generation from 1
 */
public record OrganisationKey(int generation, PublicKey key, Instant created) {

    /**
     * How an entry names a generation that was made, so that a reader can follow the succession.
     */
    public String saidAfter(OrganisationKey before) {
        return "generation="
                + generation
                + " fingerprint="
                + key.fingerprint()
                + " before="
                + before.key().fingerprint();
    }

    /** How an entry names the generation with which the succession begins. */
    public String saidFirst() {
        return "first=" + key.fingerprint();
    }
}
