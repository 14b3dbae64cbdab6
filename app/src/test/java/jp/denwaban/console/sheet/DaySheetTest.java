package jp.denwaban.console.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.Sites;
import jp.denwaban.console.Pictures;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaySheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir Path folder;

    @Test
    void nobodySignedInGetsNoSheetAndNoEntryIsWritten() throws IOException {
        Gate gate =
                new Gate(
                        request -> {
                            throw new AssertionError("nothing may be asked");
                        },
                        false);
        DaySheet sheet =
                new DaySheet(
                        new SiteFolder(folder), Sites.settings(), gate, Pictures.CLOCK, () -> 0);

        assertThatThrownBy(() -> sheet.of(DAY)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aDayWhoseFirstTwoCallsStillGoOnIsASheetThatSaysSo() throws Exception {
        DaySheet sheet =
                new DaySheet(
                        new SiteFolder(folder),
                        Sites.settings(),
                        Sites.signedIn(request -> new ServerMessage.Done(1, Optional.empty())),
                        Pictures.CLOCK,
                        () -> 2);
        Path pdf = folder.resolve("sheet.pdf");

        sheet.save(DAY, sheet.of(DAY), pdf);

        assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(text(pdf)).contains("道央警察署").contains("令和8年11月20日").contains("日次受付票");
        assertThat(text(pdf)).contains("着信 2 = 録音済 0").contains("取扱中 2");
    }

    @Test
    void theReportThatAnsweringWroteThatDayIsASheet() throws Exception {
        SiteFolder site = new SiteFolder(folder);
        new ErasureReports(new FileDisk(), site.erasures())
                .write(
                        ErasureReport.done(
                                DAY,
                                List.of(new ErasureReport.Erased(DAY.minusDays(15), 301)),
                                List.of(
                                        new ErasureReport.Kept(
                                                7, DAY.minusDays(20), "様式2 第8-0031号")),
                                List.of()));
        ErasureDaySheet sheet =
                new ErasureDaySheet(
                        site,
                        Sites.settings(),
                        Sites.signedIn(request -> new ServerMessage.Done(1, Optional.empty())),
                        Pictures.CLOCK);
        Path pdf = folder.resolve("erasures.pdf");

        sheet.save(DAY, sheet.of(DAY), pdf);

        assertThat(text(pdf)).contains("自動消去記録").contains("301件").contains("呼 7");
        assertThatThrownBy(() -> sheet.of(DAY.minusDays(1))).isInstanceOf(NotMadeException.class);
    }

    private static String text(Path pdf) throws Exception {
        Process process =
                new ProcessBuilder("pdftotext", pdf.toString(), "-")
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
