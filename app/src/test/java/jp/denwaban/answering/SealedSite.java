package jp.denwaban.answering;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.Metas;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.Sounds;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.index.Tally;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epoch;

/**
 * A site folder with a few calls of one second each (AUDIO, META, END), sealed, indexed and entered
 * in the chain by epoch 1: what is left when a process has ended well.
 */
public final class SealedSite {
    public static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    public final SiteFolder folder;
    public final Anchor anchor;
    private final Keys keys;

    public SealedSite(Path root, Keys keys, int calls) throws Exception {
        this.folder = new SiteFolder(root);
        this.keys = keys;
        new FileDisk().createFolder(folder.run());
        try (CallIndex index = CallIndex.openForWriting(folder.index());
                AuditChain chain = chain(1)) {
            for (long call = 1; call <= calls; call++) {
                Seal seal = seal(call);
                index.register(call(call), Tally.UNKNOWN, List.of(file(call, seal)));
                chain.append(
                        new AuditEntry(
                                NOON,
                                false,
                                "call.registered",
                                "call=" + call + " outcome=RECORDED " + Claims.said(seal),
                                Optional.empty()));
            }
            anchor = chain.anchor().orElseThrow();
        }
    }

    /** The chain as a later start opens it. */
    public AuditChain chain(int epoch) throws AuditException {
        return AuditChain.open(new FileDisk(), folder.audit(), new Epoch(epoch, new byte[32]));
    }

    public static IndexedCall call(long number) {
        return new IndexedCall(
                new CallNumber(number), 1, DAY, Optional.of(Outcome.RECORDED), Optional.empty());
    }

    public static IndexedFile file(long call, Seal seal) {
        return new IndexedFile(
                seal.fileName(),
                new CallNumber(call),
                FileState.CLOSED,
                Optional.of(seal),
                Optional.empty());
    }

    /** Seals one more call and tells nobody. */
    public Seal seal(long call) throws RecordingException {
        RecordingStore store =
                RecordingStore.open(
                        new FileDisk(),
                        folder.recordings(),
                        keys.organisation(),
                        1,
                        () -> NOON,
                        Runnable::run);
        AtomicReference<Seal> sealed = new AtomicReference<>();
        CallFile file =
                store.begin(
                        new CallNumber(call),
                        1,
                        new CallFile.Listener() {
                            @Override
                            public void durable(long atNanos) {}

                            @Override
                            public void sealed(Seal seal) {
                                sealed.set(seal);
                            }

                            @Override
                            public void failed(String faultCode) {
                                throw new AssertionError(faultCode);
                            }
                        });
        short[] voice = Sounds.noise(call, 4_000);
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(call));
        return sealed.get();
    }

    public Path recording(long call) {
        return folder.recordings().resolve("%08d.sealed".formatted(call));
    }
}
