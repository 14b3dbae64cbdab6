package jp.denwaban.console;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.Action;
import jp.denwaban.account.ChainCheck;
import jp.denwaban.account.Gate;
import jp.denwaban.account.KeyCheck;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.account.SignIn;
import jp.denwaban.console.clock.ClockCheckController;
import jp.denwaban.console.clock.ClockCheckViewModel;
import jp.denwaban.console.clock.ClockConfirmation;
import jp.denwaban.console.fault.FaultController;
import jp.denwaban.console.fault.FaultViewModel;
import jp.denwaban.console.monitor.MonitorController;
import jp.denwaban.console.monitor.MonitorViewModel;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.console.practice.PracticeController;
import jp.denwaban.console.practice.PracticeMenu;
import jp.denwaban.console.practice.PracticeSound;
import jp.denwaban.console.practice.PracticeTelephone;
import jp.denwaban.console.practice.PracticeViewModel;
import jp.denwaban.console.sheet.DaySheet;
import jp.denwaban.console.sheet.ErasureDaySheet;
import jp.denwaban.console.sheet.SheetController;
import jp.denwaban.console.sheet.SheetViewModel;
import jp.denwaban.console.signin.SignInColumnController;
import jp.denwaban.console.signin.SignInController;
import jp.denwaban.console.signin.SignInViewModel;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.open.Vault;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/**
 * One console, wired by hand: services below, view models above, the link to answering beside. One
 * console has one session at most; when it ends the process ends with it.
 */
public final class Console implements AnsweringLink.Listener {
    private final SiteFolder site;
    private final SiteSettings settings;
    private final Desk desk;
    private final IntConsumer end;
    private final AnsweringLink link;
    private final Gate gate;
    private final PeopleDatabase people;
    private final Vault vault;
    private final SignIn signIn;
    private final Use use;
    private final AlarmSound alarmSound;
    private final Worker worker = Worker.start("console-worker");
    private final MonitorViewModel monitor;
    private final PracticeViewModel practice;
    private final FaultViewModel fault;
    private final FrameViewModel frame;
    private final ClockCheckViewModel clockCheck;
    private final BoxClock boxClock;
    private volatile int underway;
    private Optional<PracticeSound> sound = Optional.empty();

    /**
     * What a console stands on.
     *
     * @param vault the one of this process: a second one would not wait for it
     */
    public record Ground(SiteFolder site, SiteSettings settings, Vault vault) {}

    /**
     * @param fx {@code Platform::runLater}
     * @param end told on the JavaFX thread with the exit code when this console is over
     * @throws AccountException the people database cannot be used
     */
    public Console(Ground ground, Executor fx, Clock clock, IntConsumer end)
            throws AccountException {
        site = ground.site();
        settings = ground.settings();
        vault = ground.vault();
        this.end = end;
        boxClock = new BoxClock(clock, System::nanoTime);
        desk = new Desk(new Strings(), new ConsoleSession(), fx, clock);
        link = new AnsweringLink(site, this);
        gate = new Gate(link, settings.training());
        use = new Use(desk, gate, link);
        alarmSound = new AlarmSound(Worker.start("alarm-sound"), AlarmSound::onDevice);
        people = PeopleDatabase.open(site.people());
        signIn = new SignIn(people, ground.vault()::open, link, gate, clock, System::nanoTime);
        monitor = new MonitorViewModel(desk);
        practice = new PracticeViewModel(desk, new PracticeTelephone(gate, link), worker);
        fault = new FaultViewModel(desk, link, worker, settings.name(), settings.training());
        clockCheck =
                new ClockCheckViewModel(
                        desk, new ClockConfirmation(gate, link), worker, System::nanoTime);
        frame = new FrameViewModel(desk, screens(), settings.name(), settings.training());
    }

    /** Begins to listen to answering. */
    public void start() {
        link.start();
    }

    /** The whole window's content. */
    public Parent view(Runnable toggleTheme) {
        Parent whole =
                ViewLoader.load(
                        new FrameController(frame, desk.words(), this::endUse, toggleTheme),
                        desk.words());
        // Inside the frame, so that its keys lead to 障害対応 from here too.
        ((StackPane) whole)
                .getChildren()
                .add(
                        ViewLoader.load(
                                new ClockCheckController(clockCheck, desk.fx()), desk.words()));
        frame.currentProperty().addListener((property, before, now) -> clockCheck.later());
        return whole;
    }

    /** Once a second, on the JavaFX thread. */
    public void tick() {
        frame.tick();
        monitor.tick();
        practice.tick();
        clockCheck.tick();
        if (use.tick()) {
            endUse();
        }
    }

    /** A key was pressed or the mouse was used. */
    public void touched() {
        use.touched();
    }

