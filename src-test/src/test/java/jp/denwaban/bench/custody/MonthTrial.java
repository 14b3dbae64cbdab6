package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.denwaban.answering.MonthOfCalls;
import jp.denwaban.answering.MonthOfCalls.Result;

/** 17 days of three calls a day: enough for a mutant of what leaves when to be caught, or not. */
public final class MonthTrial implements Trial {
    static final String EARLY = "early";
    static final String LATE = "late";

    /** Two days behind the first that erases. */
    private static final int DAYS = 17;

    private static final int CALLS = 3;

    @Override
    public List<String> violations(Keyed keyed, long seed) {
        try {
            Path folder = Files.createTempDirectory("denwaban-month");
            try {
                Result result = new MonthOfCalls(DAYS, CALLS, seed, line -> {}).live(folder);
                List<String> wrong = new ArrayList<>();
                if (result.early() > 0) {
                    wrong.add(EARLY);
                }
                if (result.late() > 0) {
                    wrong.add(LATE);
                }
                return wrong;
            } finally {
                delete(folder);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the days came to no end", e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
