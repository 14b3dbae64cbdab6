package jp.denwaban.bench.custody;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.denwaban.bench.Row;

/**
 * A promise that must never be broken, counted: how often it was tried, how often it failed, and
 * whether the trial would have noticed.
 *
 * @param runs trials that came to their end
 * @param needed trials that the promise asks for
 * @param violations trials in which it was broken
 * @param mutants what was broken on purpose, each really run
 */
record Promise(String row, long runs, long needed, long violations, List<Mutant> mutants) {

    Promise {
        mutants = List.copyOf(mutants);
    }

    /**
     * One thing broken on purpose.
     *
     * @param test that failed because of it; what it should have been if none did
     * @param seed with which it failed
     */
    record Mutant(String what, boolean caught, String test, long seed) {}

    Row asRow() {
        long caught = mutants.stream().filter(Mutant::caught).count();
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("runs", runs);
        more.put("violations", violations);
        more.put("mutants", mutants.size());
        more.put("mutantsCaught", caught);
        more.put("caughtBy", mutants);
        boolean met = violations == 0 && runs >= needed && caught == mutants.size();
        return new Row(
                row,
                (double) violations,
                "violations",
                "0 in " + needed,
                null,
                met,
                runs < needed ? "only " + runs + " of " + needed + " runs" : null,
                more);
    }
}
