package jp.denwaban.console.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;

/** A sheet that each day has one of, as the screen shows and saves it. */
public interface DailySheet {
    LocalDate today();

    /** Where its words stand in the bundle, before the dot. */
    String stem();

    /** Lays out one day; takes up to a second. Not on the JavaFX thread. */
    Pages of(LocalDate day) throws NotAllowedException, NotAnsweredException, NotMadeException;

    /** Saves what {@link #of} laid out as PDF; an existing file is replaced. */
    void save(LocalDate day, Pages pages, Path file)
            throws NotAllowedException, NotAnsweredException, ReportException;
}
