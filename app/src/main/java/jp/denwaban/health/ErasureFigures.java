package jp.denwaban.health;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.recording.retention.ErasureReport;
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
     */
    public static ErasureDay of(ErasureReport report, SiteSettings site, LocalDateTime made) {
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
                    case OFF -> ErasureDay.State.OFF;
                },
                report.due(),
                report.erased().stream()
                        .map(each -> new ErasureDay.Erased(each.acquired(), each.calls()))
                        .toList(),
                stayed,
                made,
                Optional.empty());
    }

    private static Stayed stayed(ErasureReport.Kept kept, Why why) {
        return new Stayed(kept.call(), kept.acquired(), why, kept.why());
    }
}
