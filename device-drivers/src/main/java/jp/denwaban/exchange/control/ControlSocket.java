package jp.denwaban.exchange.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.denwaban.line.card.LineThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Unix socket by which another program drives the callers of an exchange. Only its owner may
 * open it: the file is his.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    /** A test, and somebody who looks on at it; the next one is told so and left. */
    private static final int MOST_CONNECTIONS = 8;

    /** S_IFMT and S_IFSOCK of stat(2). */
    private static final int FILE_TYPE = 0170000;

    private static final int SOCKET = 0140000;

    private final Path path;
    private final ServerSocketChannel server;
    private final OrderText orders;
    private final List<ControlConnection> open = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private ControlSocket(Path path, ServerSocketChannel server, OrderText orders) {
        this.path = path;
        this.server = server;
        this.orders = orders;
    }

    /**
     * Opens the socket; one that a dead exchange left there is taken away.
     *
     * @throws IOException when the path is somebody's file, or in use, or too long for a socket
     */
    public static ControlSocket open(Path path, ControlLines lines) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            takeAway(path);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        boolean ready = false;
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            bound = true;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ready = true;
        } finally {
            if (!ready) {
                server.close();
            }
            if (bound && !ready) {
                Files.deleteIfExists(path);
            }
        }
        ControlSocket socket = new ControlSocket(path, server, new OrderText(lines));
        LineThread.named("exchange-control", socket::letIn).start();
        return socket;
    }

    private static void takeAway(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & FILE_TYPE) != SOCKET) {
            throw new IOException(path + " is there and is no socket");
        }
        try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException nobody) { // refused; anything else does not tell who is there
            Files.delete(path);
            return;
        }
        throw new IOException(path + " belongs to an exchange that is running");
    }

    private void letIn() {
        while (!closed) {
            try {
                enter(server.accept());
            } catch (IOException e) {
                if (!closed) {
                    LOG.error("the control socket is shut", e);
                }
                return;
            }
        }
    }

    private void enter(SocketChannel peer) {
        ControlConnection connection = new ControlConnection(peer, orders, open::remove);
        open.add(connection);
        boolean room = open.size() <= MOST_CONNECTIONS;
        LineThread.named(
                        "exchange-control-peer",
                        room ? connection::serve : () -> connection.refuse("too many connections"))
                .start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the control socket could not be taken away", e);
        }
        open.forEach(ControlConnection::close);
    }
}
