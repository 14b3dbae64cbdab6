package jp.denwaban.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import jp.denwaban.account.Answering;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Wire;
import jp.denwaban.wire.WireClient;
import jp.denwaban.wire.WireException;

/**
 * The console's standing connection to the answering process: made again within a second whenever
 * it is lost, for as long as the console lives.
 */
public final class AnsweringLink implements Answering, AutoCloseable {
    /** Short enough that a restart of answering is hardly seen, long enough to cost nothing. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SiteFolder site;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<WireClient> client = Optional.empty();

    /** Hears on the link's threads; return soon. */
    public interface Listener {
        /** A new connection; nobody is identified on it yet. Questions may be asked from here. */
        void connected();

        void heard(ServerMessage message);

        /** The answering process is not there; told again after every failed attempt. */
        void lost();
    }

    public AnsweringLink(SiteFolder site, Listener listener) {
        this.site = site;
        this.listener = listener;
    }

    /** Begins to connect and returns at once. */
    public void start() {
        NamedThread.start("answering-link", this::keepConnected, listener::lost);
    }

    @Override
    public ServerMessage ask(LongFunction<ClientMessage> request) throws NotAnsweredException {
        WireClient connected =
                client.orElseThrow(() -> new NotAnsweredException("answering is not there"));
        CompletableFuture<ServerMessage> reply = connected.ask(request);
        try {
            return reply.get(WireClient.REPLY_WITHIN.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotAnsweredException("no reply in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnsweredException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        client.ifPresent(WireClient::close);
    }

    private void keepConnected() {
        try {
            do {
                serveOneConnection();
            } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveOneConnection() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        try (WireClient connected = WireClient.connect(site, new Ear(gone))) {
            client = Optional.of(connected);
            listener.connected();
            while (!gone.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (closing.getCount() == 0) {
                    return;
                }
            }
        } catch (WireException e) {
            // Nobody listens yet; the monitor says so and the next attempt comes.
        }
        client = Optional.empty();
        listener.lost();
    }

    /** One connection's ear: another version is treated as nobody being there. */
    private final class Ear implements WireClient.Listener {
        private final CountDownLatch gone;

        Ear(CountDownLatch gone) {
            this.gone = gone;
        }

        @Override
        public void heard(ServerMessage message) {
            if (message instanceof ServerMessage.Hello hello && hello.version() != Wire.VERSION) {
                gone.countDown();
            } else {
                listener.heard(message);
            }
        }

        @Override
        public void closed(String reason) {
            gone.countDown();
        }
    }
}
