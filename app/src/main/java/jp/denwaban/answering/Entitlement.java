package jp.denwaban.answering;

import java.security.SecureRandom;
import java.util.Optional;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;

/**
 * Who is on one connection: nobody, until a challenge sealed to a user's public key came back
 * opened. Owned by the connection's reader.
 */
final class Entitlement {
    /** A guess is one in 2^256; who needs more than these is not a console. */
    private static final int MOST_WRONG = 5;

    private final SiteFolder site;
    private final SecureRandom random = new SecureRandom();
    private Optional<Asked> asked = Optional.empty();
    private volatile Optional<UserKey> proven = Optional.empty();
    private int wrong;

    private record Asked(Challenge challenge, Optional<UserKey> user) {}

    Entitlement(SiteFolder site) {
        this.site = site;
    }

    /** A challenge, also for an unknown user. People may have been added since the start. */
    String challenge(String userId) throws VaultException {
        PublicKeys keys = PublicKeys.read(new FileDisk(), site.keys());
        Optional<UserKey> user =
                UserId.fits(userId) ? keys.user(new UserId(userId)) : Optional.empty();
        Challenge challenge =
                user.map(key -> Challenge.to(key, random))
                        .orElseGet(() -> Challenge.toNobody(random));
        asked = Optional.of(new Asked(challenge, user));
        return challenge.sealed();
    }

    /** Whose answer this is; each challenge has one, and {@link #grant} makes it count. */
    Optional<UserKey> prove(String opened) {
        Optional<UserKey> user =
                asked.filter(one -> one.challenge().provedBy(opened)).flatMap(Asked::user);
        asked = Optional.empty();
        if (user.isEmpty()) {
            wrong++;
        }
        return user;
    }

    /** From now on this connection is theirs, and is told of callers. */
    void grant(UserKey user) {
        proven = Optional.of(user);
    }

    boolean tooManyWrong() {
        return wrong >= MOST_WRONG;
    }

    Optional<UserKey> proven() {
        return proven;
    }
}
