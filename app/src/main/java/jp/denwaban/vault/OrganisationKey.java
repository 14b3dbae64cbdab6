package jp.denwaban.vault;

import java.time.Instant;

/**
 * One generation of the organisation's public key: what recordings and epoch keys are sealed to.
 *
 * @param generation from 1
 */
public record OrganisationKey(int generation, PublicKey key, Instant created) {}
