package jp.denwaban.bench.custody;

import java.util.Optional;
import java.util.Set;
import jp.denwaban.vault.Role;

/**
 * Who may do what by 運用要領 第3-1 and 第5, written a second time and not taken from the program's
 * table: what the matrix of roles and actions is judged by. By name, because a mutant brings its
 * own class of actions.
 */
public final class Regulation {
    private static final Set<String> ADMINISTRATOR =
            Set.of(
                    "REGISTER_MEDIUM",
                    "CHANGE_GUIDANCE",
                    "MANAGE_PEOPLE",
                    "REENROL_PERSON",
                    "RELEASE_PERSON",
                    "ROTATE_KEYS",
                    "RENEW_ENVELOPE",
                    "SUSPECT_LEAK",
                    "DISPOSE_SITE",
                    "CHANGE_SETTINGS",
                    "CORRECT_DATE");

    /** The envelope's code is what it takes, not a sign-in. */
    private static final Set<String> ANYBODY =
            Set.of("SWITCH_TO_BYPASS", "RECORD_FAULT", "USE_ENVELOPE");

    /** Never on a box in service, whoever asks. */
    private static final Set<String> PRACTISING = Set.of("PLACE_PRACTICE_CALL");

    private Regulation() {}

    /** On a box in service. */
    public static boolean gives(String action, Optional<Role> role) {
        if (PRACTISING.contains(action)) {
            return false;
        }
        if (ANYBODY.contains(action)) {
            return true;
        }
        return ADMINISTRATOR.contains(action)
                ? role.equals(Optional.of(Role.ADMINISTRATOR))
                : role.isPresent();
    }
}
