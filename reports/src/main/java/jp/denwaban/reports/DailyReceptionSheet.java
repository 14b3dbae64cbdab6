package jp.denwaban.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** 日次受付票: the internal sheet of one day's calls by outcome; not a 別記様式. */
public final class DailyReceptionSheet {
    private static final Sheet SHEET = new Sheet("daily-reception");

    private DailyReceptionSheet() {}

    /** Lays the day out; the first sheet of a process takes about a second, later ones a tenth. */
    public static Pages of(DailyReception day) throws ReportException {
        return SHEET.fill(head(day), branches(day));
    }

    private static Map<String, Object> head(DailyReception day) {
        Map<String, Object> values = new HashMap<>();
        values.put("office", day.office().name());
        values.put("manager", day.office().manager());
        values.put("training", day.office().training());
        values.put("day", Wareki.date(day.day()));
        values.put("madeAt", Wareki.minute(day.madeAt()));
        values.put("mark", day.mark().map(CheckMark::toString).orElse("―"));
        values.put("rang", count(day.rang()));
        values.put("reconciled", day.reconciled());
        values.put("balance", balance(day));
        values.put("outcomes", new JRMapCollectionDataSource(outcomes(day)));
        values.put("hours", new JRMapCollectionDataSource(hours(day)));
        return values;
    }

    private static String balance(DailyReception day) {
        DailyReception.Outcomes sums = day.outcomes();
        return "着信 %,d = 録音済 %,d + 対象外 %,d + 放棄 %,d + 障害 %,d + 取扱中 %,d"
                .formatted(
                        day.rang(),
                        sums.recorded(),
                        sums.notToRecord(),
                        sums.gone(),
                        sums.faults(),
                        sums.underway());
    }

    private static Collection<Map<String, ?>> outcomes(DailyReception day) {
        DailyReception.Outcomes sums = day.outcomes();
        List<Map<String, ?>> rows = new ArrayList<>();
        rows.add(outcome("録音済", "通話の終わりまで録音した", sums.recorded(), day.rang()));
        rows.add(outcome("対象外", "録音しない着信先と通話した", sums.notToRecord(), day.rang()));
        rows.add(outcome("放棄", "応答する前に架電者が切った", sums.goneWhileRinging(), day.rang()));
        rows.add(outcome("", "案内の間に架電者が切った", sums.goneInGuidance(), day.rang()));
        rows.add(outcome("", "着信先を呼び出す間に架電者が切った", sums.goneWhileRouting(), day.rang()));
        rows.add(outcome("障害", "録音が途中で終わった", sums.cutShort(), day.rang()));
        rows.add(outcome("", "従来の電話交換に切り替わった", sums.lostToBypass(), day.rang()));
        rows.add(outcome("", "障害により終わった", sums.failed(), day.rang()));
        rows.add(outcome("取扱中", "作成日時において続いている", sums.underway(), day.rang()));
        return rows;
    }

    private static Map<String, ?> outcome(String group, String meaning, int calls, int of) {
        return Map.of(
                "group",
                group,
                "meaning",
                meaning,
                "calls",
                count(calls),
                "share",
                share(calls, of));
    }

    private static Collection<Map<String, ?>> hours(DailyReception day) {
        int highest = day.hours().stream().mapToInt(DailyReception.Hour::rang).max().orElse(0);
        List<Map<String, ?>> cells = new ArrayList<>();
        for (int hour = 0; hour < day.hours().size(); hour++) {
            DailyReception.Hour counts = day.hours().get(hour);
            cells.add(
                    Map.of(
                            "hour", Integer.toString(hour),
                            "bar", new HourBar(counts.rang(), counts.recorded(), highest),
                            "rang", quiet(counts.rang()),
                            "recorded", quiet(counts.recorded()),
                            "gone", quiet(counts.gone())));
        }
        return cells;
    }

    private static Collection<Map<String, ?>> branches(DailyReception day) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (DailyReception.Branch branch : day.branches()) {
            rows.add(
                    Map.of(
                            "key", branch.key(),
                            "destination", branch.destination(),
                            "calls", count(branch.calls()),
                            "recorded", count(branch.recorded()),
                            "notToRecord", count(branch.notToRecord()),
                            "gone", count(branch.gone())));
        }
        return rows;
    }

    private static String count(int calls) {
        return "%,d".formatted(calls);
    }

    /** A nought in a wide table of hours would hide the hours in which something happened. */
    private static String quiet(int calls) {
        return calls == 0 ? "・" : count(calls);
    }

    private static String share(int calls, int of) {
        return of == 0 ? "―" : "%.1f%%".formatted(100.0 * calls / of);
    }
}
