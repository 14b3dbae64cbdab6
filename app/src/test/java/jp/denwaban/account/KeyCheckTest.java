package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody did to the keys while the box was away is told at the next sign-in. */
class KeyCheckTest {
    private static final FileDisk DISK = new FileDisk();

    /** A slot from before decision 0030: it opens and vouches for nobody. */
    private static final int UNVOUCHED_BYTES = 156;

    @TempDir Path folder;
    private SiteFolder site;
    private String printed;
    private AffairsDesk answering;
    private long calls;

    @BeforeEach
    void make() throws Exception {
        site = new SiteFolder(folder.resolve("site"));
        printed = Sites.make(site.root()).fingerprint();
        answering = new AffairsDesk(site);
    }

    @AfterEach
    void close() {
        answering.close();
    }

    private AffairsConsole console() throws Exception {
        return new AffairsConsole(site, answering).asAdministrator();
    }

    private AuditEntry last() {
        return answering.entries.get(answering.entries.size() - 1);
    }

    private OrganisationKey newest() throws Exception {
        return PublicKeys.read(DISK, site.keys()).organisation();
    }

    private void record(OrganisationKey organisation) throws Exception {
        calls++;
        RecordingStore.open(
                        DISK, site.recordings(), organisation, 1, () -> Sites.NOON, Runnable::run)
                .begin(new CallNumber(calls), 1, new Nobody());
    }

    private static final class Nobody implements CallFile.Listener {
        @Override
        public void durable(long atNanos) {}

        @Override
        public void sealed(Seal seal) {}

        @Override
        public void failed(String faultCode) {
            throw new AssertionError(faultCode);
        }
    }

    private static OrganisationKey theirs(Path folder) throws Exception {
        Vault vault = CheapVault.in(folder);
        vault.create(
                List.of(
                        new NewUser(
                                new UserId("mallory"),
                                Role.ADMINISTRATOR,
                                "words of mine".toCharArray())),
                Sites.NOON);
        return PublicKeys.read(DISK, folder).organisation();
    }

    @Test
    void aSoundSiteIsWrittenDownAsGenuineWithThePrintedFingerprint() throws Exception {
        record(newest());
        record(newest());

        console().check();

        assertThat(last().code()).isEqualTo("keys.genuine");
        assertThat(last().detail()).isEqualTo("first=" + printed + " files=2");
    }

    @Test
    void signInSaysTheFingerprintsToCompare() throws Exception {
        AffairsConsole console = console();
        new KeyRenewal(console.desk).rotate(console.keys());

        SignIn.Outcome.Opened opened =
                (SignIn.Outcome.Opened)
                        new AffairsConsole(site, answering).attempt("m-ito", Sites.ITO_PASSWORD);

        assertThat(opened.duties().printedFingerprint()).isEqualTo(printed);
        assertThat(opened.duties().fingerprint()).isEqualTo(newest().key().fingerprint());
        assertThat(opened.duties().fingerprint()).isNotEqualTo(printed);
    }

    @Test
    void theChainLeadsFromThePrintedFingerprintToTheOneInUse() throws Exception {
        AffairsConsole console = console();
        new KeyRenewal(console.desk).rotate(console.keys());
        String second = newest().key().fingerprint();
        new KeyRenewal(console.desk).rotate(console.keys());

        assertThat(answering.entries)
                .extracting(AuditEntry::detail)
                .contains(
                        "generation=2 fingerprint=" + second + " before=" + printed + " left-out=0",
                        "generation=3 fingerprint="
                                + newest().key().fingerprint()
                                + " before="
                                + second
                                + " left-out=0");
        console().check();
        assertThat(last().code()).isEqualTo("keys.genuine");
    }

    /** He holds the generation before, which his slots and the chain know. */
    @Test
    void whoWasLeftOutOfARotationDoesNotAccuseWhatIsSealedToIt() throws Exception {
        record(newest());
        AffairsConsole ito = console();
        Path slot = site.keys().resolve("slot-0001-user-k-sato.key");
        KeyFile files = new KeyFile(DISK);
        byte[] vouched = files.read(slot, KeyFile.Kind.SLOT);
        files.overwrite(slot, KeyFile.Kind.SLOT, Arrays.copyOf(vouched, UNVOUCHED_BYTES));
        KeyOutcome.Rotated made = (KeyOutcome.Rotated) new KeyRenewal(ito.desk).rotate(ito.keys());
        assertThat(made.leftOut()).containsExactly(Sites.SATO.id());
        record(newest());
        AffairsConsole sato = new AffairsConsole(site, answering).asOperator();
        assertThat(sato.keys().holds(2)).isFalse();

        sato.check();

        assertThat(last().detail()).doesNotContain(".sealed");
    }

