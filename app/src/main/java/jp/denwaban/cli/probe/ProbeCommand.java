package jp.denwaban.cli.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.denwaban.cli.Refusal;
import jp.denwaban.line.LineException;
import jp.denwaban.line.card.CardAbilities;
import jp.denwaban.line.card.CardProfileException;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialPorts;
import jp.denwaban.line.serial.SerialProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code denwaban probe PORT}: asks the card at a port what it can do, and says it plainly. */
@Command(
        name = "probe",
        description = {
            "Asks the card or voice modem at a serial port what it can do, and says it in plain words.",
            "Nothing is dialled and nothing answered; a port that serves a line is left alone.",
            "Exit code: 0 a line can be served with it, 1 it cannot or does not answer, 2 wrong use."
        },
        mixinStandardHelpOptions = true)
public final class ProbeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "PORT", description = "Such as /dev/ttyUSB0 or /dev/serial/by-id/…")
    private String port = "";

    @Option(names = "--json", description = "One JSON object instead of sentences.")
    private boolean json;

    @Override
    public Integer call() throws Refusal {
        CardAbilities card = ask();
        List<String> sentences = ProbeSentences.of(card);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(card, sentences));
        } else {
            sentences.forEach(out::println);
        }
        out.flush();
        return card.usable() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private CardAbilities ask() throws Refusal {
        try {
            return SerialProbe.ask(
                    CardProfileFile.shipped("v253"), new SerialPorts(port, Optional.empty()));
        } catch (LineException e) {
            throw new Refusal(refused(e), e);
        } catch (CardProfileException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private String refused(LineException e) {
        return switch (e.kind()) {
            case NO_PORT -> "ポート " + port + " を開けません。接続と権限を確認してください。";
            case PORT_TAKEN -> "ポート " + port + " は使用中です。応答処理を止めてから試してください。";
            case PORT_LOST, REFUSED, BUSY, UNSUPPORTED ->
                    "ポート " + port + " の機器が応答しません。電源と接続を確認してください。";
        };
    }

    /** Names in English for programs, the sentences as people read them. */
    private String asJson(CardAbilities card, List<String> sentences) throws Refusal {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("port", port);
        all.put("maker", card.maker());
        all.put("model", card.model());
        all.put("usable", card.usable());
        all.put("reference", card.reference());
        all.put("voice", card.voice());
        all.put("coding", card.coding().map(Enum::name).orElse(""));
        all.put("duplex", card.bothWays());
        all.put("callerId", card.callerId());
        all.put("numberDisplay", card.showsNumbers());
        all.put("ringLengths", card.ringLengths());
        all.put("country", card.country().orElse(""));
        all.put("sentences", sentences);
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new Refusal("結果を JSON にできません。", e);
        }
    }
}
