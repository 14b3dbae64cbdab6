package jp.denwaban.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.site.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code denwaban answering}: the headless process of one site, until it is told to end. */
@Command(
        name = "answering",
        description =
                "Owns the lines of a site: guides, routes, records, registers. Prints one line of"
                        + " JSON when its lines are in service; ends by SIGTERM.",
        mixinStandardHelpOptions = true)
final class AnsweringCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the site.")
    private Path data;

    @Override
    public Integer call() {
        return AnsweringProcess.run(new SiteFolder(data), AnsweringProcess.Options.standard());
    }
}
