package jp.denwaban.bench.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.account.ServiceMatrix;
import jp.denwaban.answering.AnsweringMatrix;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** Whatever is done to a sealed file is noticed, and no parser falls over what it is given. */
final class TamperPart implements Part {
    /** security.md's table. */
    private static final long DRAWN = 100_000;

    private static final int TEN_MINUTES = 1_200;
    private static final long EXECUTIONS = 10_000_000;

    /** Each is a start of its own, with a file of its own. */
    private static final long PAGES = 4_000;

    /** A length that shows without a key shows with one: the keyed check contains the other. */
    private static final long KEYED_LENGTH_EVERY = 100;

    private static final long MOVES = 2_000;
    private static final long QUICK = 10;

    @Override
    public String name() {
        return "tamper";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        Progress progress = Progress.of(name(), settings);
        Keyed keyed = Keyed.make();
        long share = settings.quick() ? QUICK : 1;
        List<Row> rows = new ArrayList<>();
        rows.addAll(threeRecords(settings, keyed, share, progress));
        rows.addAll(tenMinutes(settings, keyed, share, progress));
        rows.add(moves(settings, keyed, share, progress));
        rows.add(parsers(settings, keyed, share, progress));
        rows.add(roles(settings, keyed));
        rows.add(pages(settings, keyed, share, progress));
        return rows;
    }

    /** Every bit, every length; a tenth of them when it must be quick. */
    private static List<Row> threeRecords(
            Settings settings, Keyed keyed, long share, Progress progress)
            throws BenchException, InterruptedException {
        Tampering size = new Tampering(keyed, 1);
        SideBySide.Sum bits =
                SideBySide.pieces(
                        "three records, every bit",
                        size.bits() / share,
                        progress,
                        () -> {
                            Tampering own = new Tampering(keyed, 1);
                            return n -> own.bit((int) (n * share + n % share));
                        },
                        settings::say);
        SideBySide.Sum lengths =
                SideBySide.pieces(
                        "three records, every length",
                        size.lengths() / share,
                        progress,
                        () -> {
                            Tampering own = new Tampering(keyed, 1);
                            return n -> own.length((int) (n * share + n % share), true);
                        },
                        settings::say);
        return List.of(
                row("three records, every bit", bits, size.bits(), List.of()),
                row("three records, every length", lengths, size.lengths(), List.of()));
    }

    private static List<Row> tenMinutes(
            Settings settings, Keyed keyed, long share, Progress progress)
            throws BenchException, InterruptedException {
        SideBySide.Sum bits =
                SideBySide.pieces(
                        "ten minutes, bits",
                        DRAWN / share,
                        progress,
                        () -> {
                            Tampering own = new Tampering(keyed, TEN_MINUTES);
                            return n -> own.bit(drawn(settings.seed() + n, own.bits()));
                        },
                        settings::say);
        SideBySide.Sum lengths =
                SideBySide.pieces(
                        "ten minutes, lengths",
                        DRAWN / share,
                        progress,
                        () -> {
                            Tampering own = new Tampering(keyed, TEN_MINUTES);
                            return n ->
                                    own.length(
                                            drawn(settings.seed() + n, own.lengths()),
                                            n % KEYED_LENGTH_EVERY == 0);
                        },
                        settings::say);
        return List.of(
                row("ten minutes, bits drawn", bits, DRAWN, List.of()),
                row("ten minutes, lengths drawn", lengths, DRAWN, List.of()));
    }

    private static int drawn(long seed, int most) {
        return new Random(seed).nextInt(most);
    }

    /** Of files of a few seconds; and here the mutants, which a few of everything must catch. */
    private static Row moves(Settings settings, Keyed keyed, long share, Progress progress)
            throws BenchException, InterruptedException {
        SideBySide.Sum sum =
                SideBySide.pieces(
                        "swaps, splices, headers, key streams",
                        MOVES / share,
                        progress,
                        () -> {
                            Tampering own = new Tampering(keyed, 6);
                            return n -> {
                                List<Optional<String>> found =
                                        own.moves(new Random(settings.seed() + n));
                                found.add(Tampering.keyStream(settings.seed() + n));
                                return found.stream().flatMap(Optional::stream).findFirst();
                            };
                        },
                        settings::say);
        return row(
                "swaps, splices, headers, key streams",
                sum,
                MOVES,
                Mutants.ofTheSealedFile(keyed, settings.seed()));
    }

    private static Row parsers(Settings settings, Keyed keyed, long share, Progress progress)
            throws BenchException, InterruptedException {
        SideBySide.Sum sum =
                SideBySide.pieces(
                        "parsers",
                        EXECUTIONS / share,
                        progress,
                        () -> new ParserFuzz(keyed, settings.seed())::execution,
                        settings::say);
        return row("parsers", sum, EXECUTIONS, Mutants.ofTheChain(keyed, settings.seed()));
    }

    /** Not bytes but persons who try more than they may. */
    private static Row roles(Settings settings, Keyed keyed) throws BenchException {
        List<String> wrong = new ArrayList<>();
        wrong.addAll(new ServiceMatrix().violations(keyed, settings.seed()));
        wrong.addAll(new AnsweringMatrix().violations(keyed, settings.seed()));
        wrong.forEach(settings::say);
        long runs = ServiceMatrix.RUNS + AnsweringMatrix.RUNS;
        return new Promise(
                        "tamper: role x action",
                        runs,
                        runs,
                        wrong.size(),
                        Mutants.ofTheRoles(keyed, settings.seed()))
                .asRow();
    }

    /** Pages of an index that a start meets: SQLite reads them, and the program what it says. */
    private static Row pages(Settings settings, Keyed keyed, long share, Progress progress)
            throws BenchException, InterruptedException {
        SideBySide.Sum sum =
                SideBySide.pieces(
                        "database pages",
                        PAGES / share,
                        progress,
                        () -> {
                            PageFuzz own = new PageFuzz(keyed, settings.seed());
                            return own::execution;
                        },
                        settings::say);
        return row("database pages", sum, PAGES, List.of());
    }

    private static Row row(
            String name, SideBySide.Sum sum, long needed, List<Promise.Mutant> mutants) {
        return new Promise("tamper: " + name, sum.runs(), needed, sum.violations(), mutants)
                .asRow();
    }
}
