package jp.denwaban.answering;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.denwaban.health.NamedThread;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Wire;
import jp.denwaban.wire.WireException;
import jp.denwaban.wire.WireSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One console on the wire: what it asks goes to {@link ConsoleRequests}, what it is told waits
 * here, and it is dropped when it does not read.
 */
final class ConsoleConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleConnection.class);

    /** Two seconds of levels, statuses and practice audio; who is behind that does not read. */
    private static final int MOST_UNSENT = 256;

    private final Desk desk;
    private final WireSocket socket;
    private final Runnable gone;
    private final Entitlement entitlement;
    private final ConsoleRequests requests;
    private final BlockingQueue<String> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private volatile boolean closed;

    ConsoleConnection(Desk desk, WireSocket socket, Runnable gone) {
        this.desk = desk;
        this.socket = socket;
        this.gone = gone;
        this.entitlement = new Entitlement(desk.site());
        this.requests = new ConsoleRequests(desk, entitlement, this::send);
    }

    void begin() {
        send(new ServerMessage.Hello(Wire.VERSION, desk.siteName(), desk.training()));
        NamedThread.start("console-reader", this::readAll, this::close);
        NamedThread.start("console-writer", this::writeAll, this::close);
    }

    /** Caller numbers, even masked ones, are for people who have proved who they are. */
    void status(Snapshot snapshot) {
        Snapshot fit = entitlement.proven().isPresent() ? snapshot : WithoutCallers.of(snapshot);
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
                send(requests.obey(Wire.readClient(line.get())));
            }
        } catch (IOException e) {
            LOG.debug("a console has gone");
        } catch (WireException e) {
            LOG.warn("a console that does not speak version {} is dropped", Wire.VERSION);
        }
        close();
    }
}
