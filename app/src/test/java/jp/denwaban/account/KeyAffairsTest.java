package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.denwaban.account.KeyOutcome.Refused;
import jp.denwaban.account.KeyOutcome.Rotated;
import jp.denwaban.account.KeyOutcome.Unfit;
import jp.denwaban.account.KeyOutcome.Why;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.EnvelopeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People come, forget and go, and envelopes are opened: on a real site with a real chain. */
class KeyAffairsTest {
    private static final String FRESH = "七つの海を 渡る鳥たちへ";
    private static final UserId MORI_ID = new UserId("t-mori");
    private static final Person MORI = new Person(MORI_ID, Role.OPERATOR, "係長", "森 隆");

    @TempDir Path folder;
    private SiteFolder site;
    private EnvelopeCode envelope;
    private AffairsDesk answering;

    @BeforeEach
    void make() throws Exception {
        site = new SiteFolder(folder.resolve("site"));
        envelope = Sites.make(site.root()).envelope();
        answering = new AffairsDesk(site);
    }

    @AfterEach
    void close() {
        answering.close();
    }

    private AffairsConsole console() throws Exception {
        return new AffairsConsole(site, answering);
    }

    private static char[] chars(String text) {
        return text.toCharArray();
    }

    private KeyOutcome enrol(AffairsConsole console, Person person) throws Exception {
        return new Enrolment(console.desk)
                .enrol(console.keys(), new NewPerson(person, chars(FRESH)));
    }

    private int generation() throws Exception {
        return PublicKeys.read(new FileDisk(), site.keys()).organisation().generation();
    }

    @Test
    void aPersonChangesTheirPasswordWithTheOldOne() throws Exception {
        AffairsConsole console = console().asOperator();

        KeyOutcome outcome =
                new PasswordChange(console.desk)
                        .change(console.keys(), chars(Sites.SATO_PASSWORD), chars(FRESH));

        assertThat(outcome).isEqualTo(new KeyOutcome.Done());
        assertThat(answering.codes()).containsExactly("session.opened", "password.changed");
        // A new connection asks again who this is: the use goes on with the new pair.
        new Identity(console.keys()).proveTo(answering);
        console().as("k-sato", FRESH);
        assertThat(console().attempt("k-sato", Sites.SATO_PASSWORD))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
    }

    @Test
    void aPasswordThatMayNotBeIsRefusedAndNothingIsWrittenDown() throws Exception {
        AffairsConsole console = console().asOperator();
        PasswordChange change = new PasswordChange(console.desk);

        assertThat(change.change(console.keys(), chars(Sites.SATO_PASSWORD), chars("short")))
                .isEqualTo(new Unfit(PasswordRule.Verdict.TOO_SHORT));
        assertThat(
                        change.change(
                                console.keys(),
                                chars(Sites.SATO_PASSWORD),
                                chars(Sites.SATO_PASSWORD)))
                .isEqualTo(new Refused(Why.SAME_PASSWORD));

        assertThat(answering.codes()).containsExactly("session.opened");
    }

    /** Who finds an open console knows no more of the password than who stands before it. */
    @Test
    void guessingTheOldPasswordIsAsSlowAsGuessingAtSignIn() throws Exception {
        AffairsConsole console = console().asOperator();
        PasswordChange change = new PasswordChange(console.desk);
        for (int n = 1; n <= 4; n++) {
            assertThat(change.change(console.keys(), chars("wrong"), chars(FRESH)))
                    .isEqualTo(new KeyOutcome.Wrong(Duration.ZERO));
        }

        assertThat(change.change(console.keys(), chars("wrong"), chars(FRESH)))
                .isEqualTo(new KeyOutcome.Wrong(Duration.ofSeconds(30)));
        assertThat(change.change(console.keys(), chars(Sites.SATO_PASSWORD), chars(FRESH)))
                .isEqualTo(new KeyOutcome.Waiting(Duration.ofSeconds(30)));
        assertThat(console.attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new SignIn.Outcome.Waiting(Duration.ofSeconds(30)));
    }

