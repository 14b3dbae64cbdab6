package jp.denwaban.vault.open;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;

/**
 * Made the example files of {@code src/test/resources/formats/v1}, once. They are kept for ever; a
 * new version of a format gets its own folder and its own run of this.
 */
public final class ExampleMaker {
    private static final Instant BEGUN = Instant.parse("2026-04-01T03:00:00Z");
    private static final UserId USER = new UserId("kanri01");
    private static final char[] PASSWORD = "電話番 example".toCharArray();

    private ExampleMaker() {}

    /** With the folder to fill as its one argument. */
    public static void main(String[] arguments)
            throws VaultException, RecordingException, AuditException, IOException {
        Path folder = Path.of(arguments[0]);
        FileDisk disk = new FileDisk();
        Path keys = folder.resolve("keys");
        Vault vault = new Vault(disk, keys);
        Vault.Created created =
                vault.create(List.of(new NewUser(USER, Role.ADMINISTRATOR, PASSWORD)), BEGUN);
        OrganisationKey organisation = PublicKeys.read(disk, keys).organisation();
        Epoch epoch = new Epochs(disk, keys).begin(organisation, BEGUN, new SecureRandom());
        record(disk, folder.resolve("recordings"), organisation);
        Path audit = folder.resolve("audit");
        try (AuditChain chain = AuditChain.open(disk, audit, epoch)) {
            chain.append(new AuditEntry(BEGUN, false, "answering.started", "", Optional.empty()));
            chain.append(
                    new AuditEntry(
                            BEGUN.plusSeconds(1),
                            true,
                            "recording.cut",
                            "00000007.sealed 3件",
                            Optional.of(new byte[] {1, 2, 3})));
            System.out.println("anchor " + chain.anchor().orElseThrow());
        }
        System.out.println("envelope " + new String(created.envelope().grouped()));
        System.out.println("fingerprint " + created.fingerprint());
        try (KeyRing ring = vault.open(USER, PASSWORD)) {
            byte[] scalar = ring.organisation().get(1).bytes();
            System.out.println("organisation " + HexFormat.of().formatHex(scalar));
            System.out.println("epoch " + HexFormat.of().formatHex(epoch.key()));
        }
    }

    /** A second of two legs, a gap of a quarter, half a second more. */
    private static void record(FileDisk disk, Path folder, OrganisationKey organisation)
            throws RecordingException {
        RecordingStore store =
                RecordingStore.open(disk, folder, organisation, 1, () -> BEGUN, Runnable::run);
        CallFile file = store.begin(new CallNumber(7), 2, new Printer());
        legs(file, 0, 50);
        file.gap(CallFile.GapReason.SOUND_DEVICE, Duration.ofMillis(1000), Duration.ofMillis(1250));
        legs(file, 50, 70);
        file.finish(
                new CallMeta(
                        new CallNumber(7),
                        2,
                        new Caller.Number("0112510110"),
                        BEGUN.minusSeconds(60),
                        false,
                        Optional.of(BEGUN.minusSeconds(54)),
                        Optional.of(new Digit('3')),
                        Optional.of("交通課"),
                        Optional.of(BEGUN.minusSeconds(2)),
                        Optional.of(Duration.ofMillis(52_000)),
                        Optional.of(BEGUN),
                        Optional.of(Outcome.RECORDED)));
    }

    /** Caller: the µ-law codes 0 to 255 again and again. Staff: the same, backwards. */
    private static void legs(CallFile file, int from, int to) {
        for (int frame = from; frame < to; frame++) {
            short[] caller = new short[160];
            short[] staff = new short[160];
            for (int i = 0; i < 160; i++) {
                int at = frame * 160 + i;
                caller[i] = MuLaw.decode((byte) at);
                staff[i] = MuLaw.decode((byte) (255 - at));
            }
            file.audio(caller, staff);
        }
    }

    private static final class Printer implements CallFile.Listener {
        @Override
        public void durable(long atNanos) {}

        @Override
        public void sealed(Seal seal) {
            System.out.println(seal);
        }

        @Override
        public void failed(String faultCode) {
            throw new AssertionError(faultCode);
        }
    }
}
