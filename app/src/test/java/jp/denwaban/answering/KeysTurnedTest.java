package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.EnvelopeProof;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A new generation is taken up while a call goes on, and the call does not notice. */
class KeysTurnedTest {
    private static final FileDisk DISK = new FileDisk();

    @TempDir Path root;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatComesAfterARotationIsSealedToItAndACallThatGoesOnStaysAsItBegan() throws Exception {
        TestSite site = TestSite.training(root, 2).start();
        Vault vault = CheapVault.in(site.folder.keys());
        try (site;
                WireClient console = site.console()) {
            PracticeCallTest.prove(site, console);
            call(site, console, 1);
            try (KeyRing administrator =
                    vault.open(new UserId("kanri"), TestSite.PASSWORD.clone())) {
                vault.rotate(administrator, Instant.now());
            }
            done(console.ask(n -> rotated(n, site)));
            assertThat(site.latest.orElseThrow().lines().get(0).state())
                    .isEqualTo(LineState.RECORDING);
            // The one telephone is put down and lifted: line 1 ends while line 2 rings.
            call(site, console, 2);
            end(site, console, 2);
            assertThat(site.stop()).isZero();
        }

        assertThat(generation(site, "00000001.sealed")).isEqualTo(1);
        assertThat(generation(site, "00000002.sealed")).isEqualTo(2);
        try (KeyRing keys = site.keys()) {
            RecordingReader reader = new RecordingReader(DISK, keys);
            for (String file : List.of("00000001.sealed", "00000002.sealed")) {
                assertThat(
                                reader.read(
                                                site.folder.recordings().resolve(file),
                                                Optional.empty())
                                        .verdict())
                        .isEqualTo(Verdict.GENUINE);
            }
            theChainIsWholeUnderTheKeysOfTwoEpochs(site, keys);
        }
    }

    /** The second epoch is sealed to the second generation: who held the first alone has no tag. */
    private static void theChainIsWholeUnderTheKeysOfTwoEpochs(TestSite site, KeyRing keys)
            throws Exception {
        Epochs epochs = new Epochs(DISK, site.folder.keys());
        assertThat(epochs.last()).isEqualTo(2);
        assertThat(epochs.read(1).generation()).isEqualTo(1);
        assertThat(epochs.read(2).generation()).isEqualTo(2);
        TreeMap<Integer, Optional<byte[]>> known = new TreeMap<>();
        Function<Integer, Optional<byte[]>> key =
                epoch -> {
                    try {
                        return keys.epochKey(epochs.read(epoch));
                    } catch (VaultException e) {
                        return Optional.empty();
                    }
                };
        ChainVerifier.Report report =
                ChainVerifier.verify(
                        DISK,
                        site.folder.audit(),
                        epoch -> known.computeIfAbsent(epoch, key),
                        List.of());
        assertThat(report.problems()).isEmpty();
        assertThat(known.keySet()).containsExactly(1, 2);
    }

