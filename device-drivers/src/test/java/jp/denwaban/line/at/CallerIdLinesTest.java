package jp.denwaban.line.at;

import static org.assertj.core.api.Assertions.assertThat;

import jp.denwaban.line.CallerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Number Display as a card words it. */
class CallerIdLinesTest {
    private final CallerIdLines lines = new CallerIdLines();

    @ParameterizedTest
    @CsvSource({
        "NMBR=P, WITHHELD",
        "NMBR=C, PAYPHONE",
        "NMBR=O, UNAVAILABLE",
        "NMBR=S, SERVICE_CONFLICT",
        "NMBR=E, RECEIVE_ERROR",
        "'NMBR = p', WITHHELD",
        "NMBR=01125x0110, RECEIVE_ERROR",
        "NMBR=1, RECEIVE_ERROR",
        "NMBR=, RECEIVE_ERROR",
        "NMBR=123456789012345678901, RECEIVE_ERROR"
    })
    void theReasonIsNeverCollapsed(String line, CallerId.Absent reason) {
        assertThat(lines.accept(line)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"NMBR=0112510110", "NMBR = 011-251-0110", "nmbr=011 251 0110"})
    void aNumberIsItsDigits(String line) {
        assertThat(lines.accept(line)).contains(new CallerId.Number("0112510110"));
    }

    @Test
    void aReasonInTheNameCountsOnlyWithoutANumber() {
        assertThat(lines.accept("DATE=1123")).isEmpty();
        assertThat(lines.accept("TIME=0710")).isEmpty();
        assertThat(lines.accept("NAME=P")).contains(CallerId.Absent.WITHHELD);
        assertThat(lines.accept("DATE=1123")).isEmpty();
        assertThat(lines.accept("NMBR=0901")).isPresent();
        assertThat(lines.accept("NAME=O")).isEmpty();
    }

    @Test
    void otherLinesMeanNothing() {
        assertThat(lines.accept("RING")).isEmpty();
        assertThat(lines.accept("#STATE: SERVICE,ONHOOK")).isEmpty();
        assertThat(lines.accept("NAME=YAMADA")).isEmpty();
    }
}
