package jp.denwaban.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet of erasures as a reader of the PDF meets it. */
class ErasureSheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);
    private static final LocalDate ACQUIRED = LocalDate.of(2026, 11, 17);

    @TempDir Path folder;

    @Test
    void theSheetSaysWhatWentAndWhatStayedAndWhy() throws Exception {
        String text =
                text(
                        day(
                                ErasureDay.State.DONE,
                                374,
                                List.of(new ErasureDay.Erased(ACQUIRED, 371)),
                                List.of(
                                        stayed(12, ErasureDay.Why.HELD, "様式2 第8-0031号"),
                                        stayed(33, ErasureDay.Why.NOT_ERASED, "E-01"),
                                        stayed(34, ErasureDay.Why.MISSING, "I-03"))));
        assertThat(text)
                .contains("自動消去記録", "令和8年12月2日(水)", "令和8年11月17日(火)", "371件")
                .contains("対象 374 = 消去 371 + 保存 1 + 消去できず 1 + 所在不明 1", "残りあり")
                .contains("呼 12", "様式2 第8-0031号", "呼 33", "E-01", "呼 34", "I-03")
                .contains("内部資料(別記様式ではありません)", "1／1");
    }

    @Test
    void aDayWithoutAnythingToEraseIsASheetToo() throws Exception {
        assertThat(text(day(ErasureDay.State.DONE, 0, List.of(), List.of())))
                .contains("保存期間を過ぎた記録は 0件でした。", "対象 0 = 消去 0", "残りなし");
    }

    @Test
    void aDayThatWaitedForAPersonSaysSo() throws Exception {
        assertThat(text(day(ErasureDay.State.WAITING, 300, List.of(), List.of())))
                .contains("時刻が確かめられないため", "対象 300", "残りあり");
    }

    /** Nobody knew what was left on such a day. */
    @Test
    void aDayOffIsOutOfTheQuestion() throws Exception {
        assertThat(text(day(ErasureDay.State.OFF, 0, List.of(), List.of())))
                .contains("停止していた", "対象外")
                .doesNotContain("残りあり", "残りなし");
    }

    /** The first line is what is read. */
    @Test
    void theFirstLineSaysWhetherAllSomeOrNothingWasErased() throws Exception {
        List<ErasureDay.Erased> some = List.of(new ErasureDay.Erased(ACQUIRED, 2));
        var held = List.of(stayed(12, ErasureDay.Why.HELD, "様式2 第8-0031号"));
        var left = List.of(stayed(33, ErasureDay.Why.NOT_ERASED, "E-01"));
        assertThat(text(day(ErasureDay.State.DONE, 2, some, List.of()))).contains("全て自動で消去しました");
        assertThat(text(day(ErasureDay.State.DONE, 3, some, held))).contains("保存指示のあるものを除き");
        assertThat(text(day(ErasureDay.State.DONE, 1, List.of(), held))).contains("消去したものはありません");
        assertThat(text(day(ErasureDay.State.DONE, 3, some, left)))
                .contains("消去できないもの又は所在不明のものがあります")
                .doesNotContain("消去しました");
        assertThat(text(day(ErasureDay.State.DONE, 1, List.of(), left)))
                .contains("消去していません")
                .doesNotContain("消去しました");
        assertThat(text(day(ErasureDay.State.NOT_DONE, 1, List.of(), left)))
                .contains("自動消去を行えませんでした", "消去できず 1", "残りあり");
    }

    @Test
    void aReportThatTheChainDoesNotKnowIsNoTruth() throws Exception {
        ErasureDay day = day(ErasureDay.State.DONE, 0, List.of(), List.of());
        assertThat(
                        text(
                                new ErasureDay(
                                        day.office(),
                                        day.day(),
                                        day.state(),
                                        day.due(),
                                        day.erased(),
                                        day.stayed(),
                                        day.madeAt(),
                                        false,
                                        Optional.empty())))
                .contains("監査記録と一致しません", "残りあり");
    }

    @Test
    void manyThatStayedGoOnToTheNextPageAndNoneIsLost() throws Exception {
        String text =
                text(
                        day(
                                ErasureDay.State.DONE,
                                90,
                                List.of(),
                                LongStream.rangeClosed(1001, 1090)
                                        .mapToObj(n -> stayed(n, ErasureDay.Why.NOT_ERASED, "E-01"))
                                        .toList()));
        LongStream.rangeClosed(1001, 1090).forEach(n -> assertThat(text).contains("呼 " + n));
    }

    private static ErasureDay.Stayed stayed(long call, ErasureDay.Why why, String reason) {
        return new ErasureDay.Stayed(call, ACQUIRED, why, reason);
    }

    private static ErasureDay day(
            ErasureDay.State state,
            int due,
            List<ErasureDay.Erased> erased,
            List<ErasureDay.Stayed> stayed) {
        return new ErasureDay(
                new DailyReception.Office("道央警察署", "警察署長", false),
                DAY,
                state,
                due,
                erased,
                stayed,
                LocalDateTime.of(2026, 12, 2, 9, 5),
                true,
                Optional.empty());
    }

    private String text(ErasureDay day) throws Exception {
        Path file = folder.resolve("day.pdf");
        ErasureSheet.of(day).savePdf(file);
        Process process =
                new ProcessBuilder("pdftotext", "-layout", file.toString(), "-")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