    /** A console that was killed before it could say so: the next one does by signing in. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRotationThatNobodyToldIsTakenUpAtTheNextSignIn() throws Exception {
        TestSite site = TestSite.training(root, 1).start();
        Vault vault = CheapVault.in(site.folder.keys());
        try (site;
                WireClient console = site.console()) {
            PracticeCallTest.prove(site, console);
            try (KeyRing administrator =
                    vault.open(new UserId("kanri"), TestSite.PASSWORD.clone())) {
                vault.rotate(administrator, Instant.now());
            }
            done(console.ask(n -> write(n, EntryCode.SESSION_OPENED)));
            call(site, console, 1);
            end(site, console, 1);
            assertThat(site.stop()).isZero();
        }

        assertThat(generation(site, "00000001.sealed")).isEqualTo(2);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whoOpenedTheEnvelopeMayHaveThatWrittenDownAndNothingElse() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Vault vault = CheapVault.in(site.folder.keys());
        EnvelopeCode code = vault.newEnvelopeCode();
        try (KeyRing administrator = vault.open(new UserId("kanri"), TestSite.PASSWORD.clone())) {
            vault.renewEnvelope(administrator, code, Instant.now());
        }
        site.start();
        try (site;
                WireClient console = site.console();
                EnvelopeProof envelope = vault.tryEnvelope(code)) {
            refused(console.ask(n -> write(n, EntryCode.ENVELOPE_USED)));
            ServerMessage challenge =
                    console.ask(n -> new ClientMessage.Identify(n, ClientMessage.Identify.ENVELOPE))
                            .get(5, TimeUnit.SECONDS);
            String opened = envelope.prove(((ServerMessage.Challenge) challenge).sealed());
            done(console.ask(n -> new ClientMessage.Prove(n, opened)));

            done(console.ask(n -> write(n, EntryCode.ENVELOPE_USED)));
            done(console.ask(n -> rotated(n, site)));
            refused(console.ask(n -> write(n, EntryCode.RECORD_PLAYED)));
            refused(console.ask(ClientMessage.ReturnToService::new));
            refused(console.ask(ClientMessage.PlanStop::new));
            assertThat(site.stop()).isZero();
        }
    }

    /** One false word in the chain would contradict the keys for ever. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsSaidOfAGenerationIsWhatLiesOnTheDiskOrItIsNotWrittenDown() throws Exception {
        TestSite site = TestSite.training(root, 1);
        Vault vault = CheapVault.in(site.folder.keys());
        try (KeyRing administrator = vault.open(new UserId("kanri"), TestSite.PASSWORD.clone())) {
            vault.rotate(administrator, Instant.now());
        }
        List<OrganisationKey> keys = PublicKeys.read(DISK, site.folder.keys()).generations();
        String one = keys.get(0).key().fingerprint();
        String two = keys.get(1).key().fingerprint();
        site.start();
        try (site;
                WireClient console = site.console()) {
            PracticeCallTest.prove(site, console);
            for (String lie :
                    List.of(
                            "",
                            "generation=9 fingerprint=" + two + " before=" + one + " left-out=0",
                            "generation=2 fingerprint=" + one + " before=" + one + " left-out=0",
                            "generation=2 fingerprint=" + two + " before=" + two + " left-out=0",
                            "generation=1 fingerprint=" + one + " before=" + one + " found",
                            "generation=2 fingerprint=" + two + " before=" + one + " as I say")) {
                refused(console.ask(n -> write(n, EntryCode.KEYS_ROTATED, lie)));
            }
            refused(console.ask(n -> write(n, EntryCode.ENVELOPE_USED)));
            for (String lie : List.of("", "first=" + two + " files=3", "first=" + one)) {
                refused(console.ask(n -> write(n, EntryCode.KEYS_GENUINE, lie)));
            }
            String truth = "generation=2 fingerprint=" + two + " before=" + one;
            done(console.ask(n -> write(n, EntryCode.KEYS_ROTATED, truth + " left-out=0")));
            done(console.ask(n -> write(n, EntryCode.KEYS_ROTATED, truth + " found")));
            String genuine = "first=" + one + " files=3";
            done(console.ask(n -> write(n, EntryCode.KEYS_GENUINE, genuine)));
            assertThat(site.stop()).isZero();
        }
    }

    private static void refused(CompletableFuture<ServerMessage> reply) throws Exception {
        assertThat(reply.get(5, TimeUnit.SECONDS)).isInstanceOf(ServerMessage.Refused.class);
    }

    private static int generation(TestSite site, String file) {
        return SealedFileReader.header(DISK, site.folder.recordings().resolve(file))
                .orElseThrow()
                .generation();
    }

    private static ClientMessage write(long request, EntryCode code) {
        return write(request, code, "");
    }

    private static ClientMessage write(long request, EntryCode code, String detail) {
        return new ClientMessage.WriteEntry(request, code.text(), detail, Optional.empty());
    }

    /** The second generation, as it lies there. */
    private static ClientMessage rotated(long request, TestSite site) {
        try {
            List<OrganisationKey> keys = PublicKeys.read(DISK, site.folder.keys()).generations();
            return write(
                    request,
                    EntryCode.KEYS_ROTATED,
                    "generation=2 fingerprint="
                            + keys.get(1).key().fingerprint()
                            + " before="
                            + keys.get(0).key().fingerprint()
                            + " left-out=0");
        } catch (VaultException e) {
            throw new AssertionError(e);
        }
    }

    private static void call(TestSite site, WireClient console, int number) throws Exception {
        done(console.ask(n -> new ClientMessage.PlacePracticeCall(n, "0112510110")));
        site.await("greeting", line(number, l -> l.state() == LineState.GUIDING));
        done(console.ask(n -> new ClientMessage.PressPracticeKey(n, "1")));
        site.await("recording", line(number, l -> l.state() == LineState.RECORDING));
    }

    private static void end(TestSite site, WireClient console, int recorded) throws Exception {
        done(console.ask(ClientMessage.EndPracticeCall::new));
        site.await("registered", snapshot -> snapshot.today().recorded() == recorded);
    }

    private static void done(CompletableFuture<ServerMessage> reply) throws Exception {
        assertThat(reply.get(5, TimeUnit.SECONDS)).isInstanceOf(ServerMessage.Done.class);
    }
}