    @Test
    void aRecordingThatNamesAGenerationThatNobodyMadeIsNamed() throws Exception {
        record(newest());
        record(new OrganisationKey(7, newest().key(), Sites.NOON));

        console().check();

        assertThat(last().code()).isEqualTo("keys.differ");
        assertThat(last().detail()).isEqualTo("differ=1 00000002.sealed");
    }

    @Test
    void aRecordingSealedToAnotherKeyIsNamed() throws Exception {
        record(newest());
        OrganisationKey theirs = theirs(folder.resolve("theirs"));
        record(new OrganisationKey(1, theirs.key(), Sites.NOON));

        console().check();

        assertThat(last().code()).isEqualTo("keys.differ");
        assertThat(last().detail()).isEqualTo("differ=1 00000002.sealed");
    }

    /** What was found good is not opened again, but for the newest. */
    @Test
    void theNextCheckBeginsWhereTheLastEnded() throws Exception {
        for (int n = 0; n < 60; n++) {
            record(newest());
        }
        console().check();
        assertThat(last().detail()).endsWith("files=60");
        record(newest());

        console().check();

        assertThat(last().detail()).endsWith("files=50");
    }

    @Test
    void aKeyFileThatSomebodyAddedIsTold() throws Exception {
        theirs(folder.resolve("theirs"));
        Files.copy(
                folder.resolve("theirs/user-mallory.key"), site.keys().resolve("user-mallory.key"));

        console().check();

        assertThat(last().code()).isEqualTo("keys.differ");
        assertThat(last().detail()).isEqualTo("differ=1 people=1");
    }

    /** With the newest generation the new recordings would be open again to who left. */
    @Test
    void aGenerationThatSomebodyTookAwayIsToldByTheChain() throws Exception {
        AffairsConsole console = console();
        new KeyRenewal(console.desk).rotate(console.keys());
        for (String file :
                List.of(
                        "organisation-0002.key",
                        "slot-0002-user-m-ito.key",
                        "slot-0002-user-k-sato.key",
                        "slot-0002-envelope.key")) {
            Files.delete(site.keys().resolve(file));
        }

        console().check();

        assertThat(last().code()).isEqualTo("keys.differ");
        assertThat(last().detail()).contains("generation=2");
    }

    /** All of it: key files and slots, perfect and made by somebody else, with our people in it. */
    @Test
    void aWholeFolderOfSomebodyElsesKeysContradictsChainAndRecordings() throws Exception {
        record(newest());
        console().check();
        assertThat(last().code()).isEqualTo("keys.genuine");
        Path other = folder.resolve("other");
        CheapVault.in(other)
                .create(
                        List.of(
                                new NewUser(
                                        Sites.ITO.id(),
                                        Role.ADMINISTRATOR,
                                        Sites.ITO_PASSWORD.toCharArray())),
                        Sites.NOON);
        for (String file :
                List.of(
                        "organisation-0001.key",
                        "user-m-ito.key",
                        "slot-0001-user-m-ito.key",
                        "envelope.key",
                        "slot-0001-envelope.key")) {
            Files.delete(site.keys().resolve(file));
            Files.copy(other.resolve(file), site.keys().resolve(file));
        }

        AffairsConsole console = console();
        console.check();

        assertThat(last().code()).isEqualTo("keys.differ");
        assertThat(last().detail()).contains("generation=1").contains("00000001.sealed");
        assertThat(console.keys().generations().get(0).key().fingerprint())
                .as("and the sheet from the installation says so too")
                .isNotEqualTo(printed);
    }

    /** Killed between the making and its entry: the next sign-in says it, and that is no alarm. */
    @Test
    void aRotationOfWhichNobodyCouldSayIsSaidLater() throws Exception {
        AffairsConsole console = console();
        console.vault.rotate(console.keys(), Sites.NOON);

        console().check();

        assertThat(answering.codes()).endsWith("keys.rotated", "keys.genuine");
        console().check();
        assertThat(answering.codes()).endsWith("session.opened", "keys.genuine");
    }
}
