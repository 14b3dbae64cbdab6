package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.denwaban.answering.MonthOfCalls;
import jp.denwaban.answering.MonthOfCalls.Flaw;
import jp.denwaban.answering.MonthOfCalls.Result;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** 30 days of 300 calls in time lapse: nothing leaves early, nothing late, the disk stays flat. */
final class TimePart implements Part {
    private static final int DAYS = 30;
    private static final int CALLS = 300;
    private static final int QUICK_CALLS = 30;

    /** A mutant is caught or not within days behind the fifteenth, with a tenth of the calls. */
    private static final int MUTANT_DAYS = 18;

    private static final int MUTANT_CALLS = 30;

    /** 300 calls of 4 to 20 s a day differ by 2 % a day, fifteen days together by less. */
    private static final double FLAT_PERCENT = 5;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        int calls = settings.quick() ? QUICK_CALLS : CALLS;
        Progress progress = Progress.of(name(), settings);
        Result month = lived(progress, settings, DAYS, calls, Flaw.NONE);
        Result start = lived(progress, settings, MUTANT_DAYS, MUTANT_CALLS, Flaw.START_DAY_USED);
        Result noon = lived(progress, settings, MUTANT_DAYS, MUTANT_CALLS, Flaw.NOON_ROUND);
        boolean flat = month.spreadPercent() <= FLAT_PERCENT;
        return List.of(
                new Promise(
                                "early purges",
                                month.spoken(),
                                (long) DAYS * CALLS,
                                month.early(),
                                List.of(
                                        mutant(
                                                settings,
                                                "start day used",
                                                start.early() > 0,
                                                "theDayACallBeganWouldEraseTooEarly")))
                        .asRow(),
                new Promise(
                                "late purges",
                                month.spoken(),
                                (long) DAYS * CALLS,
                                month.late(),
                                List.of(
                                        mutant(
                                                settings,
                                                "rounds at noon only",
                                                noon.late() > 0,
                                                "aRoundAtNoonWouldEraseTooLate")))
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

    private static Promise.Mutant mutant(
            Settings settings, String what, boolean caught, String test) {
        return new Promise.Mutant(what, caught, "MonthOfCallsTest." + test, settings.seed());
    }

    /** A month is one piece: ten minutes on two cores, and its days stand on one another. */
    private static Result lived(
            Progress progress, Settings settings, int days, int calls, Flaw flaw)
            throws BenchException, InterruptedException {
        if (progress.of(flaw.name()).isEmpty()) {
            progress.done(flaw.name(), words(live(settings, days, calls, flaw)));
        }
        return result(progress.of(flaw.name()).get(0).split(" "));
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

    private static Result live(Settings settings, int days, int calls, Flaw flaw)
            throws BenchException, InterruptedException {
        settings.say("%d days of %d calls, %s".formatted(days, calls, flaw));
        try {
            Path folder = Files.createTempDirectory("denwaban-month");
            try {
                return new MonthOfCalls(days, calls, settings.seed(), flaw, settings::say)
                        .live(folder);
            } finally {
                delete(folder);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchException("the month came to no end: " + e, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
