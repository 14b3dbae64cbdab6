package jp.denwaban.console.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.denwaban.account.Action;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.ErasureFigures;
import jp.denwaban.recording.retention.AnnouncedReports;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.reports.ErasureSheet;
import jp.denwaban.reports.Pages;
import jp.denwaban.reports.ReportException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;

/**
 * 自動消去記録 as a service: from the report that answering wrote that day to a sheet, which says whether
 * it is what the audit chain announced. Takes as long as reading the chain.
 */
public final class ErasureDaySheet implements DailySheet {
    private final FileDisk disk = new FileDisk();
    private final SiteFolder site;
    private final SiteSettings settings;
    private final Gate gate;
    private final Clock clock;

    public ErasureDaySheet(SiteFolder site, SiteSettings settings, Gate gate, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public String stem() {
        return "erasure";
    }

    @Override
    public Pages of(LocalDate day)
            throws NotAllowedException, NotAnsweredException, NotMadeException {
        gate.enter(Action.PREVIEW_ERASURE_SHEET, day.toString());
        try {
            ErasureReports reports = new ErasureReports(disk, site.erasures());
            ErasureReport report =
                    reports.read(day)
                            .orElseThrow(() -> new NotMadeException("no report of this day"));
            AnnouncedReports announced = new AnnouncedReports();
            ChainVerifier.verify(
                    disk,
                    site.audit(),
                    ChainVerifier.EpochKeys.NONE,
                    List.of(),
                    entry -> announced.hear(entry.code(), entry.detail()));
            return ErasureSheet.of(
                    ErasureFigures.of(
                            report,
                            settings,
                            LocalDateTime.now(clock),
                            reports.holds(day, announced),
                            ChainHead.read(disk, site.audit())));
        } catch (IOException | AuditException | ReportException e) {
            throw new NotMadeException("the report cannot be read or laid out", e);
        }
    }

    @Override
    public void save(LocalDate day, Pages pages, Path file)
            throws NotAllowedException, NotAnsweredException, ReportException {
        gate.enter(Action.SAVE_ERASURE_SHEET, day.toString());
        pages.savePdf(file);
    }
}
