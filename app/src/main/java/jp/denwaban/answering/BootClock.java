package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.denwaban.disk.Disk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.site.SiteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which clock a start begins with: one that has a floor, has lost it, or never had one. */
final class BootClock {
    private static final Logger LOG = LoggerFactory.getLogger(BootClock.class);

    private final Disk disk;
    private final SiteFolder site;
    private final boolean training;

    BootClock(Disk disk, SiteFolder site, boolean training) {
        this.disk = disk;
        this.site = site;
        this.training = training;
    }

    /** A floor that cannot be read is a lost one: the box answers, and a person is asked. */
    SiteClock begin(InstantSource wall, LongSupplier nanos) throws IOException {
        Path floor = site.run().resolve("clock-floor");
        boolean damaged = Files.exists(floor);
        if (damaged) {
            try {
                return SiteClock.start(floor, wall, nanos);
            } catch (IOException e) {
                LOG.error("the clock floor cannot be read and is moved aside", e);
                Path aside = floor.resolveSibling("clock-floor-damaged");
                Files.move(floor, aside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (damaged || hasServed()) {
            return SiteClock.lost(floor, lastReport(wall.instant()), wall, nanos);
        }
        SiteClock clock = SiteClock.start(floor, wall, nanos);
        if (!training) {
            // In 訓練 nothing is real: there is nothing that could be erased too early.
            clock.neverCompared();
        }
        return clock;
    }

    /**
     * The day's erasing was done only if the day was proven. Of two years, the one that the wall
     * clock has reached is believed: the other was a person's slip, and taken back.
     */
    private Optional<Instant> lastReport(Instant wall) throws IOException {
        ErasureReports reports = new ErasureReports(disk, site.erasures());
        Optional<LocalDate> reached = reports.lastDoneBefore(BusinessDay.of(wall).plusDays(1));
        return (reached.isPresent() ? reached : reports.lastDoneBefore(LocalDate.MAX))
                .map(day -> day.atStartOfDay().toInstant(SiteClock.JAPAN));
    }

    /**
     * Whether this site has an index, a recording or a chain: whoever lost one may keep another.
     */
    private boolean hasServed() throws IOException {
        return Files.exists(site.index())
                || disk.names(site.recordings()).stream()
                        .anyMatch(name -> SealedName.parse(name).isPresent())
                || !disk.names(site.audit()).isEmpty();
    }
}
