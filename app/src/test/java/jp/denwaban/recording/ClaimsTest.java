package jp.denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.denwaban.recording.Verifier.Expected;
import org.junit.jupiter.api.Test;

/** What the chain says of a file outweighs an index that anybody can make anew. */
class ClaimsTest {
    private static final String TAG = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ff112233445566778899aabbccddeeff";
    private final Claims claims = new Claims();

    private static Seal seal(String name, long records, String tag) {
        return new Seal(name, LocalDate.of(2026, 4, 1), records, Duration.ofSeconds(1), tag);
    }

    private static Expected row(String name, long records, String tag) {
        return new Expected(name, FileState.CLOSED, Optional.of(seal(name, records, tag)));
    }

    private List<String> against(Expected... rows) {
        return claims.against(List.of(rows), List.of()).stream().map(Problem::toString).toList();
    }

    @Test
    void whatRegistrarAndRepairWriteIsUnderstood() {
        claims.hear(
                "call.registered",
                "call=7 outcome=RECORDED " + Claims.said(seal("00000007.sealed", 3, TAG)));
        claims.hear(
                "recording.cut",
                "call=8 "
                        + Claims.said(seal("00000008.sealed", 0, ""))
                        + " "
                        + Claims.said(seal("00000008-1.sealed", 2, OTHER)));

        assertThat(claims.of("00000007.sealed")).hasValue(new Claims.Claim(3, TAG));
        assertThat(claims.of("00000008.sealed")).hasValue(new Claims.Claim(0, ""));
        assertThat(claims.of("00000008-1.sealed")).hasValue(new Claims.Claim(2, OTHER));
    }

    @Test
    void whatRetentionErasedIsGoneAndRightly() {
        for (int call : new int[] {7, 8, 9, 11, 12}) {
            claims.hear(
                    "call.registered",
                    Claims.said(seal("000000%02d.sealed".formatted(call), 3, TAG)));
        }
        claims.hear("erasure.begun", "calls=7-12");
        claims.hear("erasure.done", "erased=4 missing=0 left=1 calls=7-9,12");

        assertThat(against())
                .singleElement()
                .asString()
                .contains("00000011.sealed")
                .contains("MISSING");
    }

    @Test
    void aShortenedAReplacedAndAVanishedFileAreNamedThoughTheIndexAgreesWithThem() {
        claims.hear("call.registered", Claims.said(seal("00000001.sealed", 3, TAG)));
        claims.hear("call.registered", Claims.said(seal("00000002.sealed", 3, TAG)));
        claims.hear("call.registered", Claims.said(seal("00000003.sealed", 3, TAG)));
        claims.hear("call.registered", Claims.said(seal("00000004.sealed", 3, TAG)));

        assertThat(
                        against(
                                row("00000001.sealed", 2, OTHER),
                                row("00000002.sealed", 3, OTHER),
                                row("00000004.sealed", 3, TAG)))
                .containsExactly(
                        "00000001.sealed: TRUNCATED 2 records, 3 by the audit chain",
                        "00000002.sealed: LAST_TAG another by the audit chain",
                        "00000003.sealed: MISSING the audit chain knows it");
    }

    @Test
    void aFileTheChainNeverHeardOfIsAStray() {
        assertThat(against(row("00000001.sealed", 3, TAG)))
                .containsExactly("00000001.sealed: STRAY the audit chain does not know it");
    }

    @Test
    void theFirstThatWasSaidOfAFileCounts() {
        claims.hear("recording.cut", Claims.said(seal("00000001.sealed", 3, TAG)));
        claims.hear("recording.cut", Claims.said(seal("00000001.sealed", 2, OTHER)));

        assertThat(against(row("00000001.sealed", 2, OTHER)))
                .containsExactly("00000001.sealed: TRUNCATED 2 records, 3 by the audit chain");
    }

    @Test
    void whatWasErasedIsNotMissed() {
        claims.hear("call.registered", Claims.said(seal("00000001.sealed", 3, TAG)));
        claims.hear("call.registered", Claims.said(seal("00000002.sealed", 3, TAG)));
        claims.hear("recording.erased", "file=00000001.sealed");

        assertThat(claims.against(List.of(), List.of("00000002.sealed"))).isEmpty();
    }
}
