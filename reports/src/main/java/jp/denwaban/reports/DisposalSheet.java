package jp.denwaban.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 消去証明書 on paper: an internal sheet with room for the stamps; not a 別記様式. */
public final class DisposalSheet {
    private static final Sheet SHEET = new Sheet("disposal");

    private DisposalSheet() {}

    /** Lays it out; takes about a second. */
    public static Pages of(DisposalCertificate certificate) throws ReportException {
        return SHEET.fill(head(certificate), rows(certificate));
    }

    private static Map<String, Object> head(DisposalCertificate certificate) {
        Map<String, Object> values = new HashMap<>();
        values.put("office", certificate.office().name());
        values.put("manager", certificate.office().manager());
        values.put("training", certificate.office().training());
        values.put("purpose", certificate.purpose());
        values.put("machine", certificate.machine());
        values.put("medium", certificate.medium());
        values.put("executor", certificate.executor());
        values.put("right", certificate.right());
        values.put("begun", Wareki.minute(certificate.begun()));
        values.put("finished", certificate.finished());
        values.put("runs", "%d回".formatted(certificate.runs()));
        values.put("mark", certificate.mark().toString());
        values.put("conclusion", String.join("\n", certificate.conclusion()));
        values.put("complete", certificate.complete());
        values.put("byHand", certificate.byHand());
        values.put("madeAt", Wareki.minute(certificate.madeAt()));
        return values;
    }

    private static Collection<Map<String, ?>> rows(DisposalCertificate certificate) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (DisposalCertificate.Row row : certificate.steps()) {
            rows.add(
                    Map.of(
                            "number", Integer.toString(row.number()),
                            "step", row.step(),
                            "outcome", row.outcome(),
                            "count", row.count(),
                            "note", row.note()));
        }
        return rows;
    }
}
