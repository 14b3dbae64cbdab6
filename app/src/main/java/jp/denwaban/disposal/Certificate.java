package jp.denwaban.disposal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.denwaban.health.SiteClock;
import jp.denwaban.reports.CheckMark;
import jp.denwaban.reports.DailyReception;
import jp.denwaban.reports.DisposalCertificate;

/** Turns the account of an erasure into the words of the 消去証明書; adds nothing to it. */
public final class Certificate {
    private static final String NONE = "―";

    private Certificate() {}

    /**
     * Who is printed beside it.
     *
     * @param machine number of the box, as typed; may be empty
     * @param executor title and name
     * @param proven whether he proved to be an administrator in this run; the keys by which one
     *     could are gone in a later one
     */
    public record People(String machine, String executor, boolean proven) {}

    public static DisposalCertificate of(
            Account account, Medium medium, People people, Instant made) {
        Conclusion conclusion = Conclusion.of(outcomes(account), medium.kind(), medium.inPlace());
        Order order = account.order();
        return new DisposalCertificate(
                new DailyReception.Office(
                        order.siteName(), order.kind().manager(), order.training()),
                order.purpose().words(),
                people.machine(),
                words(medium),
                people.executor(),
                people.proven() ? "管理者権限のパスワード" : "開始時に確認(本人記入)",
                local(order.begun()),
                account.ended().map(Certificate::minute).orElse(NONE),
                account.runs(),
                rows(account, medium.kind()),
                conclusion.sentences(),
                conclusion.complete(),
                account.result(Step.SANITISE).outcome() != Outcome.DONE,
                new CheckMark(order.entry(), order.anchor()),
                local(made));
    }

    private static Map<Step, Outcome> outcomes(Account account) {
        Map<Step, Outcome> outcomes = new EnumMap<>(Step.class);
        account.results().forEach((step, result) -> outcomes.put(step, result.outcome()));
        return outcomes;
    }

    private static List<DisposalCertificate.Row> rows(Account account, MediumKind kind) {
        List<DisposalCertificate.Row> rows = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step.of(kind)) {
                Result result = account.result(step);
                rows.add(
                        new DisposalCertificate.Row(
                                rows.size() + 1,
                                step.words(),
                                result.outcome().words(),
                                count(step, result),
                                note(step, result, account.runs())));
            }
        }
        return rows;
    }

    private static String count(Step step, Result result) {
        if (result.outcome() == Outcome.NOT_RUN) {
            return NONE;
        }
        return switch (step) {
            case STOPPED, SANITISE -> NONE;
            case FILL, TRIM -> "%,d MiB".formatted(result.count());
            case KEYS, HEADERS, DATABASES, RECORDS, REST -> "%,d件".formatted(result.count());
        };
    }

    /** What went in a run that was interrupted is in no count. */
    private static String note(Step step, Result result, int runs) {
        if (result.reason() != Reason.NONE) {
            String left = result.failed() > 0 ? "残り %,d。".formatted(result.failed()) : "";
            return left + result.reason().sentence() + "(" + result.reason().code() + ")";
        }
        boolean counted =
                switch (step) {
                    case KEYS, HEADERS, DATABASES, RECORDS, REST -> true;
                    case STOPPED, FILL, TRIM, SANITISE -> false;
                };
        return counted && runs > 1 ? "件数は、手順が終わった回のものです。" : "";
    }

    private static String words(Medium medium) {
        return "%s  %s  S/N %s  (%s、%s)"
                .formatted(
                        medium.kind().words(),
                        medium.model(),
                        medium.serial(),
                        medium.device(),
                        medium.fileSystem());
    }

    private static String minute(Instant at) {
        return DisposalCertificate.minute(local(at));
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, SiteClock.JAPAN);
    }
}
