package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Keys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.WireClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gave an order stands in its entry, for people with the organisation's keys alone. */
class WhoActedTest {
    private static final UserId ADMINISTRATOR = new UserId("kanri");

    @TempDir Path root;
    private TestSite site;

    @BeforeEach
    void begin() throws Exception {
        site = TestSite.training(root, 1).start();
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    @Test
    void eachEntryNamesWhoWasProvedOnItsConnection() throws Exception {
        try (WireClient nobody = site.console();
                WireClient operator = site.console();
                WireClient administrator = site.console()) {
            prove(operator, TestSite.OPERATOR);
            prove(administrator, ADMINISTRATOR);
            ask(nobody, new ClientMessage.SwitchToBypass(1));
            await(EntryCode.SERVICE_BYPASSED);
            site.await("bypass", s -> s.lines().get(0).state() == LineState.BYPASS);
            ask(operator, new ClientMessage.ReturnToService(1));
            ask(
                    administrator,
                    new ClientMessage.WriteEntry(
                            1, EntryCode.PERSON_CHANGED.text(), "people=2", Optional.of("浜名瀬")));
        }
        try (KeyRing keys = site.keys()) {
            assertThat(said(keys, EntryCode.SERVICE_BYPASSED))
                    .containsExactly(new PersonalDetail(Optional.empty(), ""));
            assertThat(said(keys, EntryCode.SERVICE_RETURNED))
                    .containsExactly(new PersonalDetail(Optional.of(TestSite.OPERATOR), ""));
            assertThat(said(keys, EntryCode.PERSON_CHANGED))
                    .containsExactly(new PersonalDetail(Optional.of(ADMINISTRATOR), "浜名瀬"));
            assertThat(said(keys, EntryCode.CALLERS_SHOWN))
                    .as("being shown callers' numbers begins with the proof")
                    .containsExactly(
                            new PersonalDetail(Optional.of(TestSite.OPERATOR), ""),
                            new PersonalDetail(Optional.of(ADMINISTRATOR), ""));
        }
        assertThat(said(Keys.make().ring(), EntryCode.SERVICE_RETURNED))
                .as("another organisation's keys open nothing")
                .isEmpty();
    }

    private void await(EntryCode code) {
        Awaitility.await().until(() -> entries().stream().anyMatch(is(code)));
    }

    private static Predicate<AuditEntry> is(EntryCode code) {
        return entry -> entry.code().equals(code.text());
    }

    private List<PersonalDetail> said(KeyRing keys, EntryCode code) throws Exception {
        return entries().stream()
                .filter(is(code))
                .flatMap(entry -> PersonalDetail.of(entry, keys::open).stream())
                .toList();
    }

    private List<AuditEntry> entries() throws Exception {
        List<AuditEntry> entries = new ArrayList<>();
        ChainVerifier.verify(
                new FileDisk(),
                site.folder.audit(),
                ChainVerifier.EpochKeys.NONE,
                List.of(),
                entries::add);
        return entries;
    }

    private void prove(WireClient console, UserId person) throws Exception {
        ServerMessage.Challenge challenge =
                (ServerMessage.Challenge)
                        ask(console, new ClientMessage.Identify(1, person.text()));
        try (KeyRing keys =
                CheapVault.in(site.folder.keys()).open(person, TestSite.PASSWORD.clone())) {
            String opened = keys.prove(challenge.sealed());
            assertThat(ask(console, new ClientMessage.Prove(1, opened)))
                    .isInstanceOf(ServerMessage.Done.class);
        }
    }

    private static ServerMessage ask(WireClient console, ClientMessage message) throws Exception {
        return console.ask(number -> Numbered.with(message, number)).get(5, TimeUnit.SECONDS);
    }
}
