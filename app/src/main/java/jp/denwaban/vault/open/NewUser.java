package jp.denwaban.vault.open;

import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;

/**
 * A person about to be enrolled, with the password they typed themselves.
 *
 * @param password belongs to the caller, who wipes it
 */
public record NewUser(UserId id, Role role, char[] password) {

    public NewUser {
        if (password.length == 0) {
            throw new IllegalArgumentException("an empty password");
        }
    }

    @Override
    public String toString() {
        return id + " " + role;
    }
}
