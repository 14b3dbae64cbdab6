package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.denwaban.exchange.modem.ModemCharacter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A modem's command lines by V.250 and V.253, as programs of others write them. */
@Execution(ExecutionMode.CONCURRENT)
class ModemWordsTest {
    @TempDir Path folder;
    private ModemOnPty modem;
    private CardTerminal terminal;

    @BeforeEach
    void open() throws Exception {
        modem = new ModemOnPty(ModemCharacter.FULL, folder);
        terminal = modem.terminal();
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
        modem.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT",
                "at",
                "aT z",
                "ATE0V1X4S0=0",
                "AT&F0E1V1Q0X4&C1&D2",
                "AT E1 V1 S7=60 S0=0",
                "ATS0=254",
                "ATM1L2",
                "AT+VRA=70;+VRN=10",
                "AT+IFC=2,2",
                "AT+FLO=1",
                "AT+VSD=128,0",
                "AT+VSD=40,70",
                "AT+VGT=127;+VGR=127",
                "AT+VIT=60;+VNH=0",
                "AT+VCID=1",
                "AT+VDR=1,15",
                "AT+VDT=1",
                "AT+VPR=0",
                "AT+VEM=FFFFFFFF",
                "AT+FCLASS=8;+VSM=1,8000",
                "AT+VSM=128,8000",
                "AT+VSM=1,8000,0,0",
                "AT+VSM=130",
                "AT+VTX=?",
                "AT+VIP",
                "ATZ3",
                "ATH0",
                "garbageAT"
            })
    void isTaken(String line) throws Exception {
        assertThat(terminal.order(line)).isEqualTo(line + "\r\r\nOK\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT+VSM=7,8000",
                "AT+VSM=1,7200",
                "AT+VGR=256",
                "AT+VLS=1",
                "AT+FCLASS=2",
                "AT+VTX",
                "AT+VTS=5",
                "AT#CLS=8",
                "ATS256?",
                "AT+NONSENSE",
                "AT+VEM=12",
                "ATU"
            })
    void isRefused(String line) throws Exception {
        terminal.type(line + "\r");

        assertThat(terminal.until("ERROR\r\n")).isEqualTo(line + "\r\r\nERROR\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AT+FCLASS?, 0",
        "AT+FCLASS=?, '0,8'",
        "ATS0?, 000",
        "ATS3?, 013",
        "ATS7=30S7?, 030",
        "AT+VGR?, 128",
        "AT+VTD?, 100",
        "AT+VSM?, '4,8000,0,0'",
        "AT+GCI?, '+GCI: 00'",
        "AT+GMI, DENWABAN",
        "AT+FMM?, V.253 voice modem",
        "AT+VDR=?, '(0-1),(0-255)'"
    })
    void isAnswered(String line, String answer) throws Exception {
        terminal.order("ATE0");

        assertThat(terminal.order(line)).isEqualTo("\r\n" + answer + "\r\n\r\nOK\r\n");
    }

    @Test
    void theFirstMistakeEndsTheLineButWhatStoodBeforeItIsDone() throws Exception {
        terminal.type("ATS0=3+NONSENSE;S1=9\r");
        terminal.until("ERROR\r\n");

        assertThat(terminal.order("ATS0?")).contains("\r\n003\r\n");
    }

    @Test
    void numbersStandForWordsAfterV0AndNothingAtAllAfterQ1() throws Exception {
        terminal.order("ATE0");
        terminal.forget();
        terminal.type("ATV0\r");
        assertThat(terminal.until("\r")).isEqualTo("0\r");
        terminal.forget();
        terminal.type("AT+NONSENSE\r");
        assertThat(terminal.until("\r")).isEqualTo("4\r");
        terminal.forget();
        terminal.type("ATQ1\rATQ0V1\r");
        assertThat(terminal.until("OK\r\n")).isEqualTo("\r\nOK\r\n");
    }

    @Test
    void theLastLineIsDoneAgainByASlashAndAMistypedLetterIsRubbedOut() throws Exception {
        terminal.order("ATE0S0=0");
        assertThat(terminal.order("ATX\bS0?")).isEqualTo("\r\n000\r\n\r\nOK\r\n");
        terminal.forget();
        terminal.type("A/");

        assertThat(terminal.until("OK\r\n")).isEqualTo("\r\n000\r\n\r\nOK\r\n");
    }

    @Test
    void everyCompressionOfTheListCanBeChosen() throws Exception {
        String list = terminal.order("AT+VSM=?");
        var numbers =
                list.lines()
                        .filter(line -> line.matches("[0-9]+,\".*"))
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList();

        assertThat(numbers).contains("0", "1", "4", "5", "128", "130", "131", "132");
        assertThat(list).containsPattern("[0-9]+,\"SIGNED PCM\",16,0,\\(8000\\)");
        for (String number : numbers) {
            terminal.order("AT+VSM=" + number + ",8000");
            assertThat(terminal.order("AT+VSM?")).contains("\r\n" + number + ",8000,0,0\r\n");
        }
    }

    @Test
    void dialledIntoNowhereItIsBusyAndOnHookAgain() throws Exception {
        terminal.order("AT+FCLASS=8");
        terminal.type("ATDT0112510110\r");
        modem.untilAnswered("hook", "ok off-hook");

        terminal.until("\r\nBUSY\r\n");
        modem.untilAnswered("hook", "ok on-hook");
    }

    @Test
    void aKeyTypedWhileDiallingEndsIt() throws Exception {
        terminal.type("ATD0112510110\r");
        modem.untilAnswered("hook", "ok off-hook");
        terminal.type(" ");

        terminal.until("\r\nNO CARRIER\r\n");
        modem.untilAnswered("hook", "ok on-hook");
    }
}
