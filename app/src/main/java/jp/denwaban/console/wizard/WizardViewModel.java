package jp.denwaban.console.wizard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import jp.denwaban.account.NewPerson;
import jp.denwaban.account.NewSite;
import jp.denwaban.console.Desk;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.open.Vault;

/** The first start, step by step; nothing is written before the last. Knows no controls. */
public final class WizardViewModel {
    /** Characters of the envelope code that are typed back to show that it was written down. */
    static final int TYPED_BACK = 4;

    private final Desk desk;
    private final SiteFolder site;
    private final NewSite newSite;
    private final Executor work;
    private final Runnable finished;

    private final SiteChoice siteChoice = new SiteChoice();
    private final LinesChoice linesChoice;
    private final PersonEntry administrator = new PersonEntry(Role.ADMINISTRATOR);
    private final PersonEntry operator = new PersonEntry(Role.OPERATOR);
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.SITE);
    private final ReadOnlyObjectWrapper<NewSite.Step> making =
            new ReadOnlyObjectWrapper<>(NewSite.Step.SETTINGS);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Optional<Vault.Created> created = Optional.empty();

    /** In their order. */
    public enum Step {
        SITE,
        LINES,
        ADMINISTRATOR,
        OPERATOR,
        SUMMARY,
        MAKING,
        ENVELOPE
    }

    /** What the wizard stands on: where the site will be, who makes it, what the box has. */
    public record Ground(SiteFolder site, NewSite newSite, List<String> ports) {}

    /**
     * @param work one thread: making the keys takes seconds
     * @param finished told on the JavaFX thread when the envelope was confirmed
     */
    public WizardViewModel(Desk desk, Ground ground, Executor work, Runnable finished) {
        this.desk = desk;
        this.site = ground.site();
        this.newSite = ground.newSite();
        this.linesChoice = new LinesChoice(ground.ports());
        this.work = work;
        this.finished = finished;
        siteChoice.kindProperty().addListener((p, before, now) -> propose(now));
        propose(siteChoice.kindProperty().get());
    }

    /** The titles follow from the kind of site (第2); a person may still hold another. */
    private void propose(SiteKind kind) {
        administrator.titleProperty().set(kind.administrator());
        operator.titleProperty().set(kind.operator());
    }

    /** 次へ on the steps that need no password. */
    public void next() {
        switch (step.get()) {
            case SITE -> advance(siteChoice.complaint().map(desk.words()::text), Step.LINES);
            case LINES ->
                    advance(
                            linesChoice.complaint(siteChoice.trainingProperty().get()),
                            Step.ADMINISTRATOR);
            case SUMMARY -> make();
            case ADMINISTRATOR, OPERATOR, MAKING, ENVELOPE -> {
                // These go on by what is typed in them, or by themselves.
            }
        }
    }

    /** 次へ on a step that asks for a person. */
    public void enter(char[] first, char[] second) {
        boolean isAdministrator = step.get() == Step.ADMINISTRATOR;
        PersonEntry entry = isAdministrator ? administrator : operator;
        Optional<String> complaint = entry.enter(first, second).map(desk.words()::text);
        if (complaint.isEmpty() && !isAdministrator && operator.id().equals(administrator.id())) {
            complaint = Optional.of(desk.words().text("wizard.person.user.taken"));
        }
        advance(complaint, isAdministrator ? Step.OPERATOR : Step.SUMMARY);
    }

    /** 戻る: what was chosen stays, passwords are typed again. */
    public void back() {
        Step now = step.get();
        if (now != Step.SITE && now.compareTo(Step.SUMMARY) <= 0) {
            message.set("");
            step.set(Step.values()[now.ordinal() - 1]);
        }
    }

    /** 完了 on the envelope's step: the last characters show that the code was written down. */
    public void confirmEnvelope(String typed) {
        char[] code = created.orElseThrow().envelope().grouped();
        char[] last = Arrays.copyOfRange(code, code.length - TYPED_BACK, code.length);
        boolean same = Arrays.equals(last, typed.strip().toUpperCase(Locale.ROOT).toCharArray());
        Arrays.fill(code, '\0');
        Arrays.fill(last, '\0');
        if (same) {
            created.ifPresent(made -> made.envelope().close());
            finished.run();
        } else {
            message.set(desk.words().text("wizard.envelope.wrong"));
        }
    }

    private void advance(Optional<String> complaint, Step next) {
        message.set(complaint.orElse(""));
        if (complaint.isEmpty()) {
            step.set(next);
        }
    }

    private void make() {
        message.set("");
        step.set(Step.MAKING);
        SiteSettings settings = settings();
        List<NewPerson> people = List.of(administrator.person(), operator.person());
        work.execute(() -> make(settings, people));
    }

    private void make(SiteSettings settings, List<NewPerson> people) {
        try {
            Vault.Created made =
                    newSite.create(
                            site,
                            settings,
                            people,
                            desk.clock().instant(),
                            now -> desk.fx().execute(() -> making.set(now)));
            administrator.wipe();
            operator.wipe();
            desk.fx().execute(() -> made(made));
        } catch (SiteException e) {
            desk.fx().execute(() -> notMade(String.valueOf(e.getMessage())));
        }
    }

    private void made(Vault.Created made) {
        created = Optional.of(made);
        step.set(Step.ENVELOPE);
    }

    private void notMade(String sentence) {
        step.set(Step.SUMMARY);
        message.set(sentence);
    }

    SiteSettings settings() {
        return linesChoice.settings(
                siteChoice.kindProperty().get(),
                siteChoice.nameProperty().get(),
                siteChoice.trainingProperty().get());
    }

    SiteFolder site() {
        return site;
    }

    SiteChoice siteChoice() {
        return siteChoice;
    }

    LinesChoice linesChoice() {
        return linesChoice;
    }

    PersonEntry administrator() {
        return administrator;
    }

    PersonEntry operator() {
        return operator;
    }

    /** The code and the fingerprint, from the step ENVELOPE on. */
    Optional<Vault.Created> created() {
        return created;
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<NewSite.Step> makingProperty() {
        return making.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
