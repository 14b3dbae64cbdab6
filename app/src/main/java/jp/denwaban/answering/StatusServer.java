package jp.denwaban.answering;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import jp.denwaban.health.NamedThread;
import jp.denwaban.wire.ServerMessage.Levels.Level;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.SocketPlace;
import jp.denwaban.wire.WireSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Unix socket of the answering process: lets in processes of its own uid, tells them the state
 * on every change and at least once a second, and levels ten times a second.
 */
final class StatusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);

    /** The console, a witness mirror, a command line or two. */
    private static final int MOST_CONSOLES = 8;

    /** 100 ms: below the 15 times a second that a meter repaints. */
    private static final long LEVELS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int STATUS_EVERY_LEVELS = 10;

    /** Longest message of a console: an entry with 4 KiB of detail and 2 KiB of personal words. */
    private static final int LONGEST_LINE = 32 * 1024;

    private final Desk desk;
    private final SocketPlace place;
    private final ServerSocketChannel server;
    private final String owner;
    private final List<ConsoleConnection> consoles = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private StatusServer(Desk desk, SocketPlace place, ServerSocketChannel server, String owner) {
        this.desk = desk;
        this.place = place;
        this.server = server;
        this.owner = owner;
    }

    static StatusServer open(Desk desk) throws IOException {
        SocketPlace place = SocketPlace.of(desk.site());
        var path = place.prepare();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        String owner = Files.getOwner(desk.site().run()).getName();
        StatusServer status = new StatusServer(desk, place, server, owner);
        NamedThread.start("status-door", status::letIn);
        NamedThread.start("status-teller", status::tell);
        return status;
    }

    private void letIn() {
        while (!closed) {
            try {
                SocketChannel peer = server.accept();
                if (mayEnter(peer)) {
                    enter(peer);
                } else {
                    peer.close();
                }
            } catch (IOException e) {
                if (!closed) {
                    LOG.error("the status door is shut", e);
                }
                return;
            }
        }
    }

    private boolean mayEnter(SocketChannel peer) throws IOException {
        String who = peer.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        if (!who.equals(owner)) {
            LOG.warn("a process of another user is not let in");
            return false;
        }
        return consoles.size() < MOST_CONSOLES;
    }

    private void enter(SocketChannel peer) {
        ConsoleConnection[] made = new ConsoleConnection[1];
        ConsoleConnection console =
                new ConsoleConnection(
                        desk, new WireSocket(peer, LONGEST_LINE), () -> consoles.remove(made[0]));
        made[0] = console;
        consoles.add(console);
        console.begin();
        console.status(desk.board().snapshot());
    }

    private void tell() {
        long toldChange = -1;
        int ticks = 0;
        while (!closed) {
            LockSupport.parkNanos(LEVELS_EVERY_NANOS);
            List<Level> levels = desk.board().levels();
            if (!levels.isEmpty()) {
                consoles.forEach(console -> console.levels(levels));
            }
            long change = desk.board().changes();
            if (change != toldChange || ++ticks >= STATUS_EVERY_LEVELS) {
                toldChange = change;
                ticks = 0;
                Snapshot snapshot = desk.board().snapshot();
                consoles.forEach(console -> console.status(snapshot));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            place.forget();
        } catch (IOException e) {
            LOG.warn("the socket could not be taken away", e);
        }
        consoles.forEach(ConsoleConnection::close);
    }
}
