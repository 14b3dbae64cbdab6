package jp.denwaban.bench.custody;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.account.Gate;
import jp.denwaban.account.ServiceMatrix;
import jp.denwaban.answering.AnsweringMatrix;
import jp.denwaban.bench.BenchException;
import jp.denwaban.health.Confirmation;
import jp.denwaban.recording.SealedRecord;

/**
 * What is broken on purpose in the sealed file, the chain and the clock, and the trial that must
 * notice.
 */
final class Mutants {
    private static final Mutant AAD =
            new Mutant(
                    "AAD without header hash",
                    SealedRecord.class,
                    ".put(headerHash).put(clear)",
                    ".put(new byte[headerHash.length]).put(clear)");
    private static final Mutant NONCE =
            new Mutant(
                    "flag not in nonce",
                    SealedRecord.class,
                    ".put(11, (byte) (last ? 1 : 0))",
                    ".put(11, (byte) 0)");

    private Mutants() {}

    static List<Promise.Mutant> ofTheSealedFile(Keyed keyed, long seed) throws BenchException {
        return run(List.of(AAD, NONCE), Tampering.AFew.class, keyed, seed);
    }

    /** The length of a field within an entry is believed. */
    static List<Promise.Mutant> ofTheChain(Keyed keyed, long seed) throws BenchException {
        return run(
                List.of(
                        new Mutant(
                                "an unchecked length",
                                named("jp.denwaban.audit.Frame"),
                                "if (length < 0 || length > in.remaining()) {",
                                "if (length > 100_000) {")),
                ParserFuzz.AFew.class,
                keyed,
                seed);
    }

    /** The table is asked by what is shown, and not by what acts. */
    static List<Promise.Mutant> ofTheRoles(Keyed keyed, long seed) throws BenchException {
        List<Promise.Mutant> all = new ArrayList<>();
        all.addAll(
                run(
                        List.of(
                                new Mutant(
                                        "the table asked in the widget only: services",
                                        Gate.class,
                                        "if (!allows(action)) {",
                                        "if (action == null) {")),
                        ServiceMatrix.class,
                        keyed,
                        seed));
        all.addAll(
                run(
                        List.of(
                                new Mutant(
                                        "the table asked in the widget only: answering",
                                        named("jp.denwaban.answering.ConsoleRequests"),
                                        "return action.allowed(",
                                        "return entitlement.proven().isPresent() || action.allowed("),
                                new Mutant(
                                        "an envelope that nobody opened",
                                        named("jp.denwaban.answering.ConsoleRequests"),
                                        "return entitlement.envelope();",
                                        "return true;"),
                                new Mutant(
                                        "what is said of a generation is believed",
                                        named("jp.denwaban.answering.ConsoleRequests"),
                                        "|| !findings.mayBe(code, entry.detail())",
                                        ""),
                                new Mutant(
                                        "all clear from whoever says so",
                                        named("jp.denwaban.answering.ConsoleRequests"),
                                        "if (administrator()) {",
                                        "if (true) {")),
                        AnsweringMatrix.class,
                        keyed,
                        seed));
        return all;
    }

    /** What a person says is taken for the time, as long as the box shows the same. */
    static List<Promise.Mutant> ofTheClock(Keyed keyed, long seed) throws BenchException {
        return run(
                List.of(
                        new Mutant(
                                "a word held against the present only",
                                Confirmation.class,
                                "anotherDay || standing.beyond(told)",
                                "anotherDay"),
                        new Mutant(
                                "one word of an administrator proves anything",
                                Confirmation.class,
                                "return far && !onceMore ? Verdict.SHOWN : Verdict.PROVEN;",
                                "return Verdict.PROVEN;")),
                OneWord.class,
                keyed,
                seed);
    }

    /** The class is the package's own; its name is no secret. */
    private static Class<?> named(String name) throws BenchException {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new BenchException(name + " is not there any more", e);
        }
    }

    private static List<Promise.Mutant> run(
            List<Mutant> mutants, Class<? extends Trial> trial, Keyed keyed, long seed)
            throws BenchException {
        List<Promise.Mutant> found = new ArrayList<>();
        for (Mutant mutant : mutants) {
            List<String> wrong = mutant.trial(trial).violations(keyed, seed);
            String test = trial.getName() + (wrong.isEmpty() ? "" : ": " + wrong.get(0));
            found.add(new Promise.Mutant(mutant.what(), !wrong.isEmpty(), test, seed));
        }
        return found;
    }
}
