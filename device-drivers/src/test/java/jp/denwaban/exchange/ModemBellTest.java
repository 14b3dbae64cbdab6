package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.denwaban.exchange.modem.ModemCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How modems of several kinds tell of a call that comes in. */
@Execution(ExecutionMode.CONCURRENT)
class ModemBellTest {
    @TempDir Path folder;

    @Test
    void inTheDataClassTheBellIsAWordAndInTheVoiceClassACode() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("ATE0");
            assertThat(modem.order("ring 3")).isEqualTo("ok");
            terminal.until("\r\nRING\r\n");
            terminal.order("AT+FCLASS=8");
            terminal.until("\u0010R");
            assertThat(terminal.order("ATS1?")).contains("\r\n002\r\n");
        }
    }

    /** The lengths are Japan's: CAR 0.5 s, the bell 1 s, 20 rings a minute (別表4). */
    @Test
    void distinctiveRingTellsTheShortRingTheNumberAndTheBellInJapansOrder() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("ATE0+FCLASS=8;+VCID=1;+VDR=1,0");
            assertThat(modem.order("ring 3 number=0112510110")).isEqualTo("ok");
            String told = terminal.until("DROF=20");

            assertThat(told)
                    .containsSubsequence(
                            "DRON=5", "NMBR=0112510110", "DROF=", "DRON=10", "DROF=20");
            assertThat(told).doesNotContain("\u0010R");
        }
    }

    @Test
    void withAReportTheRingFollowsItsLength() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("ATE0+VDR=1,5");
            assertThat(modem.order("ring 2")).isEqualTo("ok");

            assertThat(terminal.until("\r\nRING\r\n")).containsSubsequence("DRON=10", "RING");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_CALLER_ID", "FOREIGN"})
    void someModemsNeverShowANumber(ModemCharacter character) throws Exception {
        try (ModemOnPty modem = new ModemOnPty(character, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("ATE0");
            terminal.type("AT+VCID=1\r");
            terminal.until("\r\n");
            assertThat(modem.order("ring 2 number=0112510110")).isEqualTo("ok");
            terminal.until("\r\nRING\r\n");

            assertThat(terminal.until("RING\r\n\r\nRING")).doesNotContain("NMBR");
        }
    }

    @Test
    void itAnswersByItselfWhereThatIsAskedFor() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            terminal.order("ATE0S0=2+FCLASS=8");
            assertThat(modem.order("ring")).isEqualTo("ok");

            modem.untilAnswered("hook", "ok off-hook");
        }
    }
}
