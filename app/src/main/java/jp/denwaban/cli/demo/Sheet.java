package jp.denwaban.cli.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.cli.Refusal;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.DayFigures;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.reports.DailyReceptionSheet;
import jp.denwaban.reports.ReportException;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;

/** Leaves the 日次受付票 of the demonstration's day as PDF. */
final class Sheet {
    private Sheet() {}

    /** Where it was left. */
    static Path save(SiteFolder site, Path folder) throws Refusal {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), BusinessDay.JAPAN);
        LocalDate day = now.toLocalDate();
        Path file = folder.resolve("日次受付票-" + day + ".pdf");
        try (IndexReader index = IndexReader.open(site.index())) {
            DailyReceptionSheet.of(
                            DayFigures.of(
                                    index.sums(day),
                                    SettingsFile.read(site),
                                    day,
                                    now,
                                    0,
                                    ChainHead.read(new FileDisk(), site.audit())))
                    .savePdf(file);
            return file;
        } catch (IndexException | SiteException | ReportException | AuditException e) {
            throw new Refusal("the sheet of the day cannot be made: " + e.getMessage(), e);
        }
    }
}
