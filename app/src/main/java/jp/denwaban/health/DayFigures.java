package jp.denwaban.health;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.call.Outcome;
import jp.denwaban.recording.index.BranchSum;
import jp.denwaban.recording.index.DaySums;
import jp.denwaban.reports.CheckMark;
import jp.denwaban.reports.DailyReception;
import jp.denwaban.reports.DailyReception.Branch;
import jp.denwaban.reports.DailyReception.Hour;
import jp.denwaban.site.SiteSettings;

/** Turns the sums of a day into the words of the 日次受付票. */
public final class DayFigures {
    /** For callers who pressed nothing. */
    private static final String NO_KEY = "―";

    private DayFigures() {}

    /**
     * @param made local time that stands on the sheet
     * @param underway calls that go on at that moment: the index knows only those that are over
     * @param head of the audit chain at that moment: it is the sheet's 照合記号
     */
    public static DailyReception of(
            DaySums sums,
            SiteSettings site,
            LocalDate day,
            LocalDateTime made,
            int underway,
            Optional<ChainHead> head) {
        return new DailyReception(
                new DailyReception.Office(site.name(), site.kind().manager(), site.training()),
                day,
                sums.rang() + underway,
                outcomes(sums, underway),
                sums.hours().stream()
                        .map(hour -> new Hour(hour.rang(), hour.recorded(), hour.gone()))
                        .toList(),
                branches(sums.branches()),
                made,
                head.map(last -> new CheckMark(last.entry(), last.anchor().text())));
    }

    private static DailyReception.Outcomes outcomes(DaySums sums, int underway) {
        return new DailyReception.Outcomes(
                sums.of(Outcome.RECORDED),
                sums.of(Outcome.TALKED_UNRECORDED),
                sums.of(Outcome.GONE_WHILE_RINGING),
                sums.of(Outcome.GONE_IN_GUIDANCE),
                sums.of(Outcome.GONE_WHILE_ROUTING),
                sums.of(Outcome.CUT_SHORT),
                sums.of(Outcome.LOST_TO_BYPASS),
                // A call whose outcome only its sealed file knows: a fault of ours is why.
                sums.of(Outcome.FAILED) + sums.unknown(),
                underway);
    }

    /** One row a way: the sums come one row a way and outcome. */
    private static List<Branch> branches(List<BranchSum> sums) {
        Map<List<String>, Branch> rows = new LinkedHashMap<>();
        for (BranchSum sum : sums) {
            String key = sum.key().map(Object::toString).orElse(NO_KEY);
            rows.merge(List.of(key, sum.destination()), row(key, sum), DayFigures::added);
        }
        List<Branch> branches = new ArrayList<>(rows.values());
        return branches.subList(0, Math.min(branches.size(), DailyReception.BRANCHES_AT_MOST));
    }

    private static Branch row(String key, BranchSum sum) {
        int calls = sum.calls();
        Outcome outcome = sum.outcome();
        return new Branch(
                key,
                sum.destination(),
                calls,
                outcome.recorded() ? calls : 0,
                outcome == Outcome.TALKED_UNRECORDED ? calls : 0,
                outcome.gone() ? calls : 0);
    }

    private static Branch added(Branch a, Branch b) {
        return new Branch(
                a.key(),
                a.destination(),
                a.calls() + b.calls(),
                a.recorded() + b.recorded(),
                a.notToRecord() + b.notToRecord(),
                a.gone() + b.gone());
    }
}
