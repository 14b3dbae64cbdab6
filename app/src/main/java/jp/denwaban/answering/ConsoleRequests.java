package jp.denwaban.answering;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
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

    private final Desk desk;
    private final Entitlement entitlement;
    private final Consumer<ServerMessage> send;

    /** {@code send} takes what is told unasked: how a practice call goes on. */
    ConsoleRequests(Desk desk, Entitlement entitlement, Consumer<ServerMessage> send) {
        this.desk = desk;
        this.entitlement = entitlement;
        this.send = send;
    }

    ServerMessage obey(ClientMessage message) {
        long request = message.request();
        try {
            if (message instanceof ClientMessage.Identify identify) {
                return new ServerMessage.Challenge(
                        request, entitlement.challenge(identify.userId()));
            }
            if (message instanceof ClientMessage.Prove prove) {
                return proved(request, entitlement.prove(prove.opened()));
            }
            if (message instanceof ClientMessage.SwitchToBypass) {
                desk.orders().switchToBypass();
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

    private static ServerMessage proved(long request, Optional<UserKey> user) {
        return user.isPresent()
                ? new ServerMessage.Done(request, user.map(key -> key.role().name()))
                : new ServerMessage.Refused(request, WRONG_PROOF);
    }

    private ServerMessage practiceOrProven(ClientMessage message) throws AuditException {
        long request = message.request();
        if (message instanceof ClientMessage.PlacePracticeCall
                || message instanceof ClientMessage.PressPracticeKey
                || message instanceof ClientMessage.EndPracticeCall) {
            return desk.practice().isPresent()
                    ? practise(message, desk.practice().get())
                    : new ServerMessage.Refused(request, TRAINING_ONLY);
        }
        if (entitlement.proven().isEmpty()) {
            return new ServerMessage.Refused(request, NOT_ENTITLED);
        }
        if (message instanceof ClientMessage.ReturnToService) {
            desk.orders().returnToService();
        } else if (message instanceof ClientMessage.PlanStop) {
            desk.orders().planStop();
        } else if (message instanceof ClientMessage.ConfirmAlarm confirm) {
            return desk.orders().confirmAlarm(confirm.alarm())
                    ? done(request)
                    : new ServerMessage.Refused(request, NOT_UNDERSTOOD);
        } else if (message instanceof ClientMessage.ConfirmClock confirm) {
            boolean administrator =
                    entitlement
                            .proven()
                            .filter(user -> user.role() == Role.ADMINISTRATOR)
                            .isPresent();
            Optional<String> refusal =
                    desk.orders()
                            .confirmClock(
                                    confirm.told(),
                                    new Confirmation.Word(administrator, confirm.typed()));
            return refusal.isPresent()
                    ? new ServerMessage.Refused(request, refusal.get())
                    : done(request);
        } else if (message instanceof ClientMessage.WriteEntry entry) {
            write(entry);
        }
        return done(request);
    }

    private void write(ClientMessage.WriteEntry entry) throws AuditException {
        EntryCode code =
                EntryCode.ofConsole(entry.entry())
                        .orElseThrow(() -> new IllegalArgumentException("no entry of a console"));
        byte[] sealed = entry.sealedDetail().map(Base64.getDecoder()::decode).orElse(new byte[0]);
        if (entry.detail().length() > AuditEntry.LONGEST_DETAIL
                || sealed.length > AuditEntry.LONGEST_SEALED_DETAIL) {
            throw new IllegalArgumentException("an entry that is too long");
        }
        desk.orders().write(code.text(), entry.detail(), entry.sealedDetail().map(text -> sealed));
    }

    private ServerMessage practise(ClientMessage message, PracticeTelephone telephone)
            throws AuditException {
        if (message instanceof ClientMessage.PlacePracticeCall place) {
            desk.orders().write(EntryCode.PRACTICE_CALLED.text(), "", Optional.empty());
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

    private static ServerMessage done(long request) {
        return new ServerMessage.Done(request, Optional.empty());
    }
}
