package jp.denwaban.console.fault;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import jp.denwaban.account.Answering;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.console.Desk;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;

/** 障害対応 as it must always work: every line to the switchboard, by anybody; back by who may. */
public final class FaultViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H時m分");

    /** 計画停止: stands while lines wait for their calls to end. */
    private static final Predicate<Snapshot.Alarm> STOP_UNDER_WAY =
            alarm -> alarm.code().equals("M-01");

    private final Desk desk;
    private final Answering answering;
    private final Executor work;
    private final boolean training;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.READY);
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper name;
    private final ReadOnlyStringWrapper facts;
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper bypassed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayReturn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayPlanStop = new ReadOnlyBooleanWrapper();
    private boolean draining;

    /** What is being done, one thing at a time. */
    public enum Stage {
        READY,
        /** The consequence is on the screen and waits for a yes. */
        ASKING,
        SENDING
    }

    /**
     * @param work one thread: asking answering takes up to two seconds
     * @param site name of the site, to be read aloud
     * @param training 訓練: nobody is to be called, and every sentence says so
     */
    public FaultViewModel(
            Desk desk, Answering answering, Executor work, String site, boolean training) {
        this.desk = desk;
        this.answering = answering;
        this.work = work;
        this.training = training;
        state.set(desk.words().text("fault.state.unknown"));
        name = new ReadOnlyStringWrapper(desk.words().text("fault.speech.name.is", site));
        facts = new ReadOnlyStringWrapper(desk.words().text("fault.speech.facts.none"));
        desk.session().userProperty().addListener((property, before, now) -> judge());
    }

    /** Called from the status thread. */
    public void show(Snapshot snapshot) {
        boolean now = snapshot.bypassed();
        boolean stopping = snapshot.alarms().stream().anyMatch(STOP_UNDER_WAY);
        String nowFacts = facts(snapshot);
        desk.fx()
                .execute(
                        () -> {
                            facts.set(nowFacts);
                            draining = stopping;
                            state(now, word(now, stopping));
                        });
    }

    private static String word(boolean bypassed, boolean stopping) {
        if (bypassed) {
            return "bypass";
        }
        return stopping ? "stopping" : "service";
    }

    /** The first of the gravest, which is what the rest followed from. */
    private String facts(Snapshot snapshot) {
        return snapshot.alarms().stream()
                .filter(alarm -> alarm.level() == 1)
                .min(Comparator.comparing(Snapshot.Alarm::at))
                .map(
                        alarm ->
                                desk.words()
                                        .text(
                                                "fault.speech.facts.alarm",
                                                TIME.format(alarm.at().atZone(desk.zone())),
                                                alarm.code()))
                .orElseGet(() -> desk.words().text("fault.speech.facts.none"));
    }

    /**
     * Called from the status thread: without answering the cards have fallen to the switchboard.
     */
    public void lost() {
        desk.fx().execute(() -> state(true, "absent"));
    }

    private void state(boolean nowBypassed, String word) {
        bypassed.set(nowBypassed);
        state.set(desk.words().text("fault.state." + word));
        done.set(desk.words().text("fault.speech.done." + word));
        judge();
    }

    private void judge() {
        boolean signedIn = desk.session().user().isPresent();
        mayReturn.set((bypassed.get() || draining) && signedIn);
        mayPlanStop.set(!bypassed.get() && !draining && signedIn);
    }

    public void ask() {
        if (stage.get() == Stage.READY) {
            outcome.set("");
            stage.set(Stage.ASKING);
        }
    }

    public void stepBack() {
        if (stage.get() == Stage.ASKING) {
            stage.set(Stage.READY);
        }
    }

    /** 従来交換へ切替, all lines. */
    public void switchToBypass() {
        send(ClientMessage.SwitchToBypass::new, "fault.switched");
    }

    /** 運用に戻す. */
    public void returnToService() {
        send(ClientMessage.ReturnToService::new, "fault.returned");
    }

    /** 計画停止: what runs may end first. */
    public void planStop() {
        send(ClientMessage.PlanStop::new, "fault.drained");
    }

    private void send(LongFunction<ClientMessage> request, String done) {
        if (stage.get() != Stage.SENDING) {
            stage.set(Stage.SENDING);
            outcome.set(desk.words().text("fault.sending"));
            work.execute(() -> sent(request, done));
        }
    }

    private void sent(LongFunction<ClientMessage> request, String done) {
        String sentence = sentence(request, done);
        desk.fx()
                .execute(
                        () -> {
                            stage.set(Stage.READY);
                            outcome.set(sentence);
                        });
    }

    private String sentence(LongFunction<ClientMessage> request, String done) {
        try {
            ServerMessage reply = answering.ask(request);
            return reply instanceof ServerMessage.Refused refused
                    ? desk.words().coded("fault.refused", refused.code(), refused.code())
                    : desk.words().text(done, report());
        } catch (NotAnsweredException e) {
            return desk.words().text("fault.unanswered", report());
        }
    }

    private String report() {
        return desk.words().text(training ? "report.training" : "report.now");
    }

    boolean training() {
        return training;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** 名乗り, to be read aloud; and so the next two. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** 内容. */
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** 措置. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty bypassedProperty() {
        return bypassed.getReadOnlyProperty();
    }

    /** Somebody is signed in, and there is something to return from or to take back. */
    public ReadOnlyBooleanProperty mayReturnProperty() {
        return mayReturn.getReadOnlyProperty();
    }

    /** Somebody is signed in and there is something to stop. */
    public ReadOnlyBooleanProperty mayPlanStopProperty() {
        return mayPlanStop.getReadOnlyProperty();
    }
}
