package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.SocketPlace;
import jp.denwaban.wire.WireClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what on the socket, on a real socket. */
class StatusServerTest {
    @TempDir Path root;
    private TestSite site;

    @BeforeEach
    void begin() throws Exception {
        site = TestSite.training(root, 2).start();
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    @Test
    void whoHasNotProvedHimselfMayOnlyRetreat() throws Exception {
        try (WireClient console = site.console()) {
            refused(console, "A-01", new ClientMessage.ReturnToService(1));
            refused(console, "A-01", new ClientMessage.PlanStop(1));
            refused(console, "A-01", new ClientMessage.ConfirmAlarm(2, 1));
            refused(console, "A-01", entry("signin", "", Optional.empty()));
            refused(console, "A-02", new ClientMessage.Prove(4, "AAAA"));

            assertThat(ask(console, new ClientMessage.SwitchToBypass(5)))
                    .isInstanceOf(ServerMessage.Done.class);
            site.await(
                    "bypass", s -> s.lines().stream().allMatch(l -> l.state() == LineState.BYPASS));
        }
    }

    /** TestSite's OPERATOR: a minute is his to put right when he is asked, a wrong year is not. */
    @Test
    void anOperatorComparesTheTimeButDoesNotMoveTheDate() throws Exception {
        assertThat(site.stop()).isZero();
        Instant ahead = Instant.now().plusSeconds(90);
        Files.writeString(
                site.folder.run().resolve("clock-floor"), Long.toString(ahead.toEpochMilli()));
        site.out.reset();
        site.start();
        try (WireClient console = site.console()) {
            Instant now = Instant.now();
            refused(console, "A-01", new ClientMessage.ConfirmClock(1, now, true));
            prove(console);
            refused(
                    console,
                    "T-05",
                    new ClientMessage.ConfirmClock(2, now.plus(Duration.ofDays(365)), true));

            assertThat(ask(console, new ClientMessage.ConfirmClock(3, now.plusSeconds(240), true)))
                    .isInstanceOf(ServerMessage.Done.class);
            site.await("the told time", s -> s.at().isAfter(now.plusSeconds(239)));
            site.await("no doubt", s -> !s.clockDoubtful());
        }
    }

    @Test
    void bypassOutlivesARestartUntilAProvenPersonOrdersService() throws Exception {
        try (WireClient console = site.console()) {
            ask(console, new ClientMessage.SwitchToBypass(1));
            site.await(
                    "bypass", s -> s.lines().stream().allMatch(l -> l.state() == LineState.BYPASS));
            Path mode = site.folder.run().resolve("mode");
            Awaitility.await().until(() -> Files.exists(mode));
        }
        assertThat(site.stop()).isZero();
        site.out.reset();
        site.start();
        assertThat(site.said()).contains("\"inService\":0").contains("\"bypass\":2");
        try (WireClient console = site.console()) {
            prove(console);
            assertThat(ask(console, new ClientMessage.ReturnToService(9)))
                    .isInstanceOf(ServerMessage.Done.class);
            site.await(
                    "service", s -> s.lines().stream().allMatch(l -> l.state() == LineState.IDLE));
        }
    }

    @Test
    void aProvenPersonsEntryIsDurableWhenItIsAcknowledged() throws Exception {
        try (WireClient console = site.console()) {
            prove(console);
            long before = chainBytes();
            assertThat(ask(console, entry("records.searched", "sheet=12", Optional.of("浜名瀬"))))
                    .isInstanceOf(ServerMessage.Done.class);
            assertThat(chainBytes()).isGreaterThan(before);
            refused(console, "W-01", entry("Not A Code", "", Optional.empty()));
            refused(console, "W-01", entry("call.registered", "call=1", Optional.empty()));
            refused(console, "W-01", entry("records.searched", "x".repeat(5000), Optional.empty()));
            refused(console, "W-01", entry("records.searched", "", Optional.of("x".repeat(3000))));
        }
    }

    /** What was found is anybody's word; that nothing is wrong any more is an administrator's. */
    @Test
    void anAlarmOfChainAndKeysEndsWithAnAdministratorsWord() throws Exception {
        try (WireClient console = site.console()) {
            prove(console);
            done(console, entry("chain.broken", "entries=4; GAP", Optional.empty()));
            site.await("alarm", s -> s.alarms().stream().anyMatch(a -> a.code().equals("A-05")));
            done(console, entry("chain.genuine", "entries=5", Optional.empty()));
            done(console, entry("keys.differ", "differ=1 people=1", Optional.empty()));
            site.await(
                    "both alarms",
                    s ->
                            s.alarms().stream()
                                    .map(Snapshot.Alarm::code)
                                    .toList()
                                    .containsAll(List.of("A-05", "K-05")));
            prove(console, new UserId("kanri"));
            done(console, entry("chain.genuine", "entries=6", Optional.empty()));
            site.await("none", s -> s.alarms().stream().noneMatch(a -> a.code().equals("A-05")));
        }
    }

    private static void done(WireClient console, ClientMessage message) throws Exception {
        assertThat(ask(console, message)).isInstanceOf(ServerMessage.Done.class);
    }

    @Test
    void anUnknownUserGetsAChallengeThatLooksLikeAnyOther() throws Exception {
        try (WireClient console = site.console()) {
            int known = challenge(console, "tanaka").length();
            assertThat(challenge(console, "nobody-here")).hasSize(known);
            assertThat(challenge(console, "NOT AN ID")).hasSize(known);
        }
    }

    @Test
    void oneAnswerToAChallengeAndNoSecond() throws Exception {
        try (WireClient console = site.console();
                KeyRing keys = site.keys()) {
            String opened = keys.prove(challenge(console, TestSite.OPERATOR.text()));
            refused(console, "A-02", new ClientMessage.Prove(1, "AAAA"));
            refused(console, "A-02", new ClientMessage.Prove(2, opened));
        }
    }

    @Test
    void aConsoleThatDoesNotReadIsDroppedAndOthersGoOn() throws Exception {
        try (SocketChannel deaf = SocketChannel.open(StandardProtocolFamily.UNIX);
                WireClient console = site.console()) {
            deaf.connect(UnixDomainSocketAddress.of(SocketPlace.of(site.folder).find()));
            ByteBuffer ask =
                    ByteBuffer.wrap(
                            "{\"type\":\"identify\",\"request\":1,\"userId\":\"x\"}\n"
                                    .getBytes(StandardCharsets.UTF_8));
            deaf.configureBlocking(false);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> broken(deaf, ask));
            assertThat(console.connected()).isTrue();
            assertThat(challenge(console, "tanaka")).isNotEmpty();
        }
    }

