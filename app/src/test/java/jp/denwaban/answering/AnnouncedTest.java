package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Tick;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.LineEvent;
import org.junit.jupiter.api.Test;

/** Whose number it is that Number Display told. */
class AnnouncedTest {
    private final Announced announced = new Announced();

    @Test
    void aNumberTellsWhoRingsNextAndNobodyAfterHim() {
        hear("0112510110", 0);

        assertThat(announced.take(at(2))).contains(new Caller.Number("0112510110"));
        assertThat(announced.take(at(3))).isEmpty();
    }

    @Test
    void aNumberIsForgottenAfterTenSeconds() {
        hear("0112510110", 0);

        assertThat(announced.take(at(10))).isEmpty();
    }

    private void hear(String digits, int second) {
        announced.received(
                new LineEvent.CallerIdReceived(at(second).nanos(), new CallerId.Number(digits)),
                at(second));
    }

    private static Tick at(int second) {
        return new Tick(Duration.ofSeconds(second).toNanos());
    }
}
