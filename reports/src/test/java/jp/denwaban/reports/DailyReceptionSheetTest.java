package jp.denwaban.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet as a reader of the PDF meets it: text, fonts and pages as poppler sees them. */
class DailyReceptionSheetTest {
    private static final int SCREEN_DPI = 96;

    @TempDir Path folder;

    @Test
    void theSheetSaysWhatHappenedThatDay() throws Exception {
        String text = text(DailyReceptionSheet.of(Days.ordinary(false)));

        assertThat(text)
                .contains("日次受付票", "令和8年11月22日(日)", "道央警察署", "警察署長")
                .contains("令和8年11月23日(月) 00:05")
                .contains("00041873", Days.MARK, "1／1")
                .contains("内部資料(別記様式ではありません)")
                .contains("着信 371 = 録音済 301 + 対象外 24 + 放棄 38 + 障害 7 + 取扱中 1", "一致")
                .contains("交通課", "会計課(落とし物)", "81.1%", "運用管理者")
                .doesNotContain("不一致", "訓練");
    }

    @Test
    void aDayThatDoesNotAddUpSaysSo() throws Exception {
        String text = text(DailyReceptionSheet.of(Days.day("道央警察署", false, 372, Days.branches())));

        assertThat(text).contains("着信 372 = 録音済 301", "不一致");
    }

    @Test
    void trainingStandsOnTheSheet() throws Exception {
        assertThat(text(DailyReceptionSheet.of(Days.ordinary(true))))
                .containsPattern("訓 ?練")
                .contains("実際の受付ではありません");
    }

    @Test
    void everyFontIsEmbeddedAndKnowsItsCharacters() throws Exception {
        String[] lines =
                run("pdffonts", save(DailyReceptionSheet.of(Days.ordinary(true)))).split("\n");

        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(List.of(lines).subList(2, lines.length))
                .allSatisfy(
                        font ->
                                assertThat(font)
                                        .contains("BIZUD")
                                        .containsPattern("Identity-H +yes yes yes"));
    }

    @Test
    void namesWithRareCharactersPrint() throws Exception {
        Pages pages = DailyReceptionSheet.of(Days.day("髙﨑警察署①", false, 371, Days.branches()));

        assertThat(text(pages)).contains("髙﨑警察署①");
    }

    @Test
    void aFullMenuStillFitsOnePage() throws Exception {
        assertThat(DailyReceptionSheet.of(Days.ordinary(true)).count()).isEqualTo(1);
    }

    @Test
    void manyDestinationsGoOnToTheNextPageAndNoneIsLost() throws Exception {
        List<DailyReception.Branch> many =
                IntStream.rangeClosed(1, DailyReception.BRANCHES_AT_MOST)
                        .mapToObj(
                                n ->
                                        new DailyReception.Branch(
                                                "1", "第%02d係".formatted(n), n, n, 0, 0))
                        .toList();
        Pages pages = DailyReceptionSheet.of(Days.day("道央警察署", false, 371, many));
        String text = text(pages);

        assertThat(pages.count()).isEqualTo(3);
        assertThat(text).contains("1／3", "2／3", "3／3");
        many.forEach(branch -> assertThat(text).contains(branch.destination()));
    }

    @Test
    void theScreenShowsThePageInTheSizeAskedFor() throws Exception {
        BufferedImage page = DailyReceptionSheet.of(Days.ordinary(false)).page(0, SCREEN_DPI);

        assertThat(page.getWidth()).isEqualTo(793); // 595 pt at 96 dpi
        assertThat(page.getHeight()).isEqualTo(1123);
        assertThat(inkShare(page)).isBetween(0.02, 0.2);
    }

    @Test
    void theLeftMarginIsLeftForTheHoles() throws Exception {
        BufferedImage page = DailyReceptionSheet.of(Days.ordinary(true)).page(0, SCREEN_DPI);

        int holes = (int) (20 / 25.4 * SCREEN_DPI) - 1;
        assertThat(inkShare(page.getSubimage(0, 0, holes, page.getHeight()))).isZero();
    }

    @Test
    void aFolderThatIsNotThereIsOneSentence() throws Exception {
        Pages pages = DailyReceptionSheet.of(Days.ordinary(false));

        assertThatThrownBy(() -> pages.savePdf(folder.resolve("missing").resolve("day.pdf")))
                .isInstanceOf(ReportException.class)
                .hasMessage("the PDF could not be written");
    }

    private static double inkShare(BufferedImage image) {
        long dark =
                IntStream.range(0, image.getWidth() * image.getHeight())
                        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                        .filter(rgb -> (rgb & 0xFF) < 128)
                        .count();
        return (double) dark / image.getWidth() / image.getHeight();
    }

    private String text(Pages pages) throws Exception {
        return run("pdftotext", "-layout", save(pages), "-");
    }

    private String save(Pages pages) throws ReportException {
        Path file = folder.resolve("day.pdf");
        pages.savePdf(file);
        return file.toString();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
        return output;
    }
}
