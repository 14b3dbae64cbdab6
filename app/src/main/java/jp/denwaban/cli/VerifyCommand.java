package jp.denwaban.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.denwaban.site.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Override
    public Integer call() throws Refusal {
        SiteFolder site = new SiteFolder(data);
        if (!Files.isDirectory(site.recordings())) {
            throw new Refusal("there are no recordings in this folder: " + data);
        }
        SiteCheck.Report report = SiteCheck.of(site);
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
}
