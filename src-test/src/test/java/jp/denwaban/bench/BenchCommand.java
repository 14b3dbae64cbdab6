package jp.denwaban.bench;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import jp.denwaban.bench.custody.CustodyBench;
import jp.denwaban.bench.dtmf.DtmfBench;
import jp.denwaban.bench.fuzz.FuzzBench;
import jp.denwaban.bench.lines.LinesBench;
import jp.denwaban.scenario.day.DayBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code denwaban bench NAME}: measures and reports. Exit code 0 when it was measured, whatever the
 * figures say: a report is not a test.
 */
@Command(
        name = "bench",
        description = {
            "Measures a claim of the project, beside other programs where there are any.",
            "NAME: dtmf (parts tones, talkoff, cpu), lines (parts 4, 16, 64, 128, 240),",
            "fuzz (parts bytes, dialogues, calls), day, custody.",
            "What each row means: docs/bench.md."
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final List<Bench> BENCHES =
            List.of(
                    new DtmfBench(),
                    new LinesBench(),
                    new FuzzBench(),
                    new DayBench(),
                    new CustodyBench());

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "which bench")
    private String name = "";

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Option(names = "--seed", description = "of everything drawn (default: ${DEFAULT-VALUE})")
    private long seed = 20261124;

    @Option(names = "--part", paramLabel = "PART", description = "only this part; repeatable")
    private Set<String> parts = new LinkedHashSet<>();

    @Option(names = "--quick", description = "a tenth of the material")
    private boolean quick;

    @Option(names = "--alone", description = "without the peers")
    private boolean alone;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new BenchCommand());
        System.exit(run(line, args));
    }

    /** What {@link #main} does, without ending the process. */
    static int run(CommandLine line, String... args) {
        line.setParameterExceptionHandler(
                (wrong, words) -> {
                    line.getErr().printf("denwaban bench: %s See --help.%n", wrong.getMessage());
                    line.getErr().flush();
                    return ExitCode.USAGE;
                });
        return line.execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Bench bench = chosen();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        Set<String> wanted = parts.isEmpty() ? new LinkedHashSet<>(bench.parts()) : parts;
        Machine machine = new Machine();
        try {
            List<Row> rows = bench.run(new Settings(seed, wanted, quick, alone, errors));
            Report report = new Report(bench.name(), seed, Machine.name(), machine.steal(), rows);
            if (json) {
                out.println(report.json());
                out.flush();
            } else {
                report.table(out);
            }
            return ExitCode.OK;
        } catch (BenchException e) {
            errors.printf("denwaban bench: %s%n", e.getMessage());
            errors.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private Bench chosen() {
        Bench bench =
                BENCHES.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> wrong("There is no bench '" + name + "'."));
        if (!bench.parts().containsAll(parts)) {
            throw wrong("The parts of '" + name + "' are " + bench.parts() + ".");
        }
        return bench;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
