package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.audio.WavFile;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.line.Sine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The far end of a line at the control socket: one answer to each line, whatever the line. */
@Execution(ExecutionMode.CONCURRENT)
class ControlSocketTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance                | error commands are attach,",
                "hook now             | error too many words",
                "line=2 hook          | error lines are 1 to 1",
                "line=x hook          | error lines are 1 to 1",
                "ring 0               | error it can ring 1 to 100 times",
                "ring 3 number=x      | error a number is 2 to 20 digits",
                "ring 3 somebody      | error ring [N]",
                "press 5              | error nobody has answered",
                "press 5x             | error keys are 1 to 64",
                "press 5 tone=1s      | error tone is a time such as 100ms",
                "say                  | error a file is missing",
                "say /nowhere.wav     | error",
                "hang-up              | error there is no call",
                "hang-up angrily      | error hang-up [busy",
                "heard /tmp/x.wav     | error nobody has answered",
                "hook                 | ok on-hook",
                "speaking             | ok silent",
                "ports                | ok /dev/pts/"
            })
    void everyLineHasOneClearAnswer(String command, String beginning) throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.order(command.strip())).startsWith(beginning);
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
        }
    }

    @Test
    void aSilentCallerIsConnectedWithWhoeverLifts() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            assertThat(modem.order("attach")).isEqualTo("ok");
            assertThat(modem.order("attach")).isEqualTo("error a caller is attached already");
            terminal.order("AT+FCLASS=8;+VLS=1;+VTS=[1000,0,20]");
            Path file = folder.resolve("heard.wav");
            assertThat(modem.order("heard " + file)).startsWith("ok ");

            assertThat(Sine.strongest(WavFile.read(file).samples(), 1000)).isGreaterThan(2000);
            assertThat(modem.order("ring 2")).isEqualTo("error the caller is in a call");
            assertThat(modem.order("hang-up")).isEqualTo("ok");
            terminal.order("AT+VLS=0");
            // The line rests for a moment; the next caller waits for it.
            assertThat(modem.order("ring 1")).isEqualTo("ok");
            terminal.until("\u0010R");
        }
    }

    @Test
    void whoIsNotAnsweredGivesUpAfterHisRings() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("AT+VCID=1");
            assertThat(modem.order("ring 1 withheld")).isEqualTo("ok");
            modem.untilAnswered("attach", "ok"); // he has gone, the line is free again

            assertThat(terminal.heard().split("RING", -1)) // the short ring, and the bell once
                    .hasSize(3);
        }
    }

    /** Six seconds of short rings that nobody takes, and only then the bell. */
    @Test
    void whoCallsATelephoneWithoutADisplayHearsTheBellAsOftenAsHeAskedFor() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("AT+VCID=0;+VDR=1,0");
            assertThat(modem.order("ring 1 number=0112510110")).isEqualTo("ok");
            modem.untilAnswered("attach", "ok");

            assertThat(terminal.heard().split("DRON=10", -1)).hasSize(2);
        }
    }

    @Test
    void aLineTooLongIsOneMistake() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.order("say " + "x".repeat(9000)))
                    .isEqualTo("error the line is too long");
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
        }
    }

    @Test
    void onlyTheOwnerMayOpenIt() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.port()).startsWith("/dev/");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("control"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("control")).doesNotExist();
    }

    @Test
    void theNinthConnectionIsToldSoAndLeft() throws Exception {
        List<SocketChannel> guests = new ArrayList<>();
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
            for (int n = 2; n <= 8; n++) {
                SocketChannel guest = connect();
                guests.add(guest);
                assertThat(ask(guest, "hook")).isEqualTo("ok on-hook");
            }
            SocketChannel ninth = connect();
            guests.add(ninth);

            assertThat(ask(ninth, "")).isEqualTo("error too many connections");
        } finally {
            for (SocketChannel guest : guests) {
                guest.close();
            }
        }
    }

    private SocketChannel connect() throws Exception {
        SocketChannel guest = SocketChannel.open(StandardProtocolFamily.UNIX);
        guest.connect(UnixDomainSocketAddress.of(folder.resolve("control")));
        return guest;
    }

    private static String ask(SocketChannel guest, String command) throws Exception {
        if (!command.isEmpty()) {
            var writer = Channels.newWriter(guest, StandardCharsets.UTF_8);
            writer.write(command + "\n");
            writer.flush();
        }
        var reader = new BufferedReader(Channels.newReader(guest, StandardCharsets.UTF_8));
        return String.valueOf(reader.readLine());
    }

    @Test
    void whatIsNoSocketIsLeftWhereItIs() throws Exception {
        Path path = folder.resolve("control");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> new ModemOnPty(ModemCharacter.FULL, folder).close())
                .hasMessageContaining("is no socket");
        assertThat(path).exists();
        Files.delete(path);

        Files.createSymbolicLink(path, folder.resolve("nowhere"));
        assertThatThrownBy(() -> new ModemOnPty(ModemCharacter.FULL, folder).close())
                .hasMessageContaining("is no socket");
        assertThat(path).isSymbolicLink();
    }

    @Test
    void anOrderThatFailsIsAnErrorAndTheExchangeGoesOn() throws Exception {
        try (VirtualExchange exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.V253, 1),
                        CommandedExchange.quiet(),
                        Pacer.realTime())) {
            ControlledLines lines = new ControlledLines(exchange);
            assertThatThrownBy(
                            () ->
                                    lines.with(
                                            1,
                                            orders -> {
                                                throw new ArithmeticException("a test's own");
                                            }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a test's own");

            assertThat(lines.<Boolean>with(1, orders -> true)).isTrue();
        }
    }

    @Test
    void aDeadExchangesSocketIsTakenAwayAndAnythingElseIsNot() throws Exception {
        Path path = folder.resolve("control");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
            assertThatThrownBy(() -> new ModemOnPty(ModemCharacter.FULL, folder))
                    .isInstanceOf(ExchangeException.class)
                    .hasMessageContaining("belongs to an exchange that is running");
        }
        Files.writeString(path, "somebody's");
        assertThatThrownBy(() -> new ModemOnPty(ModemCharacter.FULL, folder))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("is no socket");
        assertThat(path).hasContent("somebody's");
    }
}
