package jp.denwaban.cli.dtmf;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.cli.dtmf.DtmfFileReader.FileDigit;
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
            "Prints per digit: file, digit, start ms, end ms, separated by tabs.",
            "A key that several channels carry at once is one digit.",
            "Read are PCM, float, µ-law and A-law; 4 to 384 kHz; up to 64 channels; any length."
        },
        mixinStandardHelpOptions = true)
public final class DtmfCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WAV files; - is standard input")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                read(file);
            } catch (AudioFileException e) {
                // A name may hold anything, also the end of a line.
                String line = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?");
                spec.commandLine().getErr().println("denwaban dtmf: " + line);
                exit = ExitCode.SOFTWARE;
            }
        }
        return exit;
    }

    private void read(Path file) throws AudioFileException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<FileDigit> print =
                found ->
                        out.println(
                                String.join(
                                        "\t",
                                        file.toString(),
                                        String.valueOf(found.digit()),
                                        String.valueOf(found.startMillis()),
                                        String.valueOf(found.endMillis())));
        try {
            if (file.equals(STANDARD_INPUT)) {
                DtmfFileReader.read("standard input", System.in, print);
            } else {
                DtmfFileReader.read(file, print);
            }
        } finally {
            out.flush();
        }
    }
}
