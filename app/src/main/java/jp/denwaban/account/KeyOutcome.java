package jp.denwaban.account;

import java.time.Duration;
import java.util.List;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.EnvelopeCode;

/** How an affair of people and keys ended. */
public sealed interface KeyOutcome {

    /** It is done and durable. */
    record Done() implements KeyOutcome {}

    /**
     * It is done, and a new generation of the keys with it.
     *
     * @param fingerprint of the new generation, for the sheet
     * @param leftOut whose key files nobody vouches for: to be enrolled anew
     */
    record Rotated(int generation, String fingerprint, List<UserId> leftOut) implements KeyOutcome {
        public Rotated {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The envelope's code was right; nothing has happened yet.
     *
     * @param fresh the next envelope's, to be shown once and typed back
     */
    record EnvelopeOpened(EnvelopeCode fresh) implements KeyOutcome {}

    /** The password that was chosen may not be. */
    record Unfit(PasswordRule.Verdict verdict) implements KeyOutcome {}

    /** It may not be so; nothing has happened. */
    record Refused(Why why) implements KeyOutcome {}

    /** The password or code that was typed is wrong. The next attempt waits so long. */
    record Wrong(Duration pause) implements KeyOutcome {}

    /** Not evaluated: the wait of an earlier failure is not over. */
    record Waiting(Duration left) implements KeyOutcome {}

    /** Not evaluated, and never again until the account is enrolled anew. */
    record Stopped() implements KeyOutcome {}

    /**
     * It counts already and is finished when the keys are next opened: the new code stays on paper,
     * the new password is the password. Whoever was signed in is so no more, because the keys they
     * held may be those of before.
     */
    record Certain(String code) implements KeyOutcome {}

    /** Keys or answering failed, by code, and nothing of it counts; it may be tried again. */
    record Failed(String code) implements KeyOutcome {}

    /** Why it may not be so; the name is the key of a sentence for a screen. */
    enum Why {
        /** The user ID is, or once was, somebody's (第3-2). */
        USER_ID_TAKEN,
        UNKNOWN_PERSON,
        DEPARTED_PERSON,
        /** Nobody removes themselves: so an administrator always stays. */
        ONESELF,
        /** Who lost an administrator's password needs the envelope. */
        NEEDS_THE_ENVELOPE,
        /** The envelope re-enrols administrators and nobody else. */
        NO_ADMINISTRATOR,
        SAME_PASSWORD,
        /** A slip of the pen: the check characters disagree, and nothing was guessed. */
        NOT_A_CODE,
        /** The new code was not typed back as it was shown: it may not be on paper. */
        CODE_NOT_REPEATED,
        ENVELOPE_NOT_OPENED
    }
}
