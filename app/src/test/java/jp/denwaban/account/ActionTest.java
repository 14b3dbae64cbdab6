package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.vault.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionTest {
    /** 第3-1: what 管理者権限 has and 一般利用者権限 has not, written here a second time on purpose. */
    private static final Set<Action> ADMINISTRATOR_ONLY =
            EnumSet.of(
                    Action.REGISTER_MEDIUM,
                    Action.CHANGE_GUIDANCE,
                    Action.CORRECT_DATE,
                    Action.DISPOSE_SITE,
                    Action.MANAGE_PEOPLE,
                    Action.REENROL_PERSON,
                    Action.RELEASE_PERSON,
                    Action.ROTATE_KEYS,
                    Action.SUSPECT_LEAK,
                    Action.RENEW_ENVELOPE,
                    Action.CHANGE_SETTINGS);

    /** 第5: the fault card must not wait for a password; who opens the envelope has none. */
    private static final Set<Action> WITHOUT_SIGN_IN =
            EnumSet.of(Action.SWITCH_TO_BYPASS, Action.RECORD_FAULT, Action.USE_ENVELOPE);

    @ParameterizedTest
    @EnumSource
    void everyActionNamesItsAuditEntry(Action action) {
        assertThat(action.entry().text()).matches("[a-z][a-z-]*\\.[a-z][a-z-]*");
        assertThat(action.words()).isNotBlank();
    }

    @Test
    void noTwoActionsShareAnAuditEntry() {
        assertThat(Arrays.stream(Action.values()).map(Action::entry)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyHasMoreThanTheTableGives(Action action) {
        boolean practice = action == Action.PLACE_PRACTICE_CALL;

        assertThat(action.allowed(Optional.empty(), false))
                .isEqualTo(WITHOUT_SIGN_IN.contains(action));
        assertThat(action.allowed(Optional.of(Role.OPERATOR), false))
                .isEqualTo(!practice && !ADMINISTRATOR_ONLY.contains(action));
        assertThat(action.allowed(Optional.of(Role.ADMINISTRATOR), false)).isEqualTo(!practice);
    }

    @Test
    void thePracticeTelephoneRingsOnlyInTraining() {
        for (Role role : Role.values()) {
            assertThat(Action.PLACE_PRACTICE_CALL.allowed(Optional.of(role), false)).isFalse();
            assertThat(Action.PLACE_PRACTICE_CALL.allowed(Optional.of(role), true)).isTrue();
        }
        assertThat(Action.PLACE_PRACTICE_CALL.allowed(Optional.empty(), true)).isTrue();
    }
}
