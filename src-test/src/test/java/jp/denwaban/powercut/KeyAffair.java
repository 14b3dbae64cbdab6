package jp.denwaban.powercut;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/**
 * The affairs of keys, each done as a service does it, and once more after the power went: whoever
 * asks again does not know how far it came.
 */
enum KeyAffair {
    CHANGE_PASSWORD {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try {
                vault.changePassword(OPERATOR, OLD.clone(), NEW.clone());
            } catch (VaultException e) {
                // It was changed already, or the new one would not open either.
                vault.open(OPERATOR, NEW.clone()).close();
            }
        }
    },
    ENROL {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try (KeyRing ring = vault.open(ADMINISTRATOR, OLD.clone())) {
                vault.enrol(ring, new NewUser(NEWCOMER, Role.OPERATOR, NEW.clone()));
            }
        }
    },
    RE_ENROL {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try (KeyRing ring = vault.open(ADMINISTRATOR, OLD.clone())) {
                vault.enrol(ring, new NewUser(OPERATOR, Role.OPERATOR, NEW.clone()));
            }
        }
    },
    LEAVE {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try (KeyRing ring = vault.open(ADMINISTRATOR, OLD.clone())) {
                if (vault.enrolled(LEAVER)) {
                    vault.remove(ring, LEAVER, LATER);
                }
            }
        }
    },
    ROTATE {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try (KeyRing ring = vault.open(ADMINISTRATOR, OLD.clone())) {
                vault.rotate(ring, LATER);
            }
        }
    },
    RENEW_ENVELOPE {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            try (KeyRing ring = vault.open(ADMINISTRATOR, OLD.clone())) {
                vault.renewEnvelope(ring, codes.fresh(), LATER);
            }
        }
    },
    USE_ENVELOPE {
        @Override
        void carryOut(Vault vault, Codes codes) throws VaultException {
            NewUser anew = new NewUser(ADMINISTRATOR, Role.ADMINISTRATOR, NEW.clone());
            try {
                vault.useEnvelope(codes.old(), anew, codes.fresh(), LATER);
            } catch (VaultException e) {
                if (e.reason() != VaultException.Reason.WRONG_ENVELOPE_CODE) {
                    throw e;
                }
                vault.tryEnvelope(codes.fresh()).close();
            }
        }
    };

    static final UserId ADMINISTRATOR = new UserId("kanri");
    static final UserId OPERATOR = new UserId("tantou");
    static final UserId LEAVER = new UserId("nishi");
    static final UserId NEWCOMER = new UserId("higashi");
    static final char[] OLD = "the old password".toCharArray();
    static final char[] NEW = "another password".toCharArray();
    private static final Instant LATER = Office.MORNING.plus(Duration.ofDays(1));

    /** The envelope that lies in the safe, and the one that is on paper beside it. */
    record Codes(EnvelopeCode old, EnvelopeCode fresh) {}

    abstract void carryOut(Vault vault, Codes codes) throws VaultException;

    /** Whose keys stay whatever happens: all of them, at every moment. */
    List<UserId> staying() {
        return this == LEAVE
                ? List.of(ADMINISTRATOR, OPERATOR)
                : List.of(ADMINISTRATOR, OPERATOR, LEAVER);
    }

    /** Whether the operator's lock is another afterwards, and the old one nowhere. */
    boolean replacesTheOperatorsKey() {
        return this == CHANGE_PASSWORD || this == RE_ENROL;
    }

    /** With what a person gets in: while it goes on with the old one or the new. */
    List<char[]> passwords(UserId person, boolean over) {
        boolean changes =
                person.equals(OPERATOR) && (this == CHANGE_PASSWORD || this == RE_ENROL)
                        || person.equals(ADMINISTRATOR) && this == USE_ENVELOPE
                        || person.equals(NEWCOMER);
        if (!changes) {
            return List.of(OLD);
        }
        return over ? List.of(NEW) : List.of(OLD, NEW);
    }

    /** Which codes may be the envelope's. */
    List<EnvelopeCode> codes(Codes codes, boolean over) {
        boolean changes = this == RENEW_ENVELOPE || this == USE_ENVELOPE;
        if (!changes) {
            return List.of(codes.old());
        }
        return over ? List.of(codes.fresh()) : List.of(codes.old(), codes.fresh());
    }
}
