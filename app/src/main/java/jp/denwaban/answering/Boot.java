package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.Reserve;
import jp.denwaban.disk.ReservedDisk;
import jp.denwaban.guidance.Plan;
import jp.denwaban.guidance.PlanException;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands before the first ring, in this order: settings, guidance, clock, keys, index, epoch,
 * chain, files of the last start. Every step may be interrupted and repeated; each refusal is one
 * sentence.
 */
final class Boot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    private static final String INDEX_REBUILT = "I-01";
    private static final String PERSON_DAMAGED = "K-04";

    final SiteSettings settings;
    final Plan plan;
    final SiteClock clock;
    final AlarmBook alarms = new AlarmBook();
    final Reserve reserve;
    private final Disk disk;
    private final SiteFolder site;
    private final ExecutorService writers;

    Boot(SiteFolder site, InstantSource wall, World world) throws StartException {
        this.site = site;
        this.writers = world.writers().get();
        this.settings = settings(site);
        this.reserve =
                new Reserve(
                        world.disk(),
                        site.run().resolve("reserve"),
                        ReserveSize.of(settings.lines().size()));
        this.disk = new ReservedDisk(world.disk(), reserve);
        roomForTheStart();
        this.plan = plan(site);
        this.clock = clock(wall, world.time()::nanos);
    }

    /** What lasts as long as the process. */
    record Kept(
            CallIndex index,
            AuditChain chain,
            Epoch epoch,
            RecordingStore store,
            IndexRepair.Found found,
            Retention.Ground ground,
            SealedTo sealedTo) {

        /** Index and chain end behind the last registration. */
        void close() {
            chain.close();
            index.close();
            epoch.close();
            sealedTo.close();
        }
    }

    Kept open() throws StartException {
        return open(writers);
    }

    /** With another's threads for what is sealed; his to end. */
    Kept open(Executor sealing) throws StartException {
        try {
            privateFolder(site.recordings());
            PublicKeys keys = PublicKeys.read(disk, site.keys());
            if (!keys.damaged().isEmpty()) {
                alarms.raise(2, clock.instant(), PERSON_DAMAGED, Optional.empty());
            }
            CallIndex index =
                    new IndexOpening(
                                    new FileDisk(), // as SQLite does
                                    site.index(),
                                    new KnownCalls(disk, site.recordings(), site.audit()),
                                    this::indexWasDamaged)
                            .open(clock.businessDay());
            Epoch epoch =
                    new Epochs(disk, site.keys())
                            .begin(keys.organisation(), clock.instant(), new SecureRandom());
            AuditChain chain = AuditChain.open(disk, site.audit(), epoch);
            IndexRepair.Found found =
                    new IndexRepair(disk, site.recordings(), index, chain, clock).repair();
            index.doubt().loseTrack();
            if (found.headless() > 0) {
                alarms.raise(2, clock.instant(), RetentionScan.DIFFERENT, Optional.empty());
            }
            if (clock.droppedCorrection().isPresent()) {
                chain.append(corrected(clock.droppedCorrection().get()));
            }
            chain.append(started(epoch, found));
            Retention.Ground ground = ground(chain, epoch);
            new Retention(ground, new IndexDoor.Here(index), Holds.NONE).begin();
            SealedTo sealedTo = new SealedTo(disk, site.keys(), chain, clock, keys.organisation());
            RecordingStore store =
                    RecordingStore.open(
                            disk, site.recordings(), sealedTo, epoch.number(), clock, sealing);
            return new Kept(index, chain, epoch, store, found, ground, sealedTo);
        } catch (VaultException e) {
            throw new StartException("K-01", "鍵のファイルがないか、壊れています。控えから戻してください。", e);
        } catch (IndexException e) {
            throw new StartException("I-02", "受付の索引を開けません。記録先の空きと権限を確認してください。", e);
        } catch (AuditException e) {
            throw new StartException("A-04", "監査記録を続けられません。ファイルはそのまま残しました。装備課へ連絡してください。", e);
        } catch (RecordingException | IOException e) {
            throw unusable(e);
        }
    }

    /** The clock and the index ask the disk themselves, and do not know of the reserve. */
    private void roomForTheStart() throws StartException {
        try {
            if (disk.freeBytes(site.root()) < reserve.bytes()) {
                reserve.release();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static StartException unusable(Exception cause) {
        return new StartException("D-05", "通話録音の記録先を使えません。空きと権限を確認してください。", cause);
    }

    private Retention.Ground ground(AuditChain chain, Epoch epoch) {
        return new Retention.Ground(disk, site, chain, epoch.number(), clock, alarms);
    }

    private AuditEntry corrected(Duration dropped) {
        return new AuditEntry(
                clock.instant(),
                clock.doubtful(),
                EntryCode.CLOCK_JUMPED.text(),
                "dropped-correction-seconds=" + dropped.toSeconds(),
                Optional.empty());
    }

    private AuditEntry started(Epoch epoch, IndexRepair.Found found) {
        return new AuditEntry(
                clock.instant(),
                clock.doubtful(),
                EntryCode.ANSWERING_STARTED.text(),
                "epoch=" + epoch.number() + " found=" + found.entered() + " cut=" + found.cut(),
                Optional.empty());
    }

    private void indexWasDamaged() {
        alarms.raise(2, clock.instant(), INDEX_REBUILT, Optional.empty());
        try {
            SetAside.date(site.index(), clock.provenDay());
        } catch (IOException e) {
            LOG.error("the index that was set aside keeps the date of the machine", e);
        }
    }

    private static SiteSettings settings(SiteFolder site) throws StartException {
        try {
            return SettingsFile.read(site);
        } catch (SiteException e) {
            throw new StartException(e);
        }
    }

    private static Plan plan(SiteFolder site) throws StartException {
        try {
            return PlanFile.read(site.guidance());
        } catch (PlanException e) {
            throw new StartException("G-01", guidance(e), e);
        }
    }

    /** Names file and place; what is wrong there, in detail, stands in the log. */
    private static String guidance(PlanException e) {
        String where = e.file() + (e.place().isEmpty() ? "" : "の" + e.place());
        return e.file().endsWith(".wav")
                ? "案内の音声「" + where + "」を使えません。8kHz・モノラルのWAVファイルに直してください。"
                : "案内の設定「" + where + "」を使えません。内容を直してください。ファイルはそのまま残しました。";
    }

    private SiteClock clock(InstantSource wall, LongSupplier nanos) throws StartException {
        try {
            SiteClock clock = new BootClock(disk, site, settings.training()).begin(wall, nanos);
            // Before there is any of it: a site that has served has had a floor.
            clock.raiseFloor();
            return clock;
        } catch (IOException e) {
            throw new StartException("T-02", "時刻の控えを書けません。記録先の空きと権限を確認し、時刻を117で確かめてください。", e);
        }
    }

    private void privateFolder(Path folder) throws IOException {
        disk.createFolder(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    public void close() {
        writers.shutdown();
    }
}
