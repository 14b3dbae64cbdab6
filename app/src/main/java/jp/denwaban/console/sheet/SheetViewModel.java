package jp.denwaban.console.sheet;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
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
import jp.denwaban.console.Wareki;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;

/** The 日次受付票 of a chosen day as it will be printed, and saving it. Knows no controls. */
public final class SheetViewModel {
    /** An A4 page then fills the height of a 1080-line screen at its own size. */
    private static final int PREVIEW_DPI = 110;

    private final Desk desk;
    private final DaySheet sheet;
    private final Executor work;
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ReadOnlyStringWrapper dayWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<BufferedImage>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Optional<Pages> pages = Optional.empty();

    /**
     * @param work one thread: the first sheet of a process takes about a second
     */
    public SheetViewModel(Desk desk, DaySheet sheet, Executor work) {
        this.desk = desk;
        this.sheet = sheet;
        this.work = work;
        day = new ReadOnlyObjectWrapper<>(sheet.today());
    }

    /** Lays out the chosen day anew. */
    public void show() {
        LocalDate wanted = day.get();
        dayWords.set(Wareki.date(wanted));
        pages = Optional.empty(); // If this one fails, the sheet of another day must not be saved.
        begin();
        work.execute(
                () -> {
                    try {
                        Pages made = sheet.of(wanted);
                        BufferedImage first = made.page(0, PREVIEW_DPI);
                        desk.fx().execute(() -> shown(made, first));
                    } catch (NotAllowedException | NotAnsweredException e) {
                        failed("sheet.refused");
                    } catch (IndexException | ReportException e) {
                        failed("sheet.not-made");
                    }
                });
    }

    /** 前の日, 次の日; never beyond today. */
    public void move(int days) {
        LocalDate wanted = day.get().plusDays(days);
        if (!busy.get() && !wanted.isAfter(sheet.today())) {
            day.set(wanted);
            show();
        }
    }

    /** Writes the shown sheet as PDF. */
    public void save(Path file) {
        pages.ifPresent(
                made -> {
                    LocalDate wanted = day.get();
                    begin();
                    work.execute(() -> save(wanted, made, file));
                });
    }

    /** The name a saved sheet is offered. */
    public String fileName() {
        return "日次受付票-" + day.get() + ".pdf";
    }

    private void save(LocalDate wanted, Pages made, Path file) {
        try {
            sheet.save(wanted, made, file);
            desk.fx()
                    .execute(
                            () -> {
                                busy.set(false);
                                message.set(desk.words().text("sheet.saved", file.toString()));
                            });
        } catch (NotAllowedException | NotAnsweredException e) {
            failed("sheet.refused");
        } catch (ReportException e) {
            failed("sheet.not-saved");
        }
    }

    private void begin() {
        busy.set(true);
        message.set("");
    }

    private void shown(Pages made, BufferedImage first) {
        busy.set(false);
        pages = Optional.of(made);
        page.set(Optional.of(first));
    }

    private void failed(String key) {
        desk.fx()
                .execute(
                        () -> {
                            busy.set(false);
                            message.set(desk.words().text(key));
                        });
    }

    public ReadOnlyStringProperty dayWordsProperty() {
        return dayWords.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<BufferedImage>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
