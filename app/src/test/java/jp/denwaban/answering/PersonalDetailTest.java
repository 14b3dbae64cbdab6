package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import jp.denwaban.account.Action;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Basis;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.Person;
import jp.denwaban.account.SignIn;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person signs in, a caller calls: neither's name nor number stands anywhere in clear. */
class PersonalDetailTest {
    private static final String NAME = "浜名瀬 七緒";
    private static final String NUMBER = "0112510987";

    /** Where people are registered, and whose key a file is: theirs is the matter there. */
    private static final List<String> PEOPLES_OWN = List.of("people.db", "keys");

    @TempDir Path root;

    @Test
    void chainIndexAndEverythingElseOfTheSiteAreFreeOfNamesAndNumbers() throws Exception {
        TestSite site = TestSite.training(root, 1).start();
        PeopleDatabase people = PeopleDatabase.open(site.folder.people());
        people.persons().put(new Person(TestSite.OPERATOR, Role.OPERATOR, "警務課長", NAME));
        try (WireClient console = site.console()) {
            Answering answering = request -> ask(console, request::apply);
            Gate gate = new Gate(answering, true);
            SignIn signIn =
                    new SignIn(
                            people,
                            CheapVault.in(site.folder.keys())::open,
                            answering,
                            gate,
                            Clock.systemUTC(),
                            System::nanoTime);
            assertThat(
                            signIn.attempt(
                                    TestSite.OPERATOR.text(),
                                    TestSite.PASSWORD.clone(),
                                    new Basis.UsageRow(UsagePurpose.INSPECTION)))
                    .isInstanceOf(SignIn.Outcome.Opened.class);
            gate.enter(Action.SEARCH_RECORDS, "sheet=12");
            call(site, answering);
            gate.enter(Action.SIGN_OUT, "");
        }
        assertThat(site.stop()).isZero();

        assertThat(ChainHead.read(new FileDisk(), site.folder.audit()).orElseThrow().entry())
                .as("a start, a sign-in, a search, a practice call, its registration, a sign-out")
                .isGreaterThanOrEqualTo(6);
        assertThat(holding(NAME, true)).as("the search finds a name where it is").isNotEmpty();
        assertThat(holding(NAME, false)).isEmpty();
        assertThat(holding(TestSite.OPERATOR.text(), false)).isEmpty();
        assertThat(holding(NUMBER, false)).isEmpty();
        assertThat(
                        holding(
                                Base64.getEncoder()
                                        .encodeToString(NUMBER.getBytes(StandardCharsets.US_ASCII)),
                                false))
                .isEmpty();
    }

    private static void call(TestSite site, Answering answering) throws Exception {
        answering.ask(n -> new ClientMessage.PlacePracticeCall(n, NUMBER));
        site.await("menu", line(1, l -> l.state() == LineState.CHOOSING));
        answering.ask(ClientMessage.EndPracticeCall::new);
        site.await("registered", snapshot -> snapshot.today().abandoned() == 1);
    }

    private static ServerMessage ask(WireClient console, LongFunction<ClientMessage> request)
            throws NotAnsweredException {
        try {
            return console.ask(request::apply).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotAnsweredException(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnsweredException("interrupted");
        }
    }

    private List<Path> holding(String text, boolean peoplesOwn) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String searched = new String(utf8, StandardCharsets.ISO_8859_1);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String top = root.relativize(file).getName(0).toString();
                boolean theirs = PEOPLES_OWN.stream().anyMatch(top::startsWith);
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (theirs == peoplesOwn && bytes.contains(searched)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
