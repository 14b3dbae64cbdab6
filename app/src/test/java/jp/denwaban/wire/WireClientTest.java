package jp.denwaban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's end of the wire, against a real socket. */
class WireClientTest {
    @TempDir Path folder;
    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final WireClient.Listener listener =
            new WireClient.Listener() {
                @Override
                public void heard(ServerMessage message) {
                    heard.add(message);
                }

                @Override
                public void closed(String reason) {
                    heard.add(reason);
                }
            };

    @Test
    void aRequestComesBackAsItsReply() throws Exception {
        SiteFolder site = new SiteFolder(folder);
        try (ServerSocketChannel server = listening(site);
                WireClient client = WireClient.connect(site, listener);
                WireSocket peer = new WireSocket(server.accept(), 4096)) {
            CompletableFuture<ServerMessage> reply =
                    client.ask(number -> new ClientMessage.Identify(number, "tanaka"));
            ClientMessage asked = Wire.readClient(peer.readLine().orElseThrow());
            peer.writeLine(Wire.write(new ServerMessage.Done(asked.request(), Optional.of("ok"))));

            assertThat(asked).isInstanceOf(ClientMessage.Identify.class);
            assertThat(reply.get(5, TimeUnit.SECONDS))
                    .isEqualTo(new ServerMessage.Done(asked.request(), Optional.of("ok")));
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(ServerMessage.Done.class);
        }
    }

    @Test
    void anUnansweredRequestFailsAfterTwoSeconds() throws Exception {
        SiteFolder site = new SiteFolder(folder);
        try (ServerSocketChannel server = listening(site);
                WireClient client = WireClient.connect(site, listener);
                WireSocket peer = new WireSocket(server.accept(), 4096)) {
            var reply = client.ask(ClientMessage.ReturnToService::new);

            assertThat(peer.readLine()).isPresent();
            assertThatThrownBy(() -> reply.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void theEndOfTheServerIsToldOnceAndRefusesWhatWasAsked() throws Exception {
        SiteFolder site = new SiteFolder(folder);
        WireClient client;
        CompletableFuture<ServerMessage> reply;
        try (ServerSocketChannel server = listening(site)) {
            client = WireClient.connect(site, listener);
            try (WireSocket peer = new WireSocket(server.accept(), 4096)) {
                reply = client.ask(ClientMessage.ReturnToService::new);
                assertThat(peer.readLine()).isPresent();
            }
        }
        assertThatThrownBy(() -> reply.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(WireException.class);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(String.class);
        client.close();
        assertThat(heard).isEmpty();
        assertThat(client.send(new ClientMessage.SwitchToBypass(1))).isFalse();
    }

    @Test
    void aLineThatNeverEndsClosesTheConnection() throws Exception {
        SiteFolder site = new SiteFolder(folder);
        try (ServerSocketChannel server = listening(site);
                WireClient client = WireClient.connect(site, listener);
                WireSocket peer = new WireSocket(server.accept(), 4096)) {
            assertThat(client.connected()).isTrue();
            assertThatThrownBy(() -> peer.writeLine("x".repeat(4 * Wire.LONGEST_LINE)))
                    .isInstanceOf(IOException.class);
            assertThat(heard.poll(5, TimeUnit.SECONDS)).asString().contains("longer than 262144");
        }
    }

    @Test
    void aSiteWithoutProcessIsOneException() {
        assertThatThrownBy(() -> WireClient.connect(new SiteFolder(folder), listener))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("does not listen");
    }

    @Test
    void aDeepFolderGetsAShortPrivateSocket() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("深い".repeat(30)));
        Files.createDirectories(site.root());
        try (ServerSocketChannel server = listening(site);
                WireClient client = WireClient.connect(site, listener)) {
            Path socket = SocketPlace.of(site).find();
            assertThat(socket.toString().length()).isLessThanOrEqualTo(107);
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(client.connected()).isTrue();
            SocketPlace.of(site).forget();
            assertThat(socket.getParent()).doesNotExist();
        }
    }

    @Test
    void aSocketInAFolderOpenToOthersIsNotTrusted() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("深い".repeat(30)));
        Files.createDirectories(site.root());
        try (ServerSocketChannel server = listening(site)) {
            Path shared = SocketPlace.of(site).find().getParent();
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

            assertThat(server.isOpen()).isTrue();
            assertThatThrownBy(() -> WireClient.connect(site, listener))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("not private");
            SocketPlace.of(site).forget();
        }
    }

    private static ServerSocketChannel listening(SiteFolder site) throws IOException {
        Path path = SocketPlace.of(site).prepare();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return server.bind(UnixDomainSocketAddress.of(path));
    }
}
