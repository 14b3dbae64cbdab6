package jp.denwaban.console;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.denwaban.console.ConsoleSession.SignedIn;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Mode;

/** What stands around every screen: site, mode, clock, alarms, person, and where one is. */
public final class FrameViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Desk desk;
    private final List<Screen> screens;
    private final String site;
    private final boolean training;

    private final ObservableList<Screen> open = FXCollections.observableArrayList();

    /** Kept here: it hears {@code open} weakly, and who watches it would else fall silent. */
    private final ObservableList<Screen> shown = FXCollections.unmodifiableObservableList(open);

    private final ReadOnlyObjectWrapper<Screen> current;
    private final ReadOnlyObjectWrapper<Mode> mode;
    private final ReadOnlyStringWrapper date = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper bypass = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper alarms = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper alarmLevel = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper authority = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper person = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper use = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper signedIn = new ReadOnlyBooleanWrapper();

    /**
     * @param screens in the order of the rail; the first is open to everybody
     * @param site name of the site as the top bar shows it
     * @param training draws the 訓練 band on every screen
     */
    public FrameViewModel(Desk desk, List<Screen> screens, String site, boolean training) {
        this.desk = desk;
        this.screens = List.copyOf(screens);
        this.site = site;
        this.training = training;
        current = new ReadOnlyObjectWrapper<>(screens.get(0));
        mode = new ReadOnlyObjectWrapper<>(training ? Mode.TRAINING : Mode.IN_SERVICE);
        desk.session().userProperty().addListener((property, before, now) -> meet(now));
        meet(desk.session().user());
        tick();
    }

    /** Called from the status thread. */
    public void show(Snapshot snapshot) {
        int unconfirmed =
                (int) snapshot.alarms().stream().filter(alarm -> alarm.level() < 3).count();
        int worst = snapshot.alarms().stream().mapToInt(Snapshot.Alarm::level).min().orElse(0);
        desk.fx()
                .execute(
                        () -> {
                            mode.set(snapshot.mode());
                            bypass.set(snapshot.bypassed());
                            alarms.set(unconfirmed);
                            alarmLevel.set(unconfirmed == 0 ? 0 : worst);
                        });
    }

    /** Called from the status thread: no answering is an alarm, and the cards have let go. */
    public void lost() {
        desk.fx()
                .execute(
                        () -> {
                            mode.set(training ? Mode.TRAINING : Mode.BYPASS);
                            bypass.set(true);
                            alarms.set(1);
                            alarmLevel.set(1);
                        });
    }

    /** Once a second, on the JavaFX thread. */
    public void tick() {
        ZonedDateTime now = ZonedDateTime.now(desk.clock());
        date.set(Wareki.date(now.toLocalDate()));
        time.set(TIME.format(now));
        desk.session().user().ifPresent(user -> use.set(useOf(user)));
    }

    /** Goes to the screen of this digit, if it is open; returns whether it is. */
    public boolean go(int digit) {
        Optional<Screen> target = open.stream().filter(s -> s.digit() == digit).findFirst();
        target.ifPresent(this::go);
        return target.isPresent();
    }

    public void go(Screen screen) {
        if (open.contains(screen)) {
            current.set(screen);
        }
    }

    private void meet(Optional<SignedIn> user) {
        List<Screen> allowed =
                screens.stream().filter(screen -> screen.openTo().test(user)).toList();
        if (!allowed.equals(open)) {
            // The session is renewed every minute; a rail made anew would lose the focus.
            open.setAll(allowed);
        }
        if (!open.contains(current.get())) {
            current.set(open.get(0));
        }
        signedIn.set(user.isPresent());
        title.set(user.map(SignedIn::title).orElse(""));
        person.set(user.map(SignedIn::person).orElse(desk.words().text("frame.nobody")));
        authority.set(user.map(this::authorityOf).orElse(""));
        use.set(user.map(this::useOf).orElse(""));
    }

    private String authorityOf(SignedIn user) {
        String word = user.administrator() ? "frame.administrator" : "frame.operator";
        return desk.words().text("frame.authority", desk.words().text(word));
    }

    private String useOf(SignedIn user) {
        long left = Duration.between(desk.clock().instant(), user.until()).toMinutes();
        return desk.words().text("frame.use", user.sheet(), Long.toString(Math.max(0, left)));
    }

    public ObservableList<Screen> open() {
        return shown;
    }

    public ReadOnlyObjectProperty<Screen> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public String site() {
        return site;
    }

    public boolean training() {
        return training;
    }

    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** Every line is at the switchboard; in 訓練, whose badge always says 訓練, said beside it. */
    public ReadOnlyBooleanProperty bypassProperty() {
        return bypass.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty dateProperty() {
        return date.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty timeProperty() {
        return time.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty alarmsProperty() {
        return alarms.getReadOnlyProperty();
    }

    /** 0 without alarms, otherwise the worst level: 1 障害, 2 注意. */
    public ReadOnlyIntegerProperty alarmLevelProperty() {
        return alarmLevel.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty authorityProperty() {
        return authority.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty personProperty() {
        return person.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty useProperty() {
        return use.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }
}
