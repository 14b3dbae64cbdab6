package jp.denwaban.health;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.reports.CheckMark;
import jp.denwaban.reports.DailyReception;
import jp.denwaban.reports.ErasureDay;
import jp.denwaban.reports.ErasureDay.Stayed;
import jp.denwaban.reports.ErasureDay.Why;
import jp.denwaban.site.SiteSettings;

/** Turns the report of a day into the words of the 自動消去記録. */
public final class ErasureFigures {
    /** The one reason that is not a failure to erase. */
    private static final String MISSING = "I-03";

    private ErasureFigures() {}

    /**
     * @param made local time that stands on the sheet
     * @param announced whether the audit chain announced the report as it is
     * @param head of the audit chain at that moment: it is the sheet's 照合記号
     */
    public static ErasureDay of(
            ErasureReport report,
            SiteSettings site,
            LocalDateTime made,
            boolean announced,
            Optional<ChainHead> head) {
        List<Stayed> stayed = new ArrayList<>();
        report.held().forEach(kept -> stayed.add(stayed(kept, Why.HELD)));
        report.left()
                .forEach(
                        kept ->
                                stayed.add(
                                        stayed(
                                                kept,
                                                kept.why().equals(MISSING)
                                                        ? Why.MISSING
                                                        : Why.NOT_ERASED)));
        return new ErasureDay(
                new DailyReception.Office(site.name(), site.kind().manager(), site.training()),
                report.day(),
                switch (report.state()) {
                    case DONE -> ErasureDay.State.DONE;
                    case WAITING -> ErasureDay.State.WAITING;
                    case NOT_DONE -> ErasureDay.State.NOT_DONE;
                    case OFF -> ErasureDay.State.OFF;
                },
                report.due(),
                report.erased().stream()
                        .map(each -> new ErasureDay.Erased(each.acquired(), each.calls()))
                        .toList(),
                stayed,
                made,
                announced,
                head.map(last -> new CheckMark(last.entry(), last.anchor().text())));
    }

    private static Stayed stayed(ErasureReport.Kept kept, Why why) {
        return new Stayed(kept.call(), kept.acquired(), why, kept.why());
    }
}
