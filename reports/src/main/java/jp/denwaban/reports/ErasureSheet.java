package jp.denwaban.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 自動消去記録 on paper: the internal sheet of one day's erasures; not a 別記様式. */
public final class ErasureSheet {
    private static final Sheet SHEET = new Sheet("erasure-day");

    private ErasureSheet() {}

    /** Lays the day out; the first sheet of a process takes about a second, later ones a tenth. */
    public static Pages of(ErasureDay day) throws ReportException {
        return SHEET.fill(head(day), rows(day));
    }

    private static Map<String, Object> head(ErasureDay day) {
        Map<String, Object> values = new HashMap<>();
        values.put("office", day.office().name());
        values.put("manager", day.office().manager());
        values.put("training", day.office().training());
        values.put("day", Wareki.date(day.day()));
        values.put("madeAt", Wareki.minute(day.madeAt()));
        values.put("mark", day.mark().map(CheckMark::toString).orElse("―"));
        values.put("state", state(day));
        values.put("balance", balance(day));
        values.put("clear", clear(day));
        values.put("off", day.state() == ErasureDay.State.OFF);
        return values;
    }

    private static String state(ErasureDay day) {
        if (!day.announced()) {
            return "この記録は監査記録と一致しません。内容によらず、装備課へ連絡してください。";
        }
        return switch (day.state()) {
            case DONE -> done(day);
            case WAITING -> "時刻が確かめられないため、自動消去を止めています。対象の記録は表示されません。";
            case NOT_DONE -> "機器は動作していましたが、この日の自動消去を行えませんでした。";
            case OFF -> "機器が停止していた日、又は時計が遅れていた日です。この日は消去していません。";
        };
    }

    /** Says of every kind whether it is all, some or none: the first line is what is read. */
    private static String done(ErasureDay day) {
        long held = count(day, ErasureDay.Why.HELD);
        long bad = day.stayed().size() - held;
        if (day.due() == 0) {
            return "保存期間を過ぎた記録は 0件でした。";
        }
        if (bad > 0) {
            return erased(day) > 0
                    ? "保存期間を過ぎた記録のうち、消去できないもの又は所在不明のものがあります。"
                    : "保存期間を過ぎた記録を消去していません。消去できないもの又は所在不明のものがあります。";
        }
        if (held > 0) {
            return erased(day) > 0
                    ? "保存期間を過ぎた記録を、保存指示のあるものを除き、自動で消去しました。"
                    : "保存期間を過ぎた記録は、全て保存指示により保存しています。消去したものはありません。";
        }
        return "保存期間を過ぎた記録を全て自動で消去しました。";
    }

    private static String balance(ErasureDay day) {
        if (day.state() != ErasureDay.State.DONE && day.state() != ErasureDay.State.NOT_DONE) {
            return "対象 %,d　消去 %,d".formatted(day.due(), erased(day));
        }
        return "対象 %,d = 消去 %,d + 保存 %,d + 消去できず %,d + 所在不明 %,d"
                .formatted(
                        day.due(),
                        erased(day),
                        count(day, ErasureDay.Why.HELD),
                        count(day, ErasureDay.Why.NOT_ERASED),
                        count(day, ErasureDay.Why.MISSING));
    }

    /** Whether nothing is still there that should have gone. */
    private static boolean clear(ErasureDay day) {
        if (!day.announced()) {
            return false;
        }
        return switch (day.state()) {
            case DONE ->
                    day.stayed().stream().allMatch(stayed -> stayed.why() == ErasureDay.Why.HELD);
            case WAITING -> day.due() == 0;
            case NOT_DONE, OFF -> false;
        };
    }

    private static int erased(ErasureDay day) {
        return day.erased().stream().mapToInt(ErasureDay.Erased::calls).sum();
    }

    private static long count(ErasureDay day, ErasureDay.Why why) {
        return day.stayed().stream().filter(stayed -> stayed.why() == why).count();
    }

    private static Collection<Map<String, ?>> rows(ErasureDay day) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (ErasureDay.Erased erased : day.erased()) {
            rows.add(
                    row(
                            "消去",
                            Wareki.date(erased.acquired()),
                            "%,d件".formatted(erased.calls()),
                            "保存期間の満了"));
        }
        for (ErasureDay.Stayed stayed : day.stayed()) {
            rows.add(
                    row(
                            words(stayed.why()),
                            Wareki.date(stayed.acquired()),
                            "呼 %d".formatted(stayed.call()),
                            stayed.reason()));
        }
        if (rows.isEmpty()) {
            rows.add(row("―", "―", "0件", "―"));
        }
        return rows;
    }

    private static String words(ErasureDay.Why why) {
        return switch (why) {
            case HELD -> "保存";
            case NOT_ERASED -> "消去できず";
            case MISSING -> "所在不明";
        };
    }

    private static Map<String, ?> row(String what, String acquired, String calls, String why) {
        return Map.of("what", what, "acquired", acquired, "calls", calls, "why", why);
    }
}
