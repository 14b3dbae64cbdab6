package jp.denwaban.console.sheet;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;

/** A daily sheet of a chosen day as it will be printed, and saving it. Knows no controls. */
public final class SheetViewModel {
    /** An A4 page then fills the height of a 1080-line screen at its own size. */
    private static final int PREVIEW_DPI = 110;

    private final Desk desk;
    private final List<DailySheet> sheets;
    private DailySheet sheet;
    private final Executor work;
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ReadOnlyStringWrapper dayWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<BufferedImage>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper other = new ReadOnlyStringWrapper("");
    private Optional<Pages> pages = Optional.empty();

    /**
     * @param sheets what there is each day; the first is shown first
     * @param work one thread: the first sheet of a process takes about a second
     */
    public SheetViewModel(Desk desk, List<DailySheet> sheets, Executor work) {
        this.desk = desk;
        this.sheets = List.copyOf(sheets);
        this.sheet = sheets.get(0);
        this.work = work;
        day = new ReadOnlyObjectWrapper<>(sheet.today());
        name();
    }

    /** The other sheet of the same day. */
    public void turn() {
        if (!busy.get()) {
            sheet = next();
            name();
            show();
        }
    }

    private DailySheet next() {
        return sheets.get((sheets.indexOf(sheet) + 1) % sheets.size());
    }

    private void name() {
        title.set(word(sheet, ".title"));
        note.set(word(sheet, ".note"));
        other.set(word(next(), ".title"));
    }

    private String word(DailySheet of, String word) {
        return desk.words().text(of.stem() + word);
    }

    /** Lays out the chosen day anew. */
    public void show() {
        LocalDate wanted = day.get();
        DailySheet chosen = sheet;
        dayWords.set(Wareki.date(wanted));
        pages = Optional.empty(); // If this one fails, the sheet of another day must not be saved.
        begin();
        work.execute(
                () -> {
                    try {
                        Pages made = chosen.of(wanted);
                        BufferedImage first = made.page(0, PREVIEW_DPI);
                        desk.fx().execute(() -> shown(made, first));
                    } catch (NotAllowedException | NotAnsweredException e) {
                        failed("sheet.refused");
                    } catch (NotMadeException | ReportException e) {
                        failed(chosen.stem() + ".not-made");
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
        return title.get() + "-" + day.get() + ".pdf";
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

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Name of the sheet that {@link #turn} goes to. */
    public ReadOnlyStringProperty otherProperty() {
        return other.getReadOnlyProperty();
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
