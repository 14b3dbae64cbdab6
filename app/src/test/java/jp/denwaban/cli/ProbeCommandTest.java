package jp.denwaban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.StaffPlan;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code denwaban probe} says of cards of several kinds, over real pseudo-terminals. */
class ProbeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private static VirtualExchange exchange(CardModel card, ModemCharacter character)
            throws Exception {
        return VirtualExchange.onPtys(
                ExchangeSettings.of(card, 1).with(character),
                new ExchangeScript(
                        0, Map.of(), List.of(StaffPlan.NEVER), List.of(), List.of(), List.of()),
                Pacer.realTime());
    }

    private int probe(String... words) {
        CommandLine line =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(errors, true));
        return line.execute(words);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 0, ND対応, 全二重, µ-law",
        "NO_CALLER_ID, 0, ND非対応, 短い呼出しを区別できません, µ-law",
        "MU_LAW_ONLY, 0, ND対応, 全二重, µ-law",
        "FOREIGN, 0, ND非対応, 国別設定が日本ではない, µ-law",
        "FOUR_NUMBERS, 0, ND対応, 全二重, µ-law",
        "HALF_DUPLEX, 1, 片方向, この方式では録音できません, 使えません",
        "SIXTEEN_BIT_ONLY, 1, 使える符号化がありません, この方式では録音できません, 使えません",
        "DATA_ONLY, 1, 音声モード, データ通信専用, 使えません"
    })
    void eachKindOfModemIsToldPlainly(
            ModemCharacter character, int exit, String first, String second, String third)
            throws Exception {
        try (VirtualExchange exchange = exchange(CardModel.V253, character)) {
            assertThat(probe("probe", exchange.ports().get(0).control())).isEqualTo(exit);
        }
        assertThat(out.toString()).contains(first, second, third);
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void afterATransferByFlashNothingCanBeRecordedAndThatIsSaid() throws Exception {
        try (VirtualExchange exchange = exchange(CardModel.V253, ModemCharacter.FULL)) {
            probe("probe", exchange.ports().get(0).control());
        }
        assertThat(out.toString()).contains("転送した後の会話は、この方式では録音できません。");
    }

    @Test
    void theReferenceCardRecordsBothSides() throws Exception {
        try (VirtualExchange exchange = exchange(CardModel.INLINE, ModemCharacter.FULL)) {
            assertThat(probe("probe", exchange.ports().get(0).control())).isZero();
        }
        assertThat(out.toString()).contains("基準カード（inline）", "別々に録音できます");
    }

    @Test
    void programsAreToldTheSameAsJson() throws Exception {
        try (VirtualExchange exchange = exchange(CardModel.V253, ModemCharacter.FOREIGN)) {
            assertThat(probe("probe", "--json", exchange.ports().get(0).control())).isZero();
        }
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("usable").asBoolean()).isTrue();
        assertThat(json.get("numberDisplay").asBoolean()).isFalse();
        assertThat(json.get("coding").asText()).isEqualTo("MU_LAW");
        assertThat(json.get("country").asText()).isEqualTo("B5");
        assertThat(json.get("sentences")).hasSizeGreaterThan(5);
    }

    @Test
    void aPortThatServesALineIsLeftAlone() throws Exception {
        try (VirtualExchange exchange = exchange(CardModel.V253, ModemCharacter.FULL)) {
            String port = exchange.ports().get(0).control();
            try (SerialLine line =
                    new SerialLine(
                            new LineNumber(1),
                            CardProfileFile.shipped("v253"),
                            new SerialPorts(port, Optional.empty()))) {
                line.open(new Deaf());

                assertThat(probe("probe", port)).isEqualTo(1);
            }
        }
        assertThat(errors.toString()).hasLineCount(1).contains("使用中です");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsOneClearLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "not a port");

        assertThat(probe("probe", file.toString())).isEqualTo(1);
        assertThat(errors.toString()).hasLineCount(1).contains("開けません");
    }

    private static final class Deaf implements LineListener {
        @Override
        public void happened(LineEvent event) {}

        @Override
        public void heard(long atNanos, short[] caller, short[] staff) {}
    }
}
