package jp.denwaban.vault.open;

import java.security.SecureRandom;
import java.util.Arrays;
import jp.denwaban.vault.AesGcm;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.UserRecord;
import jp.denwaban.vault.UserRecord.Derivation;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/** People's private keys under their passwords. Passwords stay the caller's. */
final class UserLocks {
    private final KeyNames names;
    private final KeyFile files;
    private final PasswordCost cost;
    private final SecureRandom random = new SecureRandom();

    UserLocks(KeyNames names, KeyFile files, PasswordCost cost) {
        this.names = names;
        this.files = files;
        this.cost = cost;
    }

    /** Takes as long as opening a lock would, so that an unknown user cannot be told by time. */
    void pretend(char[] password) {
        Arrays.fill(PasswordCost.keyOf(password, cost.with(salt())), (byte) 0);
    }

    UserRecord read(UserId user) throws VaultException {
        UserRecord record = UserRecord.read(files.read(names.user(user), KeyFile.Kind.USER));
        if (!record.user().id().equals(user)) {
            throw new VaultException(Reason.DAMAGED, "key file of another user");
        }
        return record;
    }

    /** A new key pair for a person, and what their file is to hold; the key is the caller's. */
    record Made(UserKey key, PrivateKey own, byte[] body) {}

    /** Nothing is written yet. */
    Made make(NewUser user) throws VaultException {
        PrivateKey own = PrivateKey.generate();
        UserKey key = new UserKey(user.id(), user.role(), own.publicKey());
        return new Made(key, own, lock(key, own, user.password()).body());
    }

    PrivateKey unlock(UserRecord record, char[] password) throws VaultException {
        if (!cost.accepts(record.derivation())) {
            throw new VaultException(Reason.DAMAGED, "the cost of this slot was changed");
        }
        byte[] key = PasswordCost.keyOf(password, record.derivation());
        try {
            byte[] scalar =
                    AesGcm.open(
                                    key,
                                    record.nonce(),
                                    record.additionalData(),
                                    record.sealedPrivateKey())
                            .orElseThrow(UserLocks::wrong);
            PrivateKey own = PrivateKey.of(scalar);
            if (!own.publicKey().equals(record.user().key())) {
                throw new VaultException(Reason.SUBSTITUTED, "public key of this person");
            }
            return own;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static VaultException wrong() {
        return new VaultException(Reason.WRONG_PASSWORD, "sign-in refused");
    }

    UserRecord lock(UserKey user, PrivateKey own, char[] password) {
        Derivation derivation = cost.with(salt());
        byte[] nonce = new byte[UserRecord.NONCE_BYTES];
        random.nextBytes(nonce);
        UserRecord open = new UserRecord(user, derivation, nonce, new byte[0]);
        byte[] scalar = own.bytes();
        byte[] key = PasswordCost.keyOf(password, derivation);
        try {
            byte[] sealed = AesGcm.seal(key, nonce, open.additionalData(), scalar);
            return new UserRecord(user, derivation, nonce, sealed);
        } finally {
            Arrays.fill(scalar, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[UserRecord.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
