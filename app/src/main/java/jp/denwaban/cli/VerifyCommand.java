package jp.denwaban.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.denwaban.audit.Anchor;
import jp.denwaban.site.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code denwaban verify}: every sealed file, the index and the audit chain, without a key. */
@Command(
        name = "verify",
        description =
                "Checks every sealed file of a site, the index and the audit chain, without a key,"
                        + " and names what is wrong. Exit code 1 if anything is. May be run while"
                        + " calls are answered.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the site.")
    private Path data;

    @Option(
            names = "--anchor",
            paramLabel = "XXXX-XXXX-XXXX-XXXX",
            description =
                    "照合記号 from a printed sheet; repeatable. A chain that was cut off behind it is"
                            + " named. O is taken as 0, I and L as 1; small letters and blanks are"
                            + " welcome.")
    private List<String> typed = new ArrayList<>();

    @Override
    public Integer call() throws Refusal {
        List<Anchor> anchors = typed.stream().map(this::anchor).toList();
        SiteFolder site = new SiteFolder(data);
        if (!Files.isDirectory(site.recordings())) {
            throw new Refusal("there are no recordings in this folder: " + data);
        }
        SiteCheck.Report report = SiteCheck.of(site, anchors);
        List<String> problems = report.problems();
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        out.printf(
                "%d files, %d records, %d audit entries: %s%n",
                report.files(),
                report.records(),
                report.entries(),
                problems.isEmpty() ? "all good" : problems.size() + " problems");
        out.flush();
        return problems.isEmpty() ? 0 : 1;
    }

    private Anchor anchor(String text) {
        return Anchor.typed(text)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "'" + text + "' is no 照合記号: sixteen characters in fours."));
    }
}
