package jp.denwaban.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong at the command line into one clear line on stderr. */
final class OneLine {
    private OneLine() {}

    static int usage(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        line.getErr()
                .printf(
                        "%s: %s (%s --help)%n",
                        line.getCommandSpec().qualifiedName(),
                        firstLine(String.valueOf(wrong.getMessage())),
                        line.getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    /** A {@link Refusal} is told as it is; anything else is a broken assumption of ours. */
    static int failure(Exception failed, CommandLine line, ParseResult parsed) throws Exception {
        if (failed instanceof Refusal) {
            line.getErr()
                    .printf(
                            "%s: %s%n",
                            line.getCommandSpec().qualifiedName(),
                            firstLine(String.valueOf(failed.getMessage())));
            return ExitCode.SOFTWARE;
        }
        throw failed;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