    @Test
    void theSocketIsForItsOwnerAlone() throws Exception {
        Path socket = SocketPlace.of(site.folder).find();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.folder.run())))
                .isEqualTo("rwx------");
        assertThat(site.stop()).isZero();
        assertThat(socket).doesNotExist();
    }

    /** Asks without ever reading, until the other side has had enough. */
    private static boolean broken(SocketChannel deaf, ByteBuffer ask) {
        try {
            for (int time = 0; time < 50; time++) {
                ask.rewind();
                deaf.write(ask);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private long chainBytes() throws Exception {
        try (var files = Files.walk(site.folder.audit())) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.readAllBytes(file).length;
            }
            return sum;
        }
    }

    private static ClientMessage entry(String code, String detail, Optional<String> sealed) {
        return new ClientMessage.WriteEntry(3, code, detail, sealed);
    }

    private static String challenge(WireClient console, String user) throws Exception {
        return ((ServerMessage.Challenge) ask(console, new ClientMessage.Identify(8, user)))
                .sealed();
    }

    private void prove(WireClient console) throws Exception {
        prove(console, TestSite.OPERATOR);
    }

    private void prove(WireClient console, UserId person) throws Exception {
        try (KeyRing keys =
                CheapVault.in(site.folder.keys()).open(person, TestSite.PASSWORD.clone())) {
            String opened = keys.prove(challenge(console, person.text()));
            assertThat(ask(console, new ClientMessage.Prove(7, opened)))
                    .isInstanceOf(ServerMessage.Done.class);
        }
    }

    private static void refused(WireClient console, String code, ClientMessage message)
            throws Exception {
        assertThat(((ServerMessage.Refused) ask(console, message)).code()).isEqualTo(code);
    }

    private static ServerMessage ask(WireClient console, ClientMessage message) throws Exception {
        return console.ask(number -> Numbered.with(message, number)).get(5, TimeUnit.SECONDS);
    }
}
