package jp.denwaban.console.clock;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.console.Desk;
import jp.denwaban.console.Wareki;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.ClockQuestion;

/** What the comparison with 117 shows and does. Knows no controls. */
public final class ClockCheckViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** As the example on the screen: {@code 9:15:00}. */
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private static final Map<String, String> REFUSALS =
            Map.of("T-05", "clock.far", "T-06", "clock.wrong");

    private static final String ONCE_MORE = "clock.once-more";

    private final Desk desk;
    private final ClockConfirmation service;
    private final Executor work;
    private final LongSupplier nanos;
    private final ReadOnlyBooleanWrapper needed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper boxTime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper other = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper agreeable = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final StringProperty date = new SimpleStringProperty("");
    private final StringProperty time = new SimpleStringProperty("");
    private Optional<ClockQuestion> question = Optional.empty();
    private String filled = "";
    private Instant at = Instant.EPOCH;
    private long atNanos;
    private boolean doubtful;
    private boolean postponed;

    /**
     * @param nanos {@code System::nanoTime}: between two snapshots the box's time goes on by it
     */
    public ClockCheckViewModel(
            Desk desk, ClockConfirmation service, Executor work, LongSupplier nanos) {
        this.desk = desk;
        this.service = service;
        this.work = work;
        this.nanos = nanos;
        desk.session().userProperty().addListener((property, before, now) -> meet());
    }

    /** Called from the status thread, at least once a second. */
    public void show(Snapshot snapshot) {
        long now = nanos.getAsLong();
        desk.fx().execute(() -> shown(snapshot, now));
    }

    private void shown(Snapshot snapshot, long now) {
        at = snapshot.at();
        atNanos = now;
        doubtful = snapshot.clockDoubtful();
        postponed &= doubtful;
        question = snapshot.question();
        tick();
        meet();
    }

    /** Once a second, on the JavaFX thread. */
    public void tick() {
        ZonedDateTime now = boxNow().atZone(desk.zone());
        boxTime.set(Wareki.date(now.toLocalDate()) + " " + TIME.format(now));
        why.set(asked().why(now.toLocalDate(), desk.words()));
        other.set(desk.words().text(asked().mustType() ? "clock.again" : "clock.other"));
        agreeable.set(!asked().mustType());
        if (date.get().equals(filled)) {
            fill(now.toLocalDate());
        }
    }

    /** The day goes on as long as nobody has typed another. */
    private void fill(LocalDate today) {
        filled = asked().mustType() ? "" : today.toString();
        date.set(filled);
    }

    private Asked asked() {
        return new Asked(boxNow(), question);
    }

    private Instant boxNow() {
        return at.plusNanos(nanos.getAsLong() - atNanos);
    }

    private void meet() {
        boolean show = doubtful && !postponed && desk.session().user().isPresent();
        if (show && !needed.get()) {
            fill(boxNow().atZone(desk.zone()).toLocalDate());
            time.set("");
            message.set("");
        }
        needed.set(show);
    }

    /** 117と合っている. */
    public void agree() {
        if (!asked().mustType()) {
            confirm(boxNow(), false);
        }
    }

    /** The typed time, at the moment 117 says it. */
    public void set() {
        try {
            LocalDate day = LocalDate.parse(plain(date.get()));
            LocalTime moment = LocalTime.parse(plain(time.get()), TYPED);
            confirm(day.atTime(moment).atZone(desk.zone()).toInstant(), !date.get().equals(filled));
        } catch (DateTimeException e) {
            message.set(desk.words().text("clock.wrong"));
        }
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    }

    /** Another time: it is asked again with the next use. */
    public void later() {
        postponed = true;
        meet();
    }

    private void confirm(Instant told, boolean typed) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        message.set("");
        Asked asked = asked();
        long pressed = nanos.getAsLong();
        work.execute(
                () -> {
                    // What waiting for the worker took belongs to the time that is told.
                    Duration waited = Duration.ofNanos(nanos.getAsLong() - pressed);
                    Asked then = new Asked(asked.shown().plus(waited), asked.question());
                    String word = outcome(told.plus(waited), then, typed);
                    desk.fx().execute(() -> done(word));
                });
    }

    /** A key of the bundle; empty when it is done and nothing is left to ask. */
    private String outcome(Instant told, Asked asked, boolean typed) {
        try {
            Optional<String> refused = service.confirm(told, asked, typed);
            return refused.map(code -> REFUSALS.getOrDefault(code, "clock.not-answered"))
                    .orElse(asked.waitsForMore(told, typed) ? ONCE_MORE : "");
        } catch (NotAllowedException e) {
            return "clock.far";
        } catch (NotAnsweredException e) {
            return "clock.not-answered";
        }
    }

    private void done(String word) {
        busy.set(false);
        if (word.isEmpty()) {
            postponed = true; // until the next snapshot says that it is good
            meet();
        } else {
            message.set(desk.words().text(word));
        }
        if (word.equals(ONCE_MORE)) {
            fill(boxNow().atZone(desk.zone()).toLocalDate());
            time.set("");
        }
    }

    /** Whether a person is asked now. */
    public ReadOnlyBooleanProperty neededProperty() {
        return needed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty boxTimeProperty() {
        return boxTime.getReadOnlyProperty();
    }

    /** Why a person is asked, and what is special about it. */
    public ReadOnlyStringProperty whyProperty() {
        return why.getReadOnlyProperty();
    }

    /** What is to be typed. */
    public ReadOnlyStringProperty otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Whether 117と合っている is enough. */
    public ReadOnlyBooleanProperty agreeableProperty() {
        return agreeable.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** As {@code 2026-11-24}. */
    public StringProperty dateProperty() {
        return date;
    }

    /** As {@code 9:15} or {@code 09:15:30}. */
    public StringProperty timeProperty() {
        return time;
    }
}
