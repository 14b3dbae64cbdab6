package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import jp.denwaban.account.SignIn.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.Vault;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final Basis USE = new Basis.UsageRow(UsagePurpose.INSPECTION);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @TempDir Path folder;
    private SiteFolder site;
    private Desk desk;

    /** Answering as the wire describes it: real challenges to real keys, entries kept in a list. */
    private static final class Desk implements Answering {
        final List<String> entries = new ArrayList<>();
        final PublicKeys keys;
        boolean silent;
        private Optional<Challenge> asked = Optional.empty();
        private boolean proved;

        Desk(PublicKeys keys) {
            this.keys = keys;
        }

        @Override
        public ServerMessage ask(LongFunction<ClientMessage> request) throws NotAnsweredException {
            if (silent) {
                throw new NotAnsweredException("not connected");
            }
            ClientMessage message = request.apply(1);
            if (message instanceof ClientMessage.Identify identify) {
                Challenge challenge =
                        Challenge.to(
                                keys.user(new UserId(identify.userId())).orElseThrow(),
                                new SecureRandom());
                asked = Optional.of(challenge);
                return new ServerMessage.Challenge(1, challenge.sealed());
            }
            if (message instanceof ClientMessage.Prove prove) {
                proved = asked.orElseThrow().provedBy(prove.opened());
                return done(proved);
            }
            if (message instanceof ClientMessage.WriteEntry entry) {
                entries.add(entry.entry() + " " + entry.detail());
                return done(proved);
            }
            throw new AssertionError("unexpected " + message);
        }

        private static ServerMessage done(boolean good) {
            return good
                    ? new ServerMessage.Done(1, Optional.empty())
                    : new ServerMessage.Refused(1, "A-01");
        }
    }

    /** One console process over the site: its own monotonic time, which begins anywhere. */
    private final class Console {
        final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
        final Gate gate = new Gate(desk, false);
        final PeopleDatabase people = PeopleDatabase.open(site.people());
        final SignIn signIn;
        Instant wall = Sites.NOON;

        Console() throws AccountException {
            Vault vault = CheapVault.in(site.keys());
            signIn = new SignIn(people, vault::open, desk, gate, new Wall(), nanos::get);
        }

        private final class Wall extends Clock {
            @Override
            public ZoneId getZone() {
                return JAPAN;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new AssertionError("one zone");
            }

            @Override
            public Instant instant() {
                return wall;
            }
        }

        Outcome attempt(String user, String password) throws AccountException {
            return signIn.attempt(user, password.toCharArray(), USE);
        }

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }
    }

    @BeforeEach
    void make() throws Exception {
        site = new SiteFolder(folder.resolve("site"));
        Sites.make(site.root());
        desk = new Desk(PublicKeys.read(new FileDisk(), site.keys()));
    }

    @Test
    void theRightPasswordOpensASessionThatIsWrittenDown() throws Exception {
        Console console = new Console();

        Outcome outcome = console.attempt("k-sato", Sites.SATO_PASSWORD);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Opened.class,
                        opened ->
                                assertThat(opened.session())
                                        .isEqualTo(new Session(Sites.SATO, USE, Sites.NOON)));
        assertThat(desk.entries).containsExactly("session.opened form1 INSPECTION");
        assertThat(console.gate.session()).isPresent();
    }

    @Test
    void thePasswordIsWipedWhateverComesOfIt() throws Exception {
        for (String password : List.of(Sites.SATO_PASSWORD, "not the password")) {
            char[] typed = password.toCharArray();
            new Console().signIn.attempt("k-sato", typed, USE);
            assertThat(typed).containsOnly('\0');
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserCannotBeToldApart() throws Exception {
        Console console = new Console();

        for (int n = 0; n < 6; n++) {
            assertThat(console.attempt("k-sato", "wrong wrong wrong"))
                    .isEqualTo(console.attempt("nobody", "wrong wrong wrong"));
        }
    }

    @Test
    void theFifthFailureBringsAWaitOfHalfAMinuteAndTheNextOfAMinute() throws Exception {
        Console console = new Console();
        for (int n = 1; n <= 4; n++) {
            assertThat(console.attempt("k-sato", "wrong"))
                    .isEqualTo(new Outcome.Wrong(Duration.ZERO));
        }

        assertThat(console.attempt("k-sato", "wrong"))
                .isEqualTo(new Outcome.Wrong(Duration.ofSeconds(30)));
        console.pass(Duration.ofSeconds(29));
        assertThat(console.attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new Outcome.Waiting(Duration.ofSeconds(1)));
        console.pass(Duration.ofSeconds(1));
        assertThat(console.attempt("k-sato", "wrong"))
                .isEqualTo(new Outcome.Wrong(Duration.ofSeconds(60)));
        console.pass(Duration.ofSeconds(60));
        assertThat(console.attempt("k-sato", Sites.SATO_PASSWORD))
                .isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void neitherAKillNorTheClockShortensTheWait() throws Exception {
        Console killed = new Console();
        for (int n = 1; n <= 5; n++) {
            killed.attempt("k-sato", "wrong");
        }

        Console next = new Console();
        next.wall = Sites.NOON.plus(Duration.ofDays(400));

        assertThat(next.attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new Outcome.Waiting(Duration.ofSeconds(30)));
        next.pass(Duration.ofSeconds(30));
        assertThat(next.attempt("k-sato", Sites.SATO_PASSWORD)).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void anAttemptIsCountedBeforeItIsEvaluated() throws Exception {
        PeopleDatabase people = PeopleDatabase.open(site.people());
        SignIn killedWhileOpening =
                new SignIn(
                        people,
                        (user, password) -> {
                            throw new IllegalStateException("killed here");
                        },
                        desk,
                        new Gate(desk, false),
                        Clock.fixed(Sites.NOON, JAPAN),
                        System::nanoTime);

        assertThatThrownBy(() -> killedWhileOpening.attempt("k-sato", "x".toCharArray(), USE))
                .hasMessage("killed here");

        assertThat(PeopleDatabase.open(site.people()).attempts().failures(Sites.SATO.id()))
                .isEqualTo(1);
    }

    @Test
    void oneWaitingAccountDoesNotHoldUpAnother() throws Exception {
        Console console = new Console();
        for (int n = 1; n <= 5; n++) {
            console.attempt("k-sato", "wrong");
        }

        assertThat(console.attempt("m-ito", Sites.ITO_PASSWORD)).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void aSuccessForgivesTheFailuresBefore() throws Exception {
        Console console = new Console();
        console.attempt("k-sato", "wrong");
        console.attempt("k-sato", Sites.SATO_PASSWORD);

        assertThat(new Console().people.attempts().failures(Sites.SATO.id())).isZero();
    }

    @Test
    void theHundredthFailureStopsTheAccountEvenForTheRightPassword() throws Exception {
        Console console = new Console();
        Outcome last = console.attempt("k-sato", "wrong");
        for (int n = 2; n <= 100; n++) {
            console.pass(Duration.ofMinutes(15));
            last = console.attempt("k-sato", "wrong");
        }

        assertThat(last).isEqualTo(new Outcome.Stopped());
        console.pass(Duration.ofDays(1));
        assertThat(console.attempt("k-sato", Sites.SATO_PASSWORD)).isEqualTo(new Outcome.Stopped());
        assertThat(new Console().attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new Outcome.Stopped());
    }

    @Test
    void withoutAnsweringNoSessionBeginsAndNothingCountsAsGuessing() throws Exception {
        Console console = new Console();
        desk.silent = true;

        assertThat(console.attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new Outcome.Failed("A-03"));

        assertThat(console.gate.session()).isEmpty();
        assertThat(console.people.attempts().failures(Sites.SATO.id())).isZero();
    }

    @Test
    void aServiceRefusesWhatTheTableDoesNotGiveAndWritesNothing() throws Exception {
        Console console = new Console();
        assertThatThrownBy(() -> console.gate.enter(Action.SAVE_DAY_SHEET, "2026-11-20"))
                .isInstanceOf(NotAllowedException.class);
        console.attempt("k-sato", Sites.SATO_PASSWORD);
        desk.entries.clear();

        for (Action action : Action.values()) {
            boolean allowed = action.allowed(Optional.of(jp.denwaban.vault.Role.OPERATOR), false);
            if (allowed) {
                console.gate.enter(action, "detail");
                assertThat(desk.entries).last().isEqualTo(action.entry().text() + " detail");
            } else {
                int before = desk.entries.size();
                assertThatThrownBy(() -> console.gate.enter(action, "detail"))
                        .isInstanceOf(NotAllowedException.class);
                assertThat(desk.entries).hasSize(before);
            }
        }
        assertThat(desk.entries).isNotEmpty();
    }
}
