package jp.denwaban.answering;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.denwaban.health.DiskGauge;
import jp.denwaban.health.MemoryTraces;
import jp.denwaban.health.NamedThread;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.LineState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The headless process of one site: owns the lines, runs the calls, seals, registers, and tells its
 * state. It never holds a private key. Read {@link #serve} from top to bottom: that is the wiring.
 */
public final class AnsweringProcess {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringProcess.class);

    private final SiteFolder site;
    private final Options options;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    public AnsweringProcess(SiteFolder site, Options options) {
        this.site = site;
        this.options = options;
    }

    /**
     * What differs between a service, a demonstration and a test.
     *
     * @param out gets one line of JSON when the lines are in service
     * @param err gets one sentence for every thing that keeps a line, or all, from service
     * @param wall the clock of the machine
     * @param logging whether the log of this JVM goes into the site's folder
     * @param world time, lines and writers
     */
    public record Options(
            PrintStream out, PrintStream err, InstantSource wall, boolean logging, World world) {

        /** In the world we live in. */
        public Options(PrintStream out, PrintStream err, InstantSource wall, boolean logging) {
            this(out, err, wall, logging, World.real());
        }

        public static Options standard() {
            return new Options(System.out, System.err, InstantSource.system(), true);
        }
    }

    /**
     * Runs until the process is told to end (SIGTERM), then ends in the written order.
     *
     * @return exit code: 0 ended as told, 1 could not start and said why in one sentence
     */
    public static int run(SiteFolder site, Options options) {
        AnsweringProcess process = new AnsweringProcess(site, options);
        Thread hook = NamedThread.factory("shutdown").newThread(process::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        return process.run();
    }

    /** As {@link #run(SiteFolder, Options)}, until {@link #stop} is called. */
    public int run() {
        try (InstanceLock lock = InstanceLock.take(site)) {
            SettingsFile.requireInUse(site);
            return logged();
        } catch (SiteException | StartException e) {
            // The log belongs to the process that holds the lock; to the person, one sentence.
            options.err().println(e.getMessage());
            return 1;
        } catch (IOException e) {
            LOG.error("answering ended badly", e);
            options.err().println("応答側の処理が記録先を失いました。装備課へ連絡してください。（D-06）");
            return 1;
        } finally {
            stopped.countDown();
        }
    }

    private int logged() throws IOException {
        if (options.logging()) {
            LogSetup.into(site.log());
        }
        try {
            LOG.info("answering begins");
            serve();
            LOG.info("answering has ended");
            return 0;
        } catch (StartException e) {
            LOG.error("answering does not begin: {}", e.code(), e);
            options.err().println(e.getMessage());
            return 1;
        }
    }

    /** Asks {@link #run()} to end; returns at once. */
    public void stop() {
        stop.countDown();
    }

    private void stopAndWait() {
        stop();
        try {
            boolean ended = stopped.await(15, TimeUnit.SECONDS);
            LOG.debug("ended in time: {}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws StartException, IOException {
        try (Boot boot = new Boot(site, options.wall(), options.world())) {
            if (options.logging()) { // The virtual machine is ours, and started as we want it.
                lookForTraces(boot);
            }
            FreeLine freeLine = new FreeLine();
            try (SiteLines lines = SiteLines.read(site, boot.settings, boot.plan, freeLine)) {
                Boot.Kept kept = boot.open();
                Board board =
                        new Board(
                                boot.clock,
                                boot.plan,
                                boot.alarms,
                                options.world().time()::nanos,
                                boot.settings.training());
                freeLine.board = Optional.of(board);
                LocalDate today = boot.clock.businessDay();
                board.begin(today, kept.index().sums(today), kept.index().bytesByDay());
                Registrar registrar =
                        new Registrar(
                                kept.index(),
                                kept.chain(),
                                boot.clock,
                                options.world().time(),
                                kept.found().lastNumber());
                Shared shared =
                        new Shared(
                                boot.plan,
                                boot.clock,
                                kept.store(),
                                registrar,
                                board,
                                boot.alarms,
                                new Engaged(),
                                new FaultProcedure(
                                        boot.alarms, boot.clock, boot.settings.lines().size()),
                                options.world().time());
                try (Scrub scrub =
                        Scrub.start(
                                site,
                                kept.epoch().number(),
                                boot.clock,
                                kept.chain(),
                                boot.alarms)) {
                    answer(boot, shared, lines, kept);
                } finally {
                    registrar.close();
                    kept.close();
                }
            } catch (IndexException e) {
                throw new StartException("I-02", "受付の索引を開けません。記録先の空きと権限を確認してください。", e);
            }
        }
    }

    /** In 訓練 it is only said: nothing there is real, and the machine is anybody's. */
    private static void lookForTraces(Boot boot) {
        for (MemoryTraces.Trace trace : MemoryTraces.here().possible()) {
            boot.alarms.raise(
                    boot.settings.training() ? 3 : 2,
                    boot.clock.instant(),
                    trace.code(),
                    Optional.empty());
        }
    }

    private void answer(Boot boot, Shared shared, SiteLines lines, Boot.Kept kept)
            throws StartException, IOException {
        boolean inService = new ModeFile(site).inService();
        LineOwners owners =
                new LineOwners(
                        shared,
                        boot.settings.lines(),
                        options.world().lines().orElse(lines),
                        inService);
        SiteOrders orders = new SiteOrders(site, owners.all(), shared, kept.sealedTo());
        Desk desk =
                new Desk(
                        site,
                        boot.settings.name(),
                        boot.settings.training(),
                        shared.board(),
                        orders,
                        lines.practice());
        DiskRoom room = new DiskRoom(new DiskGauge(site.recordings()), boot.reserve);
        // Waited for last: calls are not to wait for a hundred erasures, only the chain is.
        try (KeyWatch keys = KeyWatch.start(orders::turn);
                RetentionWatch retention = retention(shared, kept.ground())) {
            serve(owners, desk, new DiskWatch(room, shared, owners.all()), retention);
        }
    }

    private void serve(LineOwners owners, Desk desk, DiskWatch watch, RetentionWatch retention)
            throws StartException, IOException {
        boolean served = false;
        try (StatusServer status = StatusServer.open(desk);
                watch) {
            untilReady(owners, desk.board());
            served = true;
            retention.begin();
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            retention.end();
            owners.end();
            if (served) { // who never served was not late, and says why it ended in one sentence
                sayHowLate(owners.punctuality());
            }
        }
    }

    private static RetentionWatch retention(Shared shared, Retention.Ground ground) {
        return new RetentionWatch(
                new ClockWatch(shared.clock(), shared.alarms(), shared.registrar()),
                new Retention(ground, shared.registrar(), Holds.NONE));
    }

    /** The last line on its output: whether this machine kept up with its lines. */
    private void sayHowLate(Punctuality.Sum sum) {
        LOG.info(
                "{} frames, {} of them late, the latest by {} ms",
                sum.frames(),
                sum.late(),
                sum.worstMillis());
        options.out()
                .printf(
                        "{\"ended\":true,\"frames\":%d,\"late\":%d,\"worstMillis\":%d}%n",
                        sum.frames(), sum.late(), sum.worstMillis());
        options.out().flush();
    }

    /** Says so when every line serves, or when it is known which do not and why. */
    private void untilReady(LineOwners owners, Board board) throws StartException {
        boolean all = owners.settle(() -> stop.getCount() == 0);
        List<LineTrouble> troubles = owners.troubles();
        if (troubles.size() == owners.all().size()) {
            LineTrouble first = troubles.get(0);
            throw new StartException(first.code(), "どの回線も使えません。" + first.sentence());
        }
        troubles.forEach(trouble -> options.err().println(trouble.told()));
        options.out()
                .printf(
                        "{\"ready\":%b,\"pid\":%d,\"lines\":%d,\"inService\":%d,\"bypass\":%d}%n",
                        all,
                        ProcessHandle.current().pid(),
                        owners.all().size(),
                        owners.serving(),
                        board.count(LineState.BYPASS));
        options.out().flush();
    }
}