    /** 利用終了: writes it down, lets go of the keys, ends the process. */
    public void endUse() {
        worker.execute(
                () -> {
                    use.writeEnd();
                    desk.fx().execute(() -> close(ConsoleMain.SIGNED_OUT));
                });
    }

    /** Ends this console. */
    public void close(int exitCode) {
        use.close();
        sound.ifPresent(PracticeSound::close);
        link.close();
        end.accept(exitCode);
    }

    private List<Screen> screens() {
        Screen first =
                new Screen(
                        "monitor", 1, Symbol.SCREEN_MONITOR, Screen::everybody, this::monitorView);
        Screen fault =
                new Screen("fault", 7, Symbol.SCREEN_FAULT, Screen::everybody, this::faultView);
        Screen figures =
                new Screen("figures", 8, Symbol.SCREEN_FIGURES, Screen::signedIn, this::sheetView);
        Screen telephone =
                new Screen("practice", 0, Symbol.SCREEN_PHONE, Screen::signedIn, this::telephone);
        return settings.training()
                ? List.of(first, fault, figures, telephone)
                : List.of(first, fault, figures);
    }

    private Parent monitorView() {
        return ViewLoader.load(
                new MonitorController(
                        monitor,
                        desk,
                        new MonitorController.Actions(this::confirmAlarm, this::goToFault),
                        this::signInColumn),
                desk.words());
    }

    private Parent signInColumn() {
        SignInViewModel viewModel = new SignInViewModel(desk, signIn, worker, this::begin);
        return ViewLoader.load(
                new SignInColumnController(
                        new SignInController(viewModel, desk.fx()),
                        desk.words(),
                        PracticeSite.users(site),
                        this::goToFault),
                desk.words());
    }

    /** The whole chain takes seconds to read: nobody waits for what is found, or for its alarm. */
    private void begin(SignIn.Outcome.Opened opened) {
        use.begin(opened);
        FileDisk disk = new FileDisk();
        ChainCheck chain = new ChainCheck(disk, site, opened.keys());
        KeyCheck keys = new KeyCheck(disk, site, people, vault, opened.keys());
        NamedThread.start(
                "chain-check",
                () -> {
                    try {
                        chain.report(link);
                        keys.report(link);
                    } catch (NotAnsweredException | AccountException e) {
                        // Answering or the mark is gone; the next who signs in is told.
                    }
                });
    }

    private Parent faultView() {
        return ViewLoader.load(new FaultController(fault), desk.words());
    }

    private Parent sheetView() {
        DaySheet sheet = new DaySheet(site, settings, gate, boxClock, () -> underway);
        ErasureDaySheet erasures = new ErasureDaySheet(site, settings, gate, boxClock);
        return ViewLoader.load(
                new SheetController(
                        new SheetViewModel(desk, List.of(sheet, erasures), worker), desk.words()),
                desk.words());
    }

    private Parent telephone() {
        sound = Optional.of(PracticeSound.start(practice::soundAvailable));
        PracticeMenu menu = new PracticeMenu(desk, site.guidance(), worker);
        return ViewLoader.load(new PracticeController(practice, menu, desk.words()), desk.words());
    }

    private void goToFault() {
        frame.go(7);
    }

    private void confirmAlarm(long alarm) {
        worker.execute(
                () -> {
                    try {
                        gate.require(Action.CONFIRM_ALARM);
                        link.ask(request -> new ClientMessage.ConfirmAlarm(request, alarm));
                    } catch (NotAllowedException | NotAnsweredException e) {
                        // The alarm stays unconfirmed, which the list shows.
                    }
                });
    }

    @Override
    public void connected() {
        if (!use.proveAgain()) {
            endUse();
        }
    }

    @Override
    public void heard(ServerMessage message) {
        if (message instanceof ServerMessage.Status status) {
            boxClock.hear(status.snapshot());
            underway = status.snapshot().today().inProgress();
            frame.show(status.snapshot());
            monitor.show(status.snapshot());
            practice.heard(status.snapshot());
            fault.show(status.snapshot());
            clockCheck.show(status.snapshot());
            alarmSound.hear(status.snapshot(), desk.clock().instant());
        } else if (message instanceof ServerMessage.Levels levels) {
            monitor.show(levels);
        } else if (message instanceof ServerMessage.PracticeCall call) {
            practice.heard(call);
        } else if (message instanceof ServerMessage.PracticeAudio audio) {
            sound.ifPresent(device -> device.hear(audio.muLaw()));
        }
    }

    @Override
    public void lost() {
        frame.lost();
        monitor.lost();
        practice.lost();
        fault.lost();
    }

    /** What a test looks at. */
    Desk desk() {
        return desk;
    }
}
