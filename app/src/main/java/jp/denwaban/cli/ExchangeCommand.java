package jp.denwaban.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.denwaban.exchange.ExchangeException;
import jp.denwaban.exchange.ExchangeProcess;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptException;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.exchange.script.StaffPlan;
import jp.denwaban.line.LineNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code denwaban exchange}: the virtual exchange as a process of its own. */
@Command(
        name = "exchange",
        description =
                "Plays telephone network, cards and branch exchange on pseudo-terminals, whose paths"
                        + " it prints as its first line (JSON). What it plays: docs/exchange-script.md.",
        mixinStandardHelpOptions = true)
final class ExchangeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--lines", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Option(
            names = "--profile",
            defaultValue = "INLINE",
            description = "The card it plays: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private CardModel card;

    @Option(
            names = "--modem",
            defaultValue = "full",
            converter = ModemConverter.class,
            description =
                    "What the modem of --profile v253 can: full, no-caller-id, mu-law-only,"
                            + " half-duplex, foreign, four-numbers, sixteen-bit-only, data-only."
                            + " Default: ${DEFAULT-VALUE}.")
    private ModemCharacter modem = ModemCharacter.FULL;

    @Option(
            names = "--control",
            paramLabel = "PATH",
            description = "Drive the callers by commands on a Unix socket at this path.")
    private @Nullable Path control;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description =
                    "A script file, or the name of a shipped one: demo. Default: nobody calls.")
    private @Nullable String script;

    @Option(
            names = "--references",
            paramLabel = "DIR",
            description = "Write what is sent, heard and done into this folder.")
    private @Nullable Path references;

    @Option(
            names = "--wait-for-service",
            description = "Begin the script when every line has come into service.")
    private boolean waitForService;

    @Option(names = "--stay", description = "Go on after the last call, until stopped.")
    private boolean stay;

    @Override
    public Integer call() throws Refusal {
        if (lines < 1 || lines > LineNumber.HIGHEST) {
            throw new ParameterException(
                    spec.commandLine(), "--lines is 1 to " + LineNumber.HIGHEST + ", not " + lines);
        }
        if (modem != ModemCharacter.FULL && card != CardModel.V253) {
            throw new ParameterException(spec.commandLine(), "--modem is for --profile v253 only");
        }
        ExchangeSettings settings = ExchangeSettings.of(card, lines).with(modem);
        settings = references == null ? settings : settings.writingInto(references);
        settings = waitForService ? settings.waitingForService() : settings;
        try {
            ExchangeProcess.run(
                    new ExchangeProcess.Options(
                            settings,
                            script(),
                            stay || script == null,
                            Optional.ofNullable(control)),
                    new PrintStream(System.out, true));
            return 0;
        } catch (ExchangeException | ScriptException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private ExchangeScript script() throws ScriptException {
        if (script == null) {
            return new ExchangeScript(
                    0, Map.of(), List.of(StaffPlan.NEVER), List.of(), List.of(), List.of());
        }
        Path file = Path.of(script);
        if (Files.isRegularFile(file)) {
            return ScriptReader.read(file, lines);
        }
        if (!script.matches("[a-z]+")) {
            throw new ScriptException(List.of("There is no script file " + script + "."));
        }
        return ScriptReader.shipped(script + ".script", lines);
    }

    /** Takes the names with hyphens, as every other word of the command line has them. */
    static final class ModemConverter implements ITypeConverter<ModemCharacter> {
        @Override
        public ModemCharacter convert(String name) {
            return Arrays.stream(ModemCharacter.values())
                    .filter(one -> one.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no modem " + name));
        }
    }
}
