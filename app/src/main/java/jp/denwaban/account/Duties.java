package jp.denwaban.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.open.KeyRing;

/**
 * What a person is told when their use begins.
 *
 * @param mustChangePassword and may do nothing else before
 * @param rotationDue a year has passed since the newest generation was made
 * @param printedFingerprint of generation 1: to compare with the sheet printed at installation
 * @param fingerprint of the newest generation, which follows from that one
 */
public record Duties(
        boolean mustChangePassword,
        boolean rotationDue,
        String printedFingerprint,
        String fingerprint) {
    /** 運用要領 asks for it yearly; a leap day more is no fault. */
    private static final Duration YEAR = Duration.ofDays(366);

    static Duties of(KeyRing keys, boolean mustChangePassword, Instant now) {
        List<OrganisationKey> generations = keys.generations();
        OrganisationKey newest = generations.get(generations.size() - 1);
        return new Duties(
                mustChangePassword,
                Duration.between(newest.created(), now).compareTo(YEAR) >= 0,
                generations.get(0).key().fingerprint(),
                newest.key().fingerprint());
    }
}
