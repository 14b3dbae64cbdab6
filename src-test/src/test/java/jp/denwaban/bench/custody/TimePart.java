package jp.denwaban.bench.custody;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.denwaban.answering.MonthOfCalls;
import jp.denwaban.answering.MonthOfCalls.Result;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** 30 days of 300 calls in time lapse: nothing leaves early, nothing late, the disk stays flat. */
final class TimePart implements Part {
    private static final int DAYS = 30;
    private static final int CALLS = 300;
    private static final int QUICK_CALLS = 30;

    /** 300 calls of 4 to 20 s a day differ by 2 % a day, fifteen days together by less. */
    private static final double FLAT_PERCENT = 5;

    private static final String MONTH = "month";

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        int calls = settings.quick() ? QUICK_CALLS : CALLS;
        Result month = lived(Progress.of(name(), settings), settings, calls);
        Keyed keyed = Keyed.make();
        boolean flat = month.spreadPercent() <= FLAT_PERCENT;
        return List.of(
                new Promise(
                                "early purges",
                                month.spoken(),
                                (long) DAYS * CALLS,
                                month.early(),
                                List.of(MonthMutants.startDay(keyed, settings.seed())))
                        .asRow(),
                new Promise(
                                "late purges",
                                month.spoken(),
                                (long) DAYS * CALLS,
                                month.late(),
                                List.of(MonthMutants.rareLook(keyed, settings.seed())))
                        .asRow(),
                new Row(
                        "daily reports that say what happened",
                        (double) month.reports(),
                        "of " + DAYS,
                        "= " + DAYS,
                        null,
                        month.reports() == DAYS,
                        null,
                        Map.of("erased", month.erased())),
                new Row(
                        "disk after day 15, highest less lowest",
                        month.spreadPercent(),
                        "% of its mean",
                        "≤ 5",
                        null,
                        flat,
                        null,
                        Map.of()),
                new Row(
                        "  calls over midnight",
                        (double) month.overMidnight(),
                        "",
                        null,
                        null,
                        null,
                        "shown only",
                        Map.of()));
    }

    /** A month is one piece: ten minutes on two cores, and its days stand on one another. */
    private static Result lived(Progress progress, Settings settings, int calls)
            throws BenchException, InterruptedException {
        if (progress.of(MONTH).isEmpty()) {
            progress.done(MONTH, words(live(settings, DAYS, calls)));
        }
        return result(progress.of(MONTH).get(0).split(" "));
    }

    private static String words(Result result) {
        return "%d %d %d %d %d %d %s"
                .formatted(
                        result.spoken(),
                        result.overMidnight(),
                        result.erased(),
                        result.early(),
                        result.late(),
                        result.reports(),
                        result.spreadPercent());
    }

    private static Result result(String[] words) {
        return new Result(
                Long.parseLong(words[0]),
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                Double.parseDouble(words[6]));
    }

    private static Result live(Settings settings, int days, int calls)
            throws BenchException, InterruptedException {
        settings.say("%d days of %d calls".formatted(days, calls));
        try {
            Path folder = Files.createTempDirectory("denwaban-month");
            try {
                return new MonthOfCalls(days, calls, settings.seed(), settings::say).live(folder);
            } finally {
                MonthTrial.delete(folder);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchException("the month came to no end: " + e, e);
        }
    }
}
