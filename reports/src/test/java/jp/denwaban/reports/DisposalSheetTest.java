package jp.denwaban.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate as a reader of the PDF meets it. */
class DisposalSheetTest {
    private static final LocalDateTime BEGUN = LocalDateTime.of(2026, 12, 2, 9, 5);

    @TempDir Path folder;

    @Test
    void theSheetSaysOfEveryStepWhetherItRanAndKeepsRoomForTheStamps() throws Exception {
        String text = text(certificate(false, true));

        assertThat(text)
                .contains("消去証明書", "運用要領 第6-2(6)", "道央警察署", "警察署長", "返却", "NW-0042")
                .contains("副署長 伊藤 美咲", "令和8年12月2日(水)", "2回", "7KQ4-M2XR-09TB-V5HD")
                .contains("SSD SAMSUNG MZ7 S/N S1Q2 ext4")
                .contains("鍵ファイルの上書き", "実施", "31件", "未実施", "失敗", "X-11")
                .contains("終わっていない手順があります: 番号 3、9", "所属の外に出さないでください")
                .contains("媒体自身の消去命令(別の機器で行った後に、手書きで記入)")
                .contains("立会者", "運用管理者", "㊞", "1／1")
                .contains("起動しない機器は何も消去していません")
                .doesNotContain("完了");
    }

    @Test
    void whatIsNotToBeDoneByHandHasNoRoomForIt() throws Exception {
        assertThat(text(certificate(true, false)))
                .contains("記載した全ての手順を完了しました。")
                .doesNotContain("手書きで記入)");
    }

    static DisposalCertificate certificate(boolean complete, boolean byHand) {
        return new DisposalCertificate(
                new DailyReception.Office("道央警察署", "警察署長", false),
                "返却",
                "NW-0042",
                "SSD SAMSUNG MZ7 S/N S1Q2 ext4 (sda)",
                "副署長 伊藤 美咲",
                "管理者権限のパスワード",
                BEGUN,
                DisposalCertificate.minute(BEGUN.plusMinutes(31)),
                complete ? 1 : 2,
                List.of(
                        row(1, "応答の処理及び画面の停止", "実施", "―", ""),
                        row(2, "鍵ファイルの上書き及び削除(二つの面とも)", "実施", "31件", ""),
                        row(
                                3,
                                "録音ファイルの見出し(録音ごとの鍵)の上書き及び削除",
                                complete ? "実施" : "失敗",
                                "5,213件",
                                complete ? "" : "残り 2件 上書き又は削除できないファイルがあります。(X-11)"),
                        row(
                                9,
                                "媒体自身の消去命令",
                                complete ? "実施" : "未実施",
                                "―",
                                complete
                                        ? ""
                                        : "製品の消去命令は、この媒体から起動していない機器で行う必要があります。"
                                                + "行うまで媒体を返却しないでください。(X-17)")),
                complete
                        ? List.of("記載した全ての手順を完了しました。")
                        : List.of(
                                "終わっていない手順があります: 番号 3、9", "この媒体を所属の外に出さないでください。", "復元できないとはいえません。"),
                complete,
                byHand,
                new CheckMark(41873, Days.MARK),
                BEGUN.plusMinutes(32));
    }

    private static DisposalCertificate.Row row(
            int number, String step, String outcome, String count, String note) {
        return new DisposalCertificate.Row(number, step, outcome, count, note);
    }

    private String text(DisposalCertificate certificate) throws Exception {
        Path file = folder.resolve("certificate.pdf");
        Pages pages = DisposalSheet.of(certificate);
        pages.savePdf(file);
        Files.createDirectories(Path.of("target"));
        ImageIO.write(pages.page(0, 96), "png", Path.of("target", "disposal.png").toFile());
        Process process =
                new ProcessBuilder("pdftotext", "-layout", file.toString(), "-")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
