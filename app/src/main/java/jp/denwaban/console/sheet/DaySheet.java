package jp.denwaban.console.sheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.account.Action;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.index.DaySums;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.reports.DailyReception;
import jp.denwaban.reports.DailyReceptionSheet;
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;

/** 日次受付票 as a service: from the sums of the index to a sheet. Sums only; nothing of one call. */
public final class DaySheet {
    private static final int HOURS = 24;

    private final SiteFolder site;
    private final SiteSettings settings;
    private final Gate gate;
    private final Clock clock;

    public DaySheet(SiteFolder site, SiteSettings settings, Gate gate, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Lays out one day; takes up to a second. Not on the JavaFX thread. */
    public Pages of(LocalDate day)
            throws NotAllowedException, NotAnsweredException, IndexException, ReportException {
        gate.enter(Action.PREVIEW_DAY_SHEET, day.toString());
        return DailyReceptionSheet.of(reception(day, sums(day)));
    }

    /** Saves what {@link #of} laid out as PDF; an existing file is replaced. */
    public void save(LocalDate day, Pages pages, Path file)
            throws NotAllowedException, NotAnsweredException, ReportException {
        gate.enter(Action.SAVE_DAY_SHEET, day.toString());
        pages.savePdf(file);
    }

    private DaySums sums(LocalDate day) throws IndexException {
        if (!Files.exists(site.index())) {
            return new DaySums(Collections.nCopies(HOURS, 0), Map.of());
        }
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.sums(day);
        }
    }

    private DailyReception reception(LocalDate day, DaySums sums) {
        return new DailyReception(
                new DailyReception.Office(
                        settings.name(), settings.kind().manager(), settings.training()),
                day,
                sums.rang(),
                outcomes(sums),
                sums.byHour().stream().map(rang -> new DailyReception.Hour(rang, 0, 0)).toList(),
                List.of(),
                LocalDateTime.now(clock),
                Optional.empty());
    }

    private static DailyReception.Outcomes outcomes(DaySums sums) {
        int ended = sums.byOutcome().values().stream().mapToInt(Integer::intValue).sum();
        return new DailyReception.Outcomes(
                sums.of(Outcome.RECORDED),
                sums.of(Outcome.TALKED_UNRECORDED),
                sums.of(Outcome.GONE_WHILE_RINGING),
                sums.of(Outcome.GONE_IN_GUIDANCE),
                sums.of(Outcome.GONE_WHILE_ROUTING),
                sums.of(Outcome.CUT_SHORT),
                sums.of(Outcome.LOST_TO_BYPASS),
                sums.of(Outcome.FAILED),
                Math.max(0, sums.rang() - ended));
    }
}
