package jp.denwaban.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.denwaban.cli.demo.Demo;
import jp.denwaban.cli.demo.DemoPlan;
import jp.denwaban.cli.demo.DemoReport;
import jp.denwaban.site.SiteFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code denwaban demo}: calls, recordings, comparison, and a verdict as the exit code. */
@Command(
        name = "demo",
        description =
                "Plays a script of calls on four lines over real pseudo-terminals, records them, and"
                        + " compares every recorded leg with what was sent.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int LINES = 4;

    /** In the shipped script two callers have been talking for 4 s then, and go on for 5 more. */
    private static final Duration KILL_AFTER = Duration.ofSeconds(18);

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Option(
            names = "--kill",
            description = "Kill the answering process (SIGKILL) in the middle of calls.")
    private boolean kill;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the site in this new folder, and what the exchange sent in DIR.exchange.")
    private @Nullable Path data;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            defaultValue = "demo",
            description = "Another script: a file, or the name of a shipped one.")
    private String script;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Scratch scratch = data == null ? Scratch.temporary() : Scratch.kept(data);
        DemoPlan plan =
                new DemoPlan(script, LINES, kill ? Optional.of(KILL_AFTER) : Optional.empty());
        DemoReport report =
                new Demo(new SiteFolder(scratch.site()), scratch.sheets(), plan, err::println)
                        .run();
        scratch.tidy();
        print(report);
        return report.problems().isEmpty() ? 0 : 1;
    }

    private void print(DemoReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(text(report));
        } else {
            new DemoTable(out).print(report);
        }
        out.flush();
    }

    private static String text(DemoReport report) {
        try {
            return JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .build()
                    .writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written", e);
        }
    }

    /** Where a demonstration puts its things. */
    private record Scratch(Path site, Path sheets, boolean keep) {

        /** Looks before anything is made: a refusal must leave nothing behind. */
        static Scratch kept(Path folder) throws Refusal {
            if (Files.exists(folder) && !Folders.isEmpty(folder)) {
                throw new Refusal("--data wants a new or empty folder: " + folder);
            }
            return new Scratch(folder, folder, true);
        }

        static Scratch temporary() throws Refusal {
            try {
                Path folder = Files.createTempDirectory("denwaban-demo-");
                return new Scratch(folder.resolve("site"), folder, false);
            } catch (IOException e) {
                throw new Refusal("no temporary folder can be made", e);
            }
        }

        /** Leaves the sheet and nothing else. */
        void tidy() throws Refusal {
            if (!keep) {
                Folders.remove(site);
                Folders.remove(Demo.exchangeFolder(site));
            }
        }
    }
}
