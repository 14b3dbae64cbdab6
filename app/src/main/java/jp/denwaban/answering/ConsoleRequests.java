package jp.denwaban.answering;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.denwaban.account.Action;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.health.Confirmation;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what one console asks: first who it is, then what that entitles it to. Each request has
 * one reply; a refusal is a code. Owned by the connection's reader.
 */
final class ConsoleRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRequests.class);

    private static final String NOT_ENTITLED = "A-01";
    private static final String WRONG_PROOF = "A-02";
    private static final String NOT_DURABLE = "A-03";
    private static final String KEYS_UNREADABLE = "K-01";
    private static final String TRAINING_ONLY = "P-02";
    private static final String NOT_UNDERSTOOD = "W-01";

    /** All that the envelope may have written down: it re-enrols an administrator, nothing else. */
    private static final Set<String> OF_THE_ENVELOPE =
            Set.of(EntryCode.ENVELOPE_USED.text(), EntryCode.KEYS_ROTATED.text());

    private final Desk desk;
    private final Entitlement entitlement;
    private final Consumer<ServerMessage> send;
    private final Findings findings;

    /** {@code send} takes what is told unasked: how a practice call goes on. */
    ConsoleRequests(Desk desk, Entitlement entitlement, Consumer<ServerMessage> send) {
        this.desk = desk;
        this.entitlement = entitlement;
        this.send = send;
        this.findings = new Findings(desk.site());
    }

    ServerMessage obey(ClientMessage message) {
        long request = message.request();
        try {
            if (message instanceof ClientMessage.Identify identify) {
                return new ServerMessage.Challenge(
                        request, entitlement.challenge(identify.userId()));
            }
            if (message instanceof ClientMessage.Prove prove) {
                return prove(request, entitlement.prove(prove.opened()));
            }
            if (message instanceof ClientMessage.SwitchToBypass) {
                desk.orders().switchToBypass(by(""));
                return done(request);
            }
            return practiceOrProven(message);
        } catch (VaultException e) {
            LOG.error("keys cannot be read", e);
            return new ServerMessage.Refused(request, KEYS_UNREADABLE);
        } catch (AuditException e) {
            LOG.error("an entry is not durable", e);
            return new ServerMessage.Refused(request, NOT_DURABLE);
        } catch (IllegalArgumentException e) {
            return new ServerMessage.Refused(request, NOT_UNDERSTOOD);
        }
    }

    /** From the grant on callers are shown to a person: that they are is written down first. */
    private ServerMessage prove(long request, Optional<Entitlement.Proved> proved)
            throws AuditException {
        if (proved.isEmpty()) {
            return new ServerMessage.Refused(request, WRONG_PROOF);
        }
        Optional<UserKey> person = proved.get().person();
        if (person.isPresent()) {
            PersonalDetail by = new PersonalDetail(person.map(UserKey::id), "");
            desk.orders().write(EntryCode.CALLERS_SHOWN, "", by);
        }
        entitlement.grant(proved.get());
        String who = person.map(key -> key.role().name()).orElse(Entitlement.ENVELOPE);
        return new ServerMessage.Done(request, Optional.of(who));
    }

    private ServerMessage practiceOrProven(ClientMessage message)
            throws AuditException, VaultException {
        long request = message.request();
        if (message instanceof ClientMessage.PlacePracticeCall
                || message instanceof ClientMessage.PressPracticeKey
                || message instanceof ClientMessage.EndPracticeCall) {
            return desk.practice().isPresent()
                    ? practise(message, desk.practice().get())
                    : new ServerMessage.Refused(request, TRAINING_ONLY);
        }
        if (entitlement.envelope()
                && message instanceof ClientMessage.WriteEntry entry
                && OF_THE_ENVELOPE.contains(entry.entry())) {
            return write(entry);
        }
        if (entitlement.proven().isEmpty()) {
            return new ServerMessage.Refused(request, NOT_ENTITLED);
        }
        if (message instanceof ClientMessage.ConfirmClock confirm) {
            return confirmClock(confirm);
        }
        if (message instanceof ClientMessage.WriteEntry entry) {
            return write(entry);
        }
        return order(message);
    }

    private ServerMessage order(ClientMessage message) throws AuditException {
        long request = message.request();
        if (message instanceof ClientMessage.ReturnToService && mayDo(Action.RETURN_TO_SERVICE)) {
            desk.orders().returnToService(by(""));
            return done(request);
        }
        if (message instanceof ClientMessage.PlanStop && mayDo(Action.PLAN_STOP)) {
            desk.orders().planStop(by(""));
            return done(request);
        }
        if (message instanceof ClientMessage.ConfirmAlarm alarm && mayDo(Action.CONFIRM_ALARM)) {
            return desk.orders().confirmAlarm(alarm.alarm(), by(""))
                    ? done(request)
                    : new ServerMessage.Refused(request, NOT_UNDERSTOOD);
        }
        return new ServerMessage.Refused(request, NOT_ENTITLED);
    }

    private ServerMessage confirmClock(ClientMessage.ConfirmClock confirm) throws AuditException {
        long request = confirm.request();
        if (!mayDo(Action.CONFIRM_CLOCK)) {
            return new ServerMessage.Refused(request, NOT_ENTITLED);
        }
        Confirmation.Word word = new Confirmation.Word(mayDo(Action.CORRECT_DATE), confirm.typed());
        Optional<String> refusal = desk.orders().confirmClock(confirm.told(), word, by(""));
        return refusal.isPresent()
                ? new ServerMessage.Refused(request, refusal.get())
                : done(request);
    }

    private ServerMessage write(ClientMessage.WriteEntry entry)
            throws AuditException, VaultException {
        EntryCode code =
                EntryCode.ofConsole(entry.entry())
                        .orElseThrow(() -> new IllegalArgumentException("no entry of a console"));
        if (entry.detail().length() > AuditEntry.LONGEST_DETAIL) {
            throw new IllegalArgumentException("an entry that is too long");
        }
        if (!mayWrite(code) || !findings.mayBe(code, entry.detail())) {
            return new ServerMessage.Refused(entry.request(), NOT_ENTITLED);
        }
        desk.orders().write(code, entry.detail(), by(entry.personal().orElse("")));
        if (administrator()) {
            desk.orders().clear(code);
        }
        return done(entry.request());
    }

    private ServerMessage practise(ClientMessage message, PracticeTelephone telephone)
            throws AuditException {
        if (message instanceof ClientMessage.PlacePracticeCall place) {
            desk.orders().write(EntryCode.PRACTICE_CALLED, "", by(""));
            telephone.call(place.callerId(), new PracticeEar(send));
        } else if (message instanceof ClientMessage.PressPracticeKey press) {
            if (press.key().length() != 1) {
                throw new IllegalArgumentException("one key at a time");
            }
            telephone.press(press.key().charAt(0));
        } else {
            telephone.hangUp();
        }
        return done(message.request());
    }

    private boolean mayWrite(EntryCode code) {
        // The table lets anybody try the envelope; that it was opened is proved here.
        if (code == EntryCode.ENVELOPE_USED) {
            return entitlement.envelope();
        }
        // What is nobody's action is what a console found out by itself.
        return Action.of(code).map(this::mayDo).orElse(true);
    }

    /** Who made a mess of chain or keys is not to be who says that all is well. */
    private boolean administrator() {
        return entitlement.proven().filter(key -> key.role() == Role.ADMINISTRATOR).isPresent();
    }

    /** The one table, asked with the role that was proved on this connection. */
    private boolean mayDo(Action action) {
        return action.allowed(entitlement.proven().map(UserKey::role), desk.training());
    }

    private PersonalDetail by(String rest) {
        return new PersonalDetail(entitlement.proven().map(UserKey::id), rest);
    }

    private static ServerMessage done(long request) {
        return new ServerMessage.Done(request, Optional.empty());
    }
}
