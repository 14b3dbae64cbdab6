package jp.denwaban.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.Verifier.Expected;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.site.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code denwaban verify}: every sealed file and the index, without a key. */
@Command(
        name = "verify",
        description =
                "Checks every sealed file of a site and the index, without a key, and names"
                        + " what is wrong. Exit code 1 if anything is.",
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
        PrintWriter out = spec.commandLine().getOut();
        try {
            Verifier.Report report =
                    Verifier.verify(new FileDisk(), site.recordings(), expected(site));
            report.problems().forEach(out::println);
            out.printf(
                    "%d files, %d records: %s%n",
                    report.files(),
                    report.records(),
                    report.good() ? "all good" : report.problems().size() + " problems");
            out.flush();
            return report.good() ? 0 : 1;
        } catch (RecordingException e) {
            throw new Refusal("the recordings folder cannot be read", e);
        }
    }

    private static List<Expected> expected(SiteFolder site) throws Refusal {
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.files().stream()
                    .filter(file -> file.erasedOn().isEmpty())
                    .map(VerifyCommand::expected)
                    .toList();
        } catch (IndexException e) {
            throw new Refusal(
                    "the call index cannot be read; answering rebuilds it at its start", e);
        }
    }

    private static Expected expected(IndexedFile file) {
        return new Expected(file.fileName(), file.state(), file.seal());
    }
}
