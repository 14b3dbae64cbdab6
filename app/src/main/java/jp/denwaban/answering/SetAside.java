package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.retention.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes that were found damaged and moved aside, to be looked at. They tell of calls, so they
 * leave as calls do, counted from the day they were moved, by the time of the box: the machine's
 * clock may be years off.
 */
final class SetAside {
    private static final Pattern NAME = Pattern.compile("index-damaged-([0-9]{1,9})\\.db(-wal)?");

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    /** A damaged index whose time is over could not be removed; tried again the next day. */
    static final String NOT_REMOVED = "E-03";

    private static final byte[] NOTHING = new byte[64 * 1024];

    private final Retention.Ground ground;

    SetAside(Retention.Ground ground) {
        this.ground = ground;
    }

    /** The name of the so manieth beside an index. */
    static Path file(Path index, int number) {
        return index.resolveSibling("index-damaged-" + number + ".db");
    }

    /** The number of the one that was moved last, 0 without any: earlier ones may have left. */
    static int newest(Path index) throws IOException {
        try (Stream<Path> beside = Files.list(index.resolveSibling("."))) {
            return beside.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** Dates the newest one: it was moved on this day. */
    static void date(Path index, LocalDate day) throws IOException {
        Instant midnight = day.atStartOfDay().toInstant(SiteClock.JAPAN);
        Path newest = file(index, newest(index));
        Files.setLastModifiedTime(newest, FileTime.from(midnight));
        Path journal = newest.resolveSibling(newest.getFileName() + "-wal");
        if (Files.exists(journal)) {
            Files.setLastModifiedTime(journal, FileTime.from(midnight));
        }
    }

    /**
     * Overwrites and deletes those whose time is over; the entry goes before. One that cannot be is
     * an alarm, and keeps nothing else from leaving.
     */
    void erase(LocalDate today) throws AuditException {
        boolean all = true;
        for (String name : names()) {
            all &= erased(name, today);
        }
        if (all) {
            ground.alarms().clear(NOT_REMOVED, Optional.empty());
        } else {
            ground.alarms().raise(2, ground.clock().instant(), NOT_REMOVED, Optional.empty());
        }
    }

    private List<String> names() {
        try {
            return ground.disk().names(ground.site().root()).stream()
                    .filter(name -> NAME.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            LOG.error("the folder of the site cannot be listed", e);
            return List.of();
        }
    }

    private boolean erased(String name, LocalDate today) throws AuditException {
        Path file = ground.site().root().resolve(name);
        try {
            if (Keeping.over(written(file), today)) {
                ground.enter(EntryCode.INDEX_REMOVED.text(), "file=" + name);
                overwrite(file);
                ground.disk().delete(file);
                ground.disk().forceFolder(ground.site().root());
            }
            return true;
        } catch (IOException e) {
            LOG.error("{} could not be removed", name, e);
            return false;
        }
    }

    private static LocalDate written(Path file) throws IOException {
        return BusinessDay.of(Files.getLastModifiedTime(file).toInstant());
    }

    private void overwrite(Path file) throws IOException {
        try (DiskFile open = ground.disk().open(file)) {
            long size = open.size();
            for (long at = 0; at < size; at += NOTHING.length) {
                open.write(NOTHING, at);
            }
            open.force();
        }
    }
}
