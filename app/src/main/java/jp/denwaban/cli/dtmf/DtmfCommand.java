package jp.denwaban.cli.dtmf;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.denwaban.audio.AudioFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code denwaban dtmf FILE…}: one line per digit; a file that is not audio stops no other. */
@Command(
        name = "dtmf",
        description = {
            "Finds the DTMF digits in WAV files of any rate, width and number of channels.",
            "Prints per digit: file, digit, start ms, end ms, separated by tabs."
        },
        mixinStandardHelpOptions = true)
public final class DtmfCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WAV files")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                DtmfFileReader.read(
                        file,
                        found ->
                                out.printf(
                                        "%s\t%s\t%d\t%d%n",
                                        file,
                                        found.digit(),
                                        found.startMillis(),
                                        found.endMillis()));
            } catch (AudioFileException e) {
                out.flush();
                spec.commandLine().getErr().printf("denwaban dtmf: %s%n", e.getMessage());
                exit = ExitCode.SOFTWARE;
            }
        }
        out.flush();
        return exit;
    }
}
