package jp.denwaban.console;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.SocketPlace;
import jp.denwaban.wire.Wire;
import jp.denwaban.wire.WireException;
import jp.denwaban.wire.WireSocket;

/**
 * The other end of a console's socket, on a real socket with real challenges: for tests of the
 * console alone. Keeps what was asked.
 */
public final class StandInAnswering implements AutoCloseable {
    public final List<ClientMessage> heard = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private final PublicKeys keys;
    private volatile Optional<WireSocket> console = Optional.empty();

    public StandInAnswering(SiteFolder site) throws IOException, VaultException {
        keys = PublicKeys.read(new FileDisk(), site.keys());
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(SocketPlace.of(site).prepare()));
        NamedThread.start("stand-in", this::serve);
    }

    public List<String> entries() {
        return heard.stream()
                .filter(ClientMessage.WriteEntry.class::isInstance)
                .map(message -> ((ClientMessage.WriteEntry) message).entry())
                .toList();
    }

    public void say(ServerMessage message) throws IOException {
        console.orElseThrow().writeLine(Wire.write(message));
    }

    private void serve() {
        try {
            while (server.isOpen()) {
                WireSocket socket = new WireSocket(server.accept(), Wire.LONGEST_LINE);
                console = Optional.of(socket);
                socket.writeLine(Wire.write(new ServerMessage.Hello(Wire.VERSION, "道央警察署", false)));
                serve(socket);
            }
        } catch (IOException e) {
            return; // Closed by the test.
        }
    }

    private void serve(WireSocket socket) throws IOException {
        Optional<Challenge> asked = Optional.empty();
        boolean proved = false;
        try {
            for (Optional<String> line = socket.readLine();
                    line.isPresent();
                    line = socket.readLine()) {
                ClientMessage message = Wire.readClient(line.get());
                heard.add(message);
                if (message instanceof ClientMessage.Identify identify) {
                    Challenge challenge = challenge(identify);
                    asked = Optional.of(challenge);
                    say(new ServerMessage.Challenge(message.request(), challenge.sealed()));
                    continue;
                }
                if (message instanceof ClientMessage.Prove prove) {
                    proved = asked.orElseThrow().provedBy(prove.opened());
                }
                boolean practice =
                        message instanceof ClientMessage.PlacePracticeCall
                                || message instanceof ClientMessage.PressPracticeKey
                                || message instanceof ClientMessage.EndPracticeCall;
                say(
                        proved || practice
                                ? new ServerMessage.Done(message.request(), Optional.empty())
                                : new ServerMessage.Refused(message.request(), "A-01"));
            }
        } catch (WireException e) {
            throw new IOException(e);
        }
    }

    private Challenge challenge(ClientMessage.Identify identify) {
        return keys.user(new UserId(identify.userId()))
                .map(user -> Challenge.to(user, new SecureRandom()))
                .orElseGet(() -> Challenge.toNobody(new SecureRandom()));
    }

    @Override
    public void close() throws IOException {
        server.close();
        console.ifPresent(WireSocket::close);
    }
}
