package jp.denwaban.console.sheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.IntSupplier;
import jp.denwaban.account.Action;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.DayFigures;
import jp.denwaban.recording.index.DaySums;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.reports.DailyReceptionSheet;
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 日次受付票 as a service: from the sums of the index to a sheet. Sums only; nothing of one call. */
public final class DaySheet implements DailySheet {
    private static final Logger LOG = LoggerFactory.getLogger(DaySheet.class);

    private final SiteFolder site;
    private final SiteSettings settings;
    private final Gate gate;
    private final Clock clock;
    private final IntSupplier underway;

    /**
     * @param underway how many calls go on now, as answering told last
     */
    public DaySheet(
            SiteFolder site, SiteSettings settings, Gate gate, Clock clock, IntSupplier underway) {
        this.site = site;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
        this.underway = underway;
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public String stem() {
        return "sheet";
    }

    /** Lays out one day; takes up to a second. Not on the JavaFX thread. */
    @Override
    public Pages of(LocalDate day)
            throws NotAllowedException, NotAnsweredException, NotMadeException {
        gate.enter(Action.PREVIEW_DAY_SHEET, day.toString());
        try {
            return DailyReceptionSheet.of(
                    DayFigures.of(
                            sums(day),
                            settings,
                            day,
                            LocalDateTime.now(clock),
                            day.equals(today()) ? underway.getAsInt() : 0,
                            head()));
        } catch (IndexException | ReportException e) {
            throw new NotMadeException("the day cannot be laid out", e);
        }
    }

    /** None where the chain cannot be read: the sheet then shows a dash. */
    private Optional<ChainHead> head() {
        try {
            return ChainHead.read(new FileDisk(), site.audit());
        } catch (AuditException e) {
            LOG.error("the audit chain cannot be read", e);
            return Optional.empty();
        }
    }

    /** Saves what {@link #of} laid out as PDF; an existing file is replaced. */
    @Override
    public void save(LocalDate day, Pages pages, Path file)
            throws NotAllowedException, NotAnsweredException, ReportException {
        gate.enter(Action.SAVE_DAY_SHEET, day.toString());
        pages.savePdf(file);
    }

    private DaySums sums(LocalDate day) throws IndexException {
        if (!Files.exists(site.index())) {
            return DaySums.NONE;
        }
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.sums(day);
        }
    }
}
