package jp.denwaban.console.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.console.Desk;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage.PracticeCall;
import jp.denwaban.wire.Snapshot;

/** What the practice telephone shows and does. Knows no controls. */
public final class PracticeViewModel {
    private static final int LONGEST_DISPLAY = 16;

    private final Desk desk;
    private final PracticeTelephone telephone;
    private final Executor work;

    private final CallerEntry caller = new CallerEntry();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper pressed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state;
    private final ReadOnlyStringWrapper sentence;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sound;
    private final ReadOnlyBooleanWrapper calling = new ReadOnlyBooleanWrapper();
    private Optional<Integer> line = Optional.empty();
    private Optional<Instant> began = Optional.empty();

    /**
     * @param work one thread for questions to answering, which may take two seconds
     */
    public PracticeViewModel(Desk desk, PracticeTelephone telephone, Executor work) {
        this.desk = desk;
        this.telephone = telephone;
        this.work = work;
        state = new ReadOnlyStringWrapper(desk.words().text("practice.state.IDLE"));
        sentence = new ReadOnlyStringWrapper(desk.words().text("practice.does.IDLE"));
        sound = new ReadOnlyStringWrapper(desk.words().text("practice.sound.looking"));
    }

    /** 発信. */
    public void place() {
        Optional<String> callerId = caller.id();
        if (calling.get()) {
            return;
        }
        if (callerId.isEmpty()) {
            message.set(desk.words().text("practice.number.wrong"));
            return;
        }
        message.set("");
        pressed.set("");
        calling.set(true);
        began = Optional.of(desk.clock().instant());
        enter(Phase.RINGING, desk.words().text("practice.does.RINGING"));
        ask(() -> telephone.place(callerId.get()), true);
    }

    /** One key of the telephone: 0 to 9, * or #. */
    public void press(char key) {
        if (calling.get()) {
            String shown = pressed.get() + key;
            pressed.set(shown.substring(Math.max(0, shown.length() - LONGEST_DISPLAY)));
            ask(() -> telephone.press(key), false);
        }
    }

    /** 切る. */
    public void end() {
        if (calling.get()) {
            ask(telephone::end, false);
            ended();
        }
    }

    /** Called from the link's thread. */
    public void heard(PracticeCall call) {
        desk.fx().execute(() -> show(call));
    }

    /** Called from the link's thread; the line of this call says what happens on it. */
    public void heard(Snapshot snapshot) {
        desk.fx()
                .execute(
                        () ->
                                snapshot.lines().stream()
                                        .filter(status -> line.equals(Optional.of(status.number())))
                                        .findFirst()
                                        .ifPresent(this::show));
    }

    /** Called from any thread. */
    public void soundAvailable(boolean available) {
        String key = available ? "practice.sound.here" : "practice.sound.none";
        desk.fx().execute(() -> sound.set(desk.words().text(key)));
    }

    /** Called from the link's thread: the call ended with the process that carried it. */
    public void lost() {
        desk.fx()
                .execute(
                        () -> {
                            if (calling.get()) {
                                ended();
                                message.set(desk.words().text("practice.refused"));
                            }
                        });
    }

    /** Once a second, on the JavaFX thread. */
    public void tick() {
        began.ifPresent(
                start -> {
                    Duration length = Duration.between(start, desk.clock().instant());
                    elapsed.set("%02d:%02d".formatted(length.toMinutes(), length.toSecondsPart()));
                });
    }

    private void show(PracticeCall call) {
        switch (call.state()) {
            case "ended" -> ended();
            case "bypass" -> {
                line = Optional.of(call.line());
                enter(Phase.BYPASS, desk.words().text("practice.does.BYPASS"));
            }
            default -> line = Optional.of(call.line());
        }
    }

    private void show(LineStatus status) {
        if (!calling.get() || status.state() == LineState.IDLE) {
            return;
        }
        Phase next = Phase.of(status.state()).orElse(phase.get());
        String office = status.destination().orElse(desk.words().text("practice.office"));
        String extension = status.extension().orElse("");
        String guidance = status.guidance().map(LineStatus.GuidanceName::name).orElse("");
        String key = "practice.does." + status.state().name();
        enter(
                next,
                desk.words().has(key)
                        ? desk.words().text(key, office, extension, guidance)
                        : desk.words().text("practice.does." + next.name()));
    }

    private void ended() {
        calling.set(false);
        line = Optional.empty();
        began = Optional.empty();
        enter(Phase.IDLE, desk.words().text("practice.does.ENDED"));
    }

    private void enter(Phase next, String does) {
        phase.set(next);
        state.set(desk.words().text("practice.state." + next.name()));
        sentence.set(does);
    }

    @FunctionalInterface
    private interface Question {
        void ask() throws NotAllowedException, NotAnsweredException;
    }

    private void ask(Question question, boolean placing) {
        work.execute(
                () -> {
                    try {
                        question.ask();
                    } catch (NotAllowedException | NotAnsweredException e) {
                        desk.fx().execute(() -> refused(placing));
                    }
                });
    }

    private void refused(boolean placing) {
        if (placing) {
            ended();
        }
        message.set(desk.words().text("practice.refused"));
    }

    /** What this telephone shows as its number. */
    CallerEntry caller() {
        return caller;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty pressedProperty() {
        return pressed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty callingProperty() {
        return calling.getReadOnlyProperty();
    }
}
