package jp.denwaban.exchange;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.modem.ModemCharacter;

/** One modem on a pseudo-terminal, and its far end at the control socket, as strangers use them. */
final class ModemOnPty implements AutoCloseable {
    private final VirtualExchange exchange;
    private final SocketChannel socket;
    private final BufferedReader answers;
    private final Writer commands;

    ModemOnPty(ModemCharacter character, Path folder) throws Exception {
        exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.V253, 1).with(character),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        Path path = folder.resolve("control");
        try {
            exchange.controlledAt(path);
        } catch (ExchangeException refused) {
            exchange.close();
            throw refused;
        }
        socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        socket.connect(UnixDomainSocketAddress.of(path));
        Reader reader = Channels.newReader(socket, StandardCharsets.UTF_8);
        answers = new BufferedReader(reader);
        commands = Channels.newWriter(socket, StandardCharsets.UTF_8);
    }

    String port() {
        return exchange.ports().get(0).control();
    }

    CardTerminal terminal() throws Exception {
        return new CardTerminal(port(), 115_200);
    }

    /** One command, and its answer. */
    String order(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        return String.valueOf(answers.readLine());
    }

    void untilAnswered(String command, String answer) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> order(command).equals(answer));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        exchange.close();
    }
}
