package jp.denwaban.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;

/**
 * The console's end of the wire. Connects once; when {@link Listener#closed} has come the caller
 * makes a new one. No method waits for the other side.
 */
public final class WireClient implements AutoCloseable {
    /** No acknowledgement in this time: the action is refused. */
    public static final Duration REPLY_WITHIN = Duration.ofSeconds(2);

    /** A console asks for a handful of things at a time; more unsent means a dead peer. */
    private static final int MOST_UNSENT = 64;

    private final WireSocket socket;
    private final Listener listener;
    private final BlockingQueue<String> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private final Map<Long, CompletableFuture<ServerMessage>> asked = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    private WireClient(WireSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /** Hears on the thread {@code wire-listener}; return soon, or the server drops the console. */
    public interface Listener {
        /** Everything the server says, replies included, in its order. */
        void heard(ServerMessage message);

        /** Once, last: the connection is gone, and why in one English phrase for the log. */
        void closed(String reason);
    }

    /** Connects to the answering process of a site; {@link WireException} when none listens. */
    public static WireClient connect(SiteFolder site, Listener listener) throws WireException {
        Path path = SocketPlace.of(site).find();
        SocketChannel channel;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new WireException("no Unix socket can be made", e);
        }
        WireSocket socket = new WireSocket(channel, Wire.LONGEST_LINE);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            socket.close();
            throw new WireException("the answering process does not listen", e);
        }
        WireClient client = new WireClient(socket, listener);
        NamedThread.start("wire-listener", client::listen, () -> client.end("listener fell"));
        NamedThread.start("wire-sender", client::sendAll, () -> client.end("sender fell"));
        return client;
    }

    /** A number for the next request on this connection. */
    public long nextRequest() {
        return requests.incrementAndGet();
    }

    /**
     * Queues a message.
     *
     * @return false if the connection is closed or {@value #MOST_UNSENT} messages wait unsent
     */
    public boolean send(ClientMessage message) {
        return !closed.get() && unsent.offer(Wire.write(message));
    }

    /**
     * Sends a request and gives its reply: {@link ServerMessage.Done}, {@link
     * ServerMessage.Refused} or {@link ServerMessage.Challenge}. Fails with a {@link
     * java.util.concurrent.TimeoutException} after {@link #REPLY_WITHIN}, or with a {@link
     * WireException} when the connection is lost: either way the action must not happen.
     */
    public CompletableFuture<ServerMessage> ask(LongFunction<ClientMessage> request) {
        long number = nextRequest();
        CompletableFuture<ServerMessage> reply = new CompletableFuture<>();
        asked.put(number, reply);
        if (!send(request.apply(number))) {
            reply.completeExceptionally(new WireException("not connected"));
        }
        return reply.orTimeout(REPLY_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((message, failure) -> asked.remove(number));
    }

    public boolean connected() {
        return !closed.get();
    }

    @Override
    public void close() {
        end("closed here");
    }

    private void listen() {
        try {
            for (Optional<String> line = socket.readLine();
                    line.isPresent();
                    line = socket.readLine()) {
                ServerMessage message = Wire.readServer(line.get());
                listener.heard(message);
                reply(message);
            }
            end("closed by the answering process");
        } catch (IOException e) {
            end("lost: " + e.getClass().getSimpleName());
        } catch (WireException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void reply(ServerMessage message) {
        long request = -1;
        if (message instanceof ServerMessage.Done done) {
            request = done.request();
        } else if (message instanceof ServerMessage.Refused refused) {
            request = refused.request();
        } else if (message instanceof ServerMessage.Challenge challenge) {
            request = challenge.request();
        }
        CompletableFuture<ServerMessage> waiting = asked.get(request);
        if (waiting != null) {
            waiting.complete(message);
        }
    }

    private void sendAll() {
        try {
            while (!closed.get()) {
                String line = unsent.poll(1, TimeUnit.SECONDS);
                if (line != null) {
                    socket.writeLine(line);
                }
            }
        } catch (IOException e) {
            end("lost: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("interrupted");
        }
    }

    private void end(String reason) {
        if (closed.compareAndSet(false, true)) {
            socket.close();
            asked.values()
                    .forEach(
                            reply ->
                                    reply.completeExceptionally(
                                            new WireException("not connected")));
            listener.closed(reason);
        }
    }
}