    @Test
    void anAdministratorEnrolsAndTheChainDoesNotSayWhomInClear() throws Exception {
        AffairsConsole console = console().asAdministrator();

        assertThat(enrol(console, MORI)).isEqualTo(new KeyOutcome.Done());

        AuditEntry entry = answering.entries.get(1);
        assertThat(entry.code()).isEqualTo("person.changed");
        assertThat(entry.detail()).isEqualTo("enrol role=OPERATOR");
        assertThat(answering.personal.get(1)).contains("user=t-mori");
        console().as("t-mori", FRESH);
    }

    @Test
    void anOperatorDoesNoneOfIt() throws Exception {
        AffairsConsole console = console().asOperator();
        EnvelopeCode code = console.vault.newEnvelopeCode();
        KeyRenewal renewal = new KeyRenewal(console.desk);
        Enrolment enrolment = new Enrolment(console.desk);

        assertThatThrownBy(() -> enrol(console, MORI)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> enrolment.reenrol(console.keys(), Sites.SATO.id(), chars(FRESH)))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> new Leaving(console.desk).release(console.keys(), Sites.ITO.id()))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> renewal.rotate(console.keys()))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> renewal.renewEnvelope(console.keys(), code, code.grouped()))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(
                        () -> renewal.suspectLeak(console.keys(), code, code.grouped(), Set.of()))
                .isInstanceOf(NotAllowedException.class);

        assertThat(answering.codes()).containsExactly("session.opened");
        assertThat(generation()).isEqualTo(1);
    }

    /** 第3-2: never shared, lent or reused. */
    @Test
    void aUserIdNeverBelongsToASecondPerson() throws Exception {
        AffairsConsole console = console().asAdministrator();
        Person another = new Person(Sites.SATO.id(), Role.OPERATOR, "巡査長", "佐藤 花子");

        assertThat(enrol(console, another)).isEqualTo(new Refused(Why.USER_ID_TAKEN));
        new Leaving(console.desk).release(console.keys(), Sites.SATO.id());

        assertThat(enrol(console, another)).isEqualTo(new Refused(Why.USER_ID_TAKEN));
        assertThat(enrol(console, Sites.SATO)).isEqualTo(new Refused(Why.USER_ID_TAKEN));
        assertThat(console.people.persons().find(Sites.SATO.id())).contains(Sites.SATO);
    }

    @Test
    void anInterruptedEnrolmentGoesOnForTheSamePersonOnly() throws Exception {
        AffairsConsole console = console().asAdministrator();
        console.people.persons().put(MORI);

        assertThat(enrol(console, new Person(MORI_ID, Role.OPERATOR, "係長", "別の 者")))
                .isEqualTo(new Refused(Why.USER_ID_TAKEN));
        assertThat(enrol(console, MORI)).isEqualTo(new KeyOutcome.Done());
    }

    @Test
    void whoLeavesOpensNothingMoreAndTheNextGenerationIsNotTheirs() throws Exception {
        AffairsConsole console = console().asAdministrator();
        enrol(console, MORI);

        KeyOutcome outcome = new Leaving(console.desk).release(console.keys(), MORI_ID);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rotated.class,
                        rotated -> {
                            assertThat(rotated.generation()).isEqualTo(2);
                            assertThat(rotated.leftOut()).isEmpty();
                        });
        assertThat(answering.codes())
                .containsExactly(
                        "session.opened", "person.changed", "person.released", "keys.rotated");
        assertThat(console().attempt("t-mori", FRESH)).isInstanceOf(SignIn.Outcome.Wrong.class);
        try (Stream<Path> files = Files.list(site.keys())) {
            assertThat(files).noneMatch(file -> file.toString().contains("t-mori"));
        }
        assertThat(console().asOperator().keys().holds(2)).isTrue();
        assertThat(console.keys().holds(2)).isTrue();
    }

    /**
     * Killed between the two stores: the account is over already, and the keys go when asked again.
     */
    @Test
    void anInterruptedLeavingKeepsThePersonOutAndCanBeAskedAgain() throws Exception {
        AffairsConsole console = console().asAdministrator();
        console.people.standings().leave(Sites.SATO.id());

        assertThat(console().attempt("k-sato", Sites.SATO_PASSWORD))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(new Leaving(console.desk).release(console.keys(), Sites.SATO.id()))
                .isInstanceOf(Rotated.class);
        assertThat(new Leaving(console.desk).release(console.keys(), Sites.SATO.id()))
                .isEqualTo(new Refused(Why.DEPARTED_PERSON));
    }

    @Test
    void theLastAdministratorCannotLeaveBecauseNobodyReleasesThemselves() throws Exception {
        AffairsConsole console = console().asAdministrator();

        assertThat(new Leaving(console.desk).release(console.keys(), Sites.ITO.id()))
                .isEqualTo(new Refused(Why.ONESELF));
        assertThat(new Leaving(console.desk).release(console.keys(), new UserId("nobody")))
                .isEqualTo(new Refused(Why.UNKNOWN_PERSON));
    }

    @Test
    void anOperatorWhoForgotTypesAnotherPasswordAndTheirGuessesAreForgiven() throws Exception {
        AffairsConsole guessing = console();
        for (int n = 1; n <= 100; n++) {
            guessing.attempt("k-sato", "wrong");
            guessing.pass(Duration.ofMinutes(15));
        }
        assertThat(guessing.attempt("k-sato", Sites.SATO_PASSWORD))
                .isEqualTo(new SignIn.Outcome.Stopped());
        AffairsConsole console = console().asAdministrator();

        assertThat(
                        new Enrolment(console.desk)
                                .reenrol(console.keys(), Sites.SATO.id(), chars(FRESH)))
                .isEqualTo(new KeyOutcome.Done());

        AffairsConsole back = console().as("k-sato", FRESH);
        assertThat(back.keys().holds(1)).isTrue();
        assertThat(answering.codes()).contains("person.re-enrolled");
    }

    @Test
    void anAdministratorWhoForgotIsForTheEnvelopeAlone() throws Exception {
        AffairsConsole console = console().asAdministrator();
        UserId second = new UserId("second");
        enrol(console, new Person(second, Role.ADMINISTRATOR, "係長", "二 人目"));

        assertThat(new Enrolment(console.desk).reenrol(console.keys(), second, chars(FRESH)))
                .isEqualTo(new Refused(Why.NEEDS_THE_ENVELOPE));
    }

    @Test
    void theEnvelopeReenrolsAnAdministratorAndDiesOfIt() throws Exception {
        AffairsConsole console = console();
        EnvelopeUse use = new EnvelopeUse(console.desk, answering);

        KeyOutcome.EnvelopeOpened opened = (KeyOutcome.EnvelopeOpened) use.open(envelope.grouped());
        char[] onPaper = opened.fresh().grouped();
        assertThat(use.reenrol(Sites.ITO.id(), chars(FRESH), envelope.grouped()))
                .as("the new code is not on paper yet")
                .isEqualTo(new Refused(Why.CODE_NOT_REPEATED));
        assertThat(use.reenrol(Sites.SATO.id(), chars(FRESH), onPaper))
                .isEqualTo(new Refused(Why.NO_ADMINISTRATOR));
        assertThat(answering.codes()).isEmpty();
        KeyOutcome outcome = use.reenrol(Sites.ITO.id(), chars(FRESH), onPaper);

        assertThat(outcome).isInstanceOf(Rotated.class);
        assertThat(answering.codes()).containsExactly("envelope.used", "keys.rotated");
        assertThat(console().as("m-ito", FRESH).keys().holds(1)).isTrue();
        assertThat(console().asOperator().keys().holds(2)).isTrue();
        assertThat(new EnvelopeUse(console().desk, answering).open(envelope.grouped()))
                .isInstanceOf(KeyOutcome.Wrong.class);
        assertThat(new EnvelopeUse(console().desk, answering).open(onPaper))
                .isInstanceOf(KeyOutcome.EnvelopeOpened.class);
    }

    @Test
    void guessingTheEnvelopeIsSlowButNeverOver() throws Exception {
        AffairsConsole console = console();
        EnvelopeUse use = new EnvelopeUse(console.desk, answering);
        assertThat(use.open(chars("0000-0000-0000-0000-0000-0000-0001")))
                .as("a slip of the pen is no guess")
                .isEqualTo(new Refused(Why.NOT_A_CODE));
        KeyOutcome last = new KeyOutcome.Done();
        for (int n = 1; n <= 120; n++) {
            last = use.open(console.vault.newEnvelopeCode().grouped());
            assertThat(last).isInstanceOf(KeyOutcome.Wrong.class);
            console.pass(Duration.ofMinutes(15));
        }
        assertThat(last).isEqualTo(new KeyOutcome.Wrong(Duration.ofMinutes(15)));

        AffairsConsole restarted = console();
        assertThat(new EnvelopeUse(restarted.desk, answering).open(envelope.grouped()))
                .isEqualTo(new KeyOutcome.Waiting(Duration.ofMinutes(15)));
        assertThat(use.open(envelope.grouped())).isInstanceOf(KeyOutcome.EnvelopeOpened.class);
    }

    @Test
    void anotherEnvelopeIsMadeOnlyWhenItsCodeIsOnPaper() throws Exception {
        AffairsConsole console = console().asAdministrator();
        KeyRenewal renewal = new KeyRenewal(console.desk);
        EnvelopeCode shown = renewal.newCode();

        assertThat(renewal.renewEnvelope(console.keys(), shown, chars("not this")))
                .isEqualTo(new Refused(Why.CODE_NOT_REPEATED));
        console.vault.tryEnvelope(envelope).close();
        assertThat(renewal.renewEnvelope(console.keys(), shown, shown.grouped()))
                .isInstanceOf(Rotated.class);

        console.vault.tryEnvelope(shown).close();
        assertThat(answering.codes())
                .containsExactly("session.opened", "envelope.renewed", "keys.rotated");
    }

    @Test
    void afterASuspectedLeakAPersonDoesNothingBeforeTheyHaveAnotherPassword() throws Exception {
        AffairsConsole console = console().asAdministrator();
        EnvelopeCode shown = new KeyRenewal(console.desk).newCode();
        new KeyRenewal(console.desk)
                .suspectLeak(console.keys(), shown, shown.grouped(), Set.of(Sites.SATO.id()));
        assertThat(generation()).isEqualTo(2);

        AffairsConsole sato = console();
        SignIn.Outcome.Opened opened =
                (SignIn.Outcome.Opened) sato.attempt("k-sato", Sites.SATO_PASSWORD);

        assertThat(opened.duties().mustChangePassword()).isTrue();
        assertThat(sato.gate.allows(Action.SEARCH_RECORDS)).isFalse();
        assertThatThrownBy(() -> sato.gate.enter(Action.PLAY_RECORD, ""))
                .isInstanceOf(NotAllowedException.class);
        assertThat(sato.gate.allows(Action.SWITCH_TO_BYPASS)).isTrue();
        assertThat(
                        new PasswordChange(sato.desk)
                                .change(sato.keys(), chars(Sites.SATO_PASSWORD), chars(FRESH)))
                .isEqualTo(new KeyOutcome.Done());
        assertThat(sato.gate.allows(Action.SEARCH_RECORDS)).isTrue();
        AffairsConsole later = console();
        assertThat(((SignIn.Outcome.Opened) later.attempt("k-sato", FRESH)).duties())
                .satisfies(duties -> assertThat(duties.mustChangePassword()).isFalse());
    }

    @Test
    void aYearAfterTheNewestGenerationSignInSaysThatItIsTime() throws Exception {
        for (int days : List.of(300, 367)) {
            AffairsConsole console =
                    new AffairsConsole(site, answering, Sites.NOON.plus(Duration.ofDays(days)));
            SignIn.Outcome.Opened opened =
                    (SignIn.Outcome.Opened) console.attempt("m-ito", Sites.ITO_PASSWORD);
            assertThat(opened.duties().rotationDue()).isEqualTo(days > 366);
        }
    }

    /** A console whose disk is full from this step of an affair of keys on. */
    private AffairsConsole consoleThatFailsAt(String step, String file) throws Exception {
        TroubledDisk disk = new TroubledDisk(new FileDisk());
        disk.trouble(
                (asked, name) -> {
                    if (asked.equals(step) && name.equals(file)) {
                        throw new IOException("No space left on device");
                    }
                });
        return new AffairsConsole(site, answering, Sites.NOON, CheapVault.in(disk, site.keys()));
    }

    /** Who is told 「もう一度」 tears up the new code, and then the old one dies. */
    @Test
    void anEnvelopeThatIsCertainToChangeIsToldAsSuchAndTheUseIsOver() throws Exception {
        AffairsConsole console =
                consoleThatFailsAt("create", "organisation-0002.key").asAdministrator();
        KeyRenewal renewal = new KeyRenewal(console.desk);
        EnvelopeCode shown = renewal.newCode();

        assertThat(renewal.renewEnvelope(console.keys(), shown, shown.grouped()))
                .isEqualTo(new KeyOutcome.Certain("K-07"));

        assertThat(console.gate.session()).isEmpty();
        assertThat(answering.codes())
                .containsExactly("session.opened", "envelope.renewed", "session.closed");
        AffairsConsole next = console().asAdministrator();
        next.vault.tryEnvelope(shown).close();
        assertThat(new EnvelopeUse(next.desk, answering).open(envelope.grouped()))
                .isInstanceOf(KeyOutcome.Wrong.class);
        next.check();
        assertThat(answering.codes()).endsWith("keys.rotated", "keys.genuine");
    }

    @Test
    void whatFailsBeforeItIsCertainHasNotHappenedAndTheUseGoesOn() throws Exception {
        AffairsConsole console = consoleThatFailsAt("rename", "change.key").asAdministrator();
        KeyRenewal renewal = new KeyRenewal(console.desk);
        EnvelopeCode shown = renewal.newCode();

        assertThat(renewal.renewEnvelope(console.keys(), shown, shown.grouped()))
                .isEqualTo(new KeyOutcome.Failed("K-03"));

        assertThat(console.gate.session()).isPresent();
        console().vault.tryEnvelope(envelope).close();
        assertThat(generation()).isEqualTo(1);
    }

    @Test
    void aPasswordThatIsCertainToChangeIsThePasswordAndOwesNothingMore() throws Exception {
        console().people.standings().mustChangePassword(Sites.SATO.id(), true);
        AffairsConsole console = consoleThatFailsAt("write", "user-k-sato.key").asOperator();

        assertThat(
                        new PasswordChange(console.desk)
                                .change(console.keys(), chars(Sites.SATO_PASSWORD), chars(FRESH)))
                .isEqualTo(new KeyOutcome.Certain("K-07"));

        assertThat(console().attempt("k-sato", Sites.SATO_PASSWORD))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        SignIn.Outcome.Opened opened = (SignIn.Outcome.Opened) console().attempt("k-sato", FRESH);
        assertThat(opened.duties().mustChangePassword()).isFalse();
    }

    @Test
    void withoutAnsweringNothingHappens() throws Exception {
        AffairsConsole console = console().asAdministrator();
        answering.silent = true;

        assertThat(enrol(console, MORI)).isEqualTo(new KeyOutcome.Failed("A-03"));
        assertThat(new KeyRenewal(console.desk).rotate(console.keys()))
                .isEqualTo(new KeyOutcome.Failed("A-03"));
        assertThat(new Leaving(console.desk).release(console.keys(), Sites.SATO.id()))
                .isEqualTo(new KeyOutcome.Failed("A-03"));

        assertThat(generation()).isEqualTo(1);
        assertThat(console.people.persons().find(MORI_ID)).isEmpty();
        console.vault.open(Sites.SATO.id(), chars(Sites.SATO_PASSWORD)).close();
    }
}
