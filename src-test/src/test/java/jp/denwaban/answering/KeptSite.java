package jp.denwaban.answering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.Confirmation;
import jp.denwaban.lapse.AtOnce;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.PublicKeys;

/**
 * A site whose time a test moves: real boot, keys, sealed files, registrar, index, chain and
 * retention; only ring and talk are ours. Calls follow one another.
 */
public final class KeptSite implements AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(LineAudio.FRAME_MILLIS);

    final SiteFolder folder;
    private final Disk disk;
    final VirtualTime time = new VirtualTime();
    Holds holds = Holds.NONE;
    UnaryOperator<Disk> retentionDisk = disk -> disk;
    UnaryOperator<IndexDoor> retentionDoor = door -> door;
    private Instant wall;
    private Instant callBegan = Instant.EPOCH;
    private Boot boot;
    private Boot.Kept kept;
    private Registrar registrar;
    private RecordingStore store;
    private Retention retention;
    private ClockWatch clockWatch;
    private Optional<VirtualRest> rest = Optional.empty();
    private Optional<RetentionWatch> watch = Optional.empty();

    /** One call as a test knows it, by nothing but the time it moved. */
    public record Spoken(CallNumber number, LocalDate ended, String fileName) {}

    /** Boots a site that was made before. */
    public KeptSite(SiteFolder folder, Instant now) throws Exception {
        this(folder, now, new FileDisk());
    }

    /** On another disk than the machine's. */
    KeptSite(SiteFolder folder, Instant now, Disk disk) throws Exception {
        this.disk = disk;
        this.folder = folder;
        this.wall = now;
        Files.createDirectories(folder.run());
        start();
    }

    void start() throws Exception {
        boot = new Boot(folder, () -> wall, new World(time, Optional.empty(), AtOnce::new, disk));
        kept = boot.open();
        registrar =
                new Registrar(
                        kept.index(), kept.chain(), boot.clock, time, kept.found().lastNumber());
        store =
                RecordingStore.open(
                        disk,
                        folder.recordings(),
                        PublicKeys.read(disk, folder.keys()).organisation(),
                        kept.epoch().number(),
                        boot.clock,
                        new AtOnce());
        Retention.Ground ground = kept.ground();
        retention =
                new Retention(
                        new Retention.Ground(
                                retentionDisk.apply(disk),
                                ground.site(),
                                ground.chain(),
                                ground.epoch(),
                                ground.clock(),
                                ground.alarms()),
                        retentionDoor.apply(new IndexDoor.Here(kept.index())),
                        call -> holds.reason(call));
        clockWatch = new ClockWatch(boot.clock, boot.alarms, registrar);
    }

    /** Has the product's own thread do what it does, at its own pace, through the registrar. */
    void beginWatch() throws Exception {
        VirtualRest resting = new VirtualRest(time);
        RetentionWatch begun =
                new RetentionWatch(
                        clockWatch,
                        new Retention(kept.ground(), registrar, call -> holds.reason(call)),
                        resting);
        begun.begin();
        resting.serve();
        rest = Optional.of(resting);
        watch = Optional.of(begun);
    }

    private void endWatch() {
        watch.ifPresent(RetentionWatch::end);
        rest.ifPresent(VirtualRest::release);
        watch.ifPresent(RetentionWatch::close);
        watch = Optional.empty();
        rest = Optional.empty();
    }

    /** The process ends in order, or as by a kill: the floor stays where it was last written. */
    void stop(boolean inOrder) throws Exception {
        if (inOrder) {
            boot.clock.raiseFloor();
        }
        endWatch();
        registrar.close();
        kept.close();
        boot.close();
    }

    /** Off for so long, then started again. */
    void off(Duration length) throws Exception {
        stop(true);
        wall = wall.plus(length);
        start();
    }

    void pass(Duration length) throws InterruptedException {
        wall = wall.plus(length);
        time.pass(length);
        if (rest.isPresent()) {
            rest.get().look();
        }
    }

    /** Somebody sets the clock of the machine. */
    void setWall(Duration by) {
        wall = wall.plus(by);
    }

    /** As the retention thread does: looks at the clock, then does what the day asks for. */
    public Optional<ErasureReport> round() throws Exception {
        clockWatch.look();
        time.turn();
        retention.finish();
        return retention.round();
    }

    /** The same without a test's eye on what goes wrong. */
    void turn() throws Exception {
        clockWatch.look();
        time.turn();
        retention.turn();
    }

    /** As a process that is told to end. */
    void endRetention() {
        retention.end();
    }

    /** An administrator types it. */
    void confirm(Instant told) throws Exception {
        if (say(told, Confirmation.Word.TYPED_BY_ADMINISTRATOR).isPresent()) {
            throw new IllegalStateException("refused: " + told);
        }
    }

    /** As an order of a console; returns the code of the refusal. */
    Optional<String> say(Instant told, Confirmation.Word word) throws Exception {
        return new ClockOrders(
                        boot.clock,
                        (code, detail) -> registrar.write(code.text(), detail, Optional.empty()),
                        new IndexDoor.Here(kept.index()))
                .confirm(told, word);
    }

    /** A call that rings now and talks so long; both legs are the same noise. */
    public Spoken call(Duration length) throws Exception {
        return call(length, () -> {});
    }

    /** A call that is recorded and sealed, and whose registration never comes. */
    Spoken forgotten(Duration length) throws Exception {
        CallNumber number = registrar.nextNumber();
        return spoken(number, tape(number, length, () -> {}));
    }

    private Spoken spoken(CallNumber number, List<Seal> seals) {
        return new Spoken(number, BusinessDay.of(boot.clock.instant()), seals.get(0).fileName());
    }

    private List<Seal> tape(CallNumber number, Duration length, Beside beside) throws Exception {
        List<Seal> seals = new ArrayList<>();
        talk(number, length, beside, new Ears(seals)).finish(meta(number));
        return seals;
    }

    /** A call that talks so long and that nothing ends: as a kill leaves it. */
    String open(Duration length) throws Exception {
        CallNumber number = registrar.nextNumber();
        talk(number, length, () -> {}, new Ears(new ArrayList<>()));
        return new SealedName(number, 0).fileName();
    }

    private CallFile talk(CallNumber number, Duration length, Beside beside, Ears ears)
            throws Exception {
        callBegan = boot.clock.instant();
        CallFile file = store.begin(number, 1, ears);
        file.meta(meta(number));
        for (long frame = length.dividedBy(FRAME); frame > 0; frame--) {
            file.audio(noise(frame), noise(frame + 1));
            pass(FRAME);
            beside.happens();
        }
        return file;
    }

    /** A call, and what else happens with each of its frames. */
    Spoken call(Duration length, Beside beside) throws Exception {
        CallNumber number = registrar.nextNumber();
        Tick rang = new Tick(time.nanos());
        List<Seal> seals = tape(number, length, beside);
        CallFlow flow = new CallFlow();
        Call call =
                flow.begin(
                                number,
                                boot.plan.at(boot.clock.japanTime()),
                                new CallEvent.Rang(rang),
                                Optional.empty())
                        .next();
        call = flow.step(call, new CallEvent.HungUp(new Tick(time.nanos()), Side.CALLER)).next();
        boolean[] registered = new boolean[1];
        registrar.register(
                new CallSealed(call, 1, 9, List.of(), seals),
                new Registrar.Reply() {
                    @Override
                    public void registered(LocalDate day) {
                        registered[0] = true;
                    }

                    @Override
                    public void failed() {}
                });
        time.turn();
        if (!registered[0]) {
            throw new IllegalStateException("call " + number + " was not registered");
        }
        return spoken(number, seals);
    }

    /** Something beside a call. */
    interface Beside {
        void happens() throws Exception;
    }

    Boot boot() {
        return boot;
    }

    Boot.Kept kept() {
        return kept;
    }

    boolean there(Spoken call) {
        return Files.exists(folder.recordings().resolve(call.fileName()));
    }

    Optional<ErasureReport> report(LocalDate day) throws Exception {
        return new ErasureReports(new FileDisk(), folder.erasures()).read(day);
    }

    Path recordings() {
        return folder.recordings();
    }

    private CallMeta meta(CallNumber number) {
        return new CallMeta(
                number,
                1,
                Caller.Absent.WITHHELD,
                callBegan,
                boot.clock.doubtful(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Something that is not silent; what, does not matter to how long it is kept. */
    private static short[] noise(long of) {
        short[] frame = new short[LineAudio.FRAME_SAMPLES];
        for (int at = 0; at < frame.length; at++) {
            frame[at] = (short) ((of * 7919 + at * 104_729L) % 4000);
        }
        return frame;
    }

    private record Ears(List<Seal> seals) implements CallFile.Listener {
        @Override
        public void durable(long atNanos) {}

        @Override
        public void sealed(Seal seal) {
            seals.add(seal);
        }

        @Override
        public void failed(String faultCode) {
            throw new IllegalStateException(faultCode);
        }
    }

    @Override
    public void close() throws Exception {
        stop(true);
    }
}
