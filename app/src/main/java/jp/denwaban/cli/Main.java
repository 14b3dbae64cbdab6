package jp.denwaban.cli;

import jp.denwaban.cli.dispose.DisposeCommand;
import jp.denwaban.cli.dtmf.DtmfCommand;
import jp.denwaban.cli.probe.ProbeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code denwaban VERB}: the one door into the program. Exit code 0 only for success, 1 for a
 * failure told in one line, 2 for a usage error told in one line.
 */
@Command(
        name = "denwaban",
        description = "電話番: recorded guidance and sealed call recording.",
        mixinStandardHelpOptions = true,
        version = "denwaban 1.0.0",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            AnsweringCommand.class,
            ExchangeCommand.class,
            DtmfCommand.class,
            ProbeCommand.class,
            DisposeCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** What {@link #main} does, without ending the process. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return around(new Main());
    }

    /** One command with the manners of all. */
    public static CommandLine around(Object command) {
        CommandLine line = new CommandLine(command);
        line.setParameterExceptionHandler(OneLine::usage);
        line.setExecutionExceptionHandler(OneLine::failure);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }
}
