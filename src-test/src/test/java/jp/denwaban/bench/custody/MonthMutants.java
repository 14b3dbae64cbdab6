package jp.denwaban.bench.custody;

import java.util.List;
import jp.denwaban.bench.BenchException;

/** What is broken on purpose in when records leave, and the days in which it shows. */
final class MonthMutants {
    private static final Mutant START_DAY =
            new Mutant(
                    "start day used",
                    type("jp.denwaban.recording.SealedPart"),
                    "void write(RecordContent content, LocalDate recordDay) throws IOException {",
                    "void write(RecordContent content, LocalDate said) throws IOException {"
                            + " LocalDate recordDay = day;");
    private static final Mutant RARE =
            new Mutant(
                    "a look every 12 h",
                    type("jp.denwaban.answering.RetentionWatch"),
                    "TimeUnit.SECONDS.toNanos(10)",
                    "TimeUnit.HOURS.toNanos(12)");

    private MonthMutants() {}

    /** The day a call began stands on all its records. */
    static Promise.Mutant startDay(Keyed keyed, long seed) throws BenchException {
        return caught(START_DAY, MonthTrial.EARLY, keyed, seed);
    }

    /** The thread of retention looks too rarely. */
    static Promise.Mutant rareLook(Keyed keyed, long seed) throws BenchException {
        return caught(RARE, MonthTrial.LATE, keyed, seed);
    }

    private static Promise.Mutant caught(Mutant mutant, String how, Keyed keyed, long seed)
            throws BenchException {
        List<String> wrong = mutant.trialOfAll(MonthTrial.class).violations(keyed, seed);
        return new Promise.Mutant(
                mutant.what(), wrong.contains(how), "TimePartTest: " + wrong, seed);
    }

    /** A class that is its package's own; its name is no secret. */
    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not there any more", e);
        }
    }
}
