package jp.denwaban.line.at;

import static jp.denwaban.line.at.CardEvent.BUSY;
import static jp.denwaban.line.at.CardEvent.CALLER_ID;
import static jp.denwaban.line.at.CardEvent.DATA_CALLING;
import static jp.denwaban.line.at.CardEvent.DIAL_TONE;
import static jp.denwaban.line.at.CardEvent.DISTINCTIVE_RING;
import static jp.denwaban.line.at.CardEvent.FAX_CALLING;
import static jp.denwaban.line.at.CardEvent.KEY;
import static jp.denwaban.line.at.CardEvent.LOOP_BREAK;
import static jp.denwaban.line.at.CardEvent.OVERRUN;
import static jp.denwaban.line.at.CardEvent.RING;
import static jp.denwaban.line.at.CardEvent.RING_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks of {@code +VLS=?} as Conexant (102184B, ten digits) and Rockwell (1199) print them. */
class LineSelectionTest {

    @Test
    void tenDigitsBeginWithEvent0() {
        LineSelection line = read("1,\"T\",0B8418E000,0FE418E000,0B8419E000");

        assertThat(line.label()).isEqualTo(1);
        assertThat(line.joined()).isEqualTo("T");
        assertThat(line.receiving()).contains(KEY, OVERRUN, FAX_CALLING, DATA_CALLING, BUSY);
        assertThat(line.receiving()).contains(LOOP_BREAK, DIAL_TONE).doesNotContain(RING);
        assertThat(line.sending()).contains(KEY, FAX_CALLING).doesNotContain(OVERRUN);
    }

    @Test
    void eightDigitsBeginWithEvent0Too() {
        LineSelection line = read("0,\"\",B0804100,B0804100,B0804100");

        assertThat(line.joined()).isEmpty();
        assertThat(line.idle()).contains(CALLER_ID, DISTINCTIVE_RING, RING);
        assertThat(line.idle()).doesNotContain(KEY, RING_BACK, BUSY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "OK", "(0,1)", "1,\"T\"", "1,\"T\",0B84,0FE4,0B84", "x,\"T\",0,0,0"})
    void whatIsNoEntryIsPassedOver(String text) {
        assertThat(LineSelection.read(text)).isEmpty();
    }

    private static LineSelection read(String text) {
        return LineSelection.read(text).orElseThrow();
    }
}
