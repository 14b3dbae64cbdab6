package jp.denwaban.console.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.Strings;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.LineStatus.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineFacesTest {
    private static final Instant NOW = Pictures.NOW;

    private final LineFaces faces = new LineFaces(new Strings(), Pictures.JAPAN);

    @Test
    void aTalkingLineSaysWhoTalksToWhomAndHowLong() {
        LineStatus line = Pictures.talking(1, 252, "2417", "3", "交通課", "231");

        LineFace face = faces.face(line, Pictures.NOW, true);

        assertThat(face.number()).isEqualTo("01");
        assertThat(face.word()).isEqualTo("通話・録音中");
        assertThat(face.caller()).isEqualTo("末尾 2417");
        assertThat(face.elapsed()).isEqualTo("04:12");
        assertThat(face.key()).isEqualTo("3");
        assertThat(face.destination()).isEqualTo("交通課");
    }

    @ParameterizedTest
    @EnumSource
    void withoutSignInNoStateTellsTheCaller(LineState state) {
        LineStatus line =
                Pictures.status(1, state, 30, Pictures.tail("2417")).to("3", "交通課", "231").done();

        LineFace face = faces.face(line, Pictures.NOW, false);

        assertThat(face.caller()).isEmpty();
        assertThat(face.toString()).doesNotContain("2417");
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasItsOwnWordAndItsOwnShape(LineState state) {
        Set<String> words = new HashSet<>();
        Set<Symbol> shapes = new HashSet<>();
        for (LineState other : LineState.values()) {
            if (other != state) {
                words.add(faces.word(other));
                shapes.add(LineFace.symbol(other));
            }
        }

        assertThat(words).doesNotContain(faces.word(state));
        assertThat(shapes).doesNotContain(LineFace.symbol(state));
    }

    @ParameterizedTest
    @CsvSource({
        "WITHHELD, 非通知",
        "PAYPHONE, 公衆電話",
        "UNAVAILABLE, 表示圏外",
        "RECEIVE_ERROR, 受信エラー",
        "NO_SERVICE, 番号なし"
    })
    void aCallerWithoutNumberIsNamedByTheReason(String reason, String word) {
        LineStatus line = Pictures.guiding(4, 9, Pictures.absent(reason));

        assertThat(faces.face(line, Pictures.NOW, true).caller()).isEqualTo(word);
    }

    @Test
    void theReasonForAttentionStandsOnTheTile() {
        LineStatus line =
                Pictures.status(13, LineState.RECORDING, 365, Optional.empty())
                        .attention("R-05", 18)
                        .done();

        assertThat(faces.face(line, Pictures.NOW, true).strip()).contains("職員側の音声なし 18秒");
    }

    @Test
    void aRecordingIsGoodOrToBeCheckedByWordShapeAndSentence() {
        LineFace good = faces.face(Pictures.talking(1, 9, "2417", "3", "交通課", "231"), NOW, true);
        LineStatus loud =
                Pictures.status(2, LineState.RECORDING, 9, Optional.empty())
                        .attention("R-06", 0)
                        .done();
        LineFace check = faces.face(loud, NOW, true);

        assertThat(good.lampWord()).isEqualTo("録音良好");
        assertThat(check.lampWord()).isEqualTo("要確認");
        assertThat(check.lampMeans()).contains("録音を聞き取れるか確認してください。");
        assertThat(check.strip()).contains("音が大きすぎます");
        assertThat(good.lamp()).isNotEqualTo(check.lamp());
    }

    @Test
    void anIdleLineTellsOnlyOfALastRecordingThatIsToBeChecked() {
        assertThat(faces.face(idleAfter(Quality.CHECK), NOW, false).lampWord())
                .isEqualTo("直前の録音 要確認");
        assertThat(faces.face(idleAfter(Quality.GOOD), NOW, false).lamp())
                .isEqualTo(LineFace.Lamp.OUT);
    }

    private static LineStatus idleAfter(Quality last) {
        LineStatus idle = Pictures.status(3, LineState.IDLE, 60, Optional.empty()).done();
        return new LineStatus(
                idle.number(),
                idle.state(),
                idle.since(),
                idle.caller(),
                idle.key(),
                idle.destination(),
                idle.extension(),
                idle.guidance(),
                idle.rings(),
                idle.pass(),
                idle.noInputs(),
                idle.attention(),
                idle.attentionSeconds(),
                idle.faultCode(),
                idle.watchdogFed(),
                Optional.of(last));
    }

    @Test
    void anUnknownAttentionStillAsksForAPerson() {
        LineStatus line =
                Pictures.status(13, LineState.RECORDING, 365, Optional.empty())
                        .attention("Z-99", 1)
                        .done();

        assertThat(faces.face(line, Pictures.NOW, true).strip()).contains("確認してください");
    }

    @Test
    void aFaultSaysWhatHappenedWithItsCodeAndTheTimeInJapan() {
        LineStatus line = Pictures.fault(8, Instant.parse("2026-11-20T01:39:51Z"));

        LineFace face = faces.face(line, Pictures.NOW, false);

        assertThat(face.kind()).isEqualTo(LineFace.Kind.FAULT);
        assertThat(face.fault()).startsWith("回線装置が応答しません。").endsWith("（L-03）");
        assertThat(face.faultAt()).isEqualTo("10:39:51");
    }

    @ParameterizedTest
    @CsvSource({"0, 00:00", "59, 00:59", "60, 01:00", "3599, 59:59", "6000, 1:40:00", "-5, 00:00"})
    void elapsedTimeHasTwoDigitsEach(long seconds, String shown) {
        Instant since = Pictures.NOW.minusSeconds(seconds);

        assertThat(LineFaces.elapsed(since, Pictures.NOW)).isEqualTo(shown);
    }
}
