package jp.denwaban.answering;

import java.security.SecureRandom;
import java.util.Optional;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.EnvelopeRecord;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage.Identify;

/**
 * Who is on one connection: nobody, until a challenge sealed to a user's public key came back
 * opened. Owned by the connection's reader.
 */
final class Entitlement {
    /** A guess is one in 2^256; who needs more than these is not a console. */
    private static final int MOST_WRONG = 5;

    /** What stands in the reply where a person's has their role. */
    static final String ENVELOPE = "ENVELOPE";

    private final SiteFolder site;
    private final SecureRandom random = new SecureRandom();
    private Optional<Asked> asked = Optional.empty();
    private volatile Optional<UserKey> proven = Optional.empty();
    private int wrong;

    private boolean envelope;

    private record Asked(Challenge challenge, Proved of) {}

    /**
     * Who gave the right answer.
     *
     * @param person empty for the envelope
     */
    record Proved(Optional<UserKey> person) {}

    Entitlement(SiteFolder site) {
        this.site = site;
    }

    /** A challenge, also for an unknown user. People may have been added since the start. */
    String challenge(String userId) throws VaultException {
        if (userId.equals(Identify.ENVELOPE)) {
            Challenge challenge = Challenge.to(envelopeKey(), random);
            asked = Optional.of(new Asked(challenge, new Proved(Optional.empty())));
            return challenge.sealed();
        }
        PublicKeys keys = PublicKeys.read(new FileDisk(), site.keys());
        Optional<UserKey> user =
                UserId.fits(userId) ? keys.user(new UserId(userId)) : Optional.empty();
        Challenge challenge =
                user.map(key -> Challenge.to(key, random))
                        .orElseGet(() -> Challenge.toNobody(random));
        asked = Optional.of(new Asked(challenge, new Proved(user)));
        return challenge.sealed();
    }

    private PublicKey envelopeKey() throws VaultException {
        return EnvelopeRecord.read(
                new KeyFile(new FileDisk())
                        .read(new KeyNames(site.keys()).envelope(), KeyFile.Kind.ENVELOPE));
    }

    /** Whose answer this is; each challenge has one, and {@link #grant} makes it count. */
    Optional<Proved> prove(String opened) {
        Optional<Proved> proved =
                asked.filter(one -> one.challenge().provedBy(opened)).map(Asked::of);
        asked = Optional.empty();
        envelope = false;
        if (proved.isEmpty()) {
            wrong++;
        }
        return proved;
    }

    /** From now on this connection is theirs; a person is told of callers. */
    void grant(Proved proved) {
        envelope = proved.person().isEmpty();
        if (!envelope) {
            proven = proved.person();
        }
    }

    /** Whether the last to prove anything opened the envelope. */
    boolean envelope() {
        return envelope;
    }

    boolean tooManyWrong() {
        return wrong >= MOST_WRONG;
    }

    Optional<UserKey> proven() {
        return proven;
    }
}
