package jp.denwaban.answering;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.health.NamedThread;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Wire;
import jp.denwaban.wire.WireException;
import jp.denwaban.wire.WireSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One console on the wire: obeys what its connection is entitled to, and is dropped when it does
 * not read.
 */
final class ConsoleConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleConnection.class);

    /** Two seconds of levels, statuses and practice audio; who is behind that does not read. */
    private static final int MOST_UNSENT = 256;

    private static final String NOT_ENTITLED = "A-01";
    private static final String WRONG_PROOF = "A-02";
    private static final String NOT_DURABLE = "A-03";
    private static final String KEYS_UNREADABLE = "K-01";
    private static final String TRAINING_ONLY = "P-02";
    private static final String NOT_UNDERSTOOD = "W-01";

    private final Desk desk;
    private final WireSocket socket;
    private final Runnable gone;
    private final Entitlement entitlement;
    private final BlockingQueue<String> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private volatile boolean closed;

    ConsoleConnection(Desk desk, WireSocket socket, Runnable gone) {
        this.desk = desk;
        this.socket = socket;
        this.gone = gone;
        this.entitlement = new Entitlement(desk.site());
    }

    void begin() {
        send(new ServerMessage.Hello(Wire.VERSION, desk.siteName(), desk.training()));
        NamedThread.start("console-reader", this::readAll, this::close);
        NamedThread.start("console-writer", this::writeAll, this::close);
    }

    /** Caller numbers, even masked ones, are for people who have proved who they are. */
    void status(Snapshot snapshot) {
        Snapshot fit = entitlement.proven().isPresent() ? snapshot : withoutCallers(snapshot);
        send(new ServerMessage.Status(fit));
    }

    void levels(List<ServerMessage.Levels.Level> levels) {
        send(new ServerMessage.Levels(levels));
    }

    void close() {
        if (!closed) {
            closed = true;
            socket.close();
            desk.practice().ifPresent(PracticeTelephone::hangUp);
            gone.run();
        }
    }

    private void send(ServerMessage message) {
        if (!closed && !unsent.offer(Wire.write(message))) {
            LOG.warn("a console that does not read is dropped");
            close();
        }
    }

    private void writeAll() {
        try {
            while (!closed) {
                String line = unsent.poll(1, TimeUnit.SECONDS);
                if (line != null) {
                    socket.writeLine(line);
                }
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void readAll() {
        try {
            for (Optional<String> line = socket.readLine();
                    line.isPresent() && !entitlement.tooManyWrong();
                    line = socket.readLine()) {
                send(obey(Wire.readClient(line.get())));
            }
        } catch (IOException e) {
            LOG.debug("a console has gone");
        } catch (WireException e) {
            LOG.warn("a console that does not speak version {} is dropped", Wire.VERSION);
        }
        close();
    }

    private ServerMessage obey(ClientMessage message) {
        long request = message.request();
        try {
            if (message instanceof ClientMessage.Identify identify) {
                return new ServerMessage.Challenge(
                        request, entitlement.challenge(identify.userId()));
            }
            if (message instanceof ClientMessage.Prove prove) {
                Optional<UserKey> user = entitlement.prove(prove.opened());
                return user.isPresent()
                        ? new ServerMessage.Done(request, user.map(key -> key.role().name()))
                        : new ServerMessage.Refused(request, WRONG_PROOF);
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
        } else if (message instanceof ClientMessage.ConfirmAlarm confirm) {
            return desk.orders().confirmAlarm(confirm.alarm())
                    ? done(request)
                    : new ServerMessage.Refused(request, NOT_UNDERSTOOD);
        } else if (message instanceof ClientMessage.WriteEntry entry) {
            write(entry);
        }
        return done(request);
    }

    private void write(ClientMessage.WriteEntry entry) throws AuditException {
        byte[] sealed = entry.sealedDetail().map(Base64.getDecoder()::decode).orElse(new byte[0]);
        if (entry.detail().length() > AuditEntry.LONGEST_DETAIL
                || sealed.length > AuditEntry.LONGEST_SEALED_DETAIL) {
            throw new IllegalArgumentException("an entry that is too long");
        }
        desk.orders()
                .write(entry.entry(), entry.detail(), entry.sealedDetail().map(text -> sealed));
    }

    private ServerMessage practise(ClientMessage message, PracticeTelephone telephone) {
        if (message instanceof ClientMessage.PlacePracticeCall place) {
            telephone.call(place.callerId(), new PracticeEar());
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

    private static Snapshot withoutCallers(Snapshot whole) {
        return new Snapshot(
                whole.at(),
                whole.clockDoubtful(),
                whole.mode(),
                whole.lines().stream().map(ConsoleConnection::withoutCaller).toList(),
                whole.today(),
                whole.disk(),
                whole.guidance(),
                whole.alarms());
    }

    private static LineStatus withoutCaller(LineStatus line) {
        return new LineStatus(
                line.number(),
                line.state(),
                line.since(),
                Optional.empty(),
                line.key(),
                line.destination(),
                line.extension(),
                line.guidance(),
                line.rings(),
                line.pass(),
                line.noInputs(),
                line.attention(),
                line.attentionSeconds(),
                line.faultCode(),
                line.watchdogFed());
    }

    /** What the practising caller hears, sent to this console. */
    private final class PracticeEar implements PracticeTelephone.Ear {
        @Override
        public void changed(String state, int line) {
            send(new ServerMessage.PracticeCall(state, line));
        }

        @Override
        public void heard(short[] samples) {
            byte[] bytes = new byte[samples.length];
            for (int index = 0; index < samples.length; index++) {
                bytes[index] = MuLaw.encode(samples[index]);
            }
            send(new ServerMessage.PracticeAudio(Base64.getEncoder().encodeToString(bytes)));
        }
    }
}
