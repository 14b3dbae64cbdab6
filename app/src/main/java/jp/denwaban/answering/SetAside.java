package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.retention.Keeping;

/**
 * Indexes that were found damaged and moved aside, to be looked at. They tell of calls, so they
 * leave as calls do, counted from the day they were moved, by the time of the box: the machine's
 * clock may be years off.
 */
final class SetAside {
    private static final Pattern NAME = Pattern.compile("index-damaged-[0-9]{1,9}\\.db");

    private static final byte[] NOTHING = new byte[64 * 1024];

    private final Retention.Ground ground;

    SetAside(Retention.Ground ground) {
        this.ground = ground;
    }

    /** The name of the so manieth beside an index. */
    static Path file(Path index, int number) {
        return index.resolveSibling("index-damaged-" + number + ".db");
    }

    /** Dates the newest one: it was moved on this day. */
    static void date(Path index, LocalDate day) throws IOException {
        int next = 1;
        while (Files.exists(file(index, next))) {
            next++;
        }
        Instant midnight = day.atStartOfDay().toInstant(SiteClock.JAPAN);
        Files.setLastModifiedTime(file(index, next - 1), FileTime.from(midnight));
    }

    /** Overwrites and deletes those whose time is over; the entry goes before. */
    void erase(LocalDate today) throws AuditException, IOException {
        Path root = ground.site().root();
        for (String name : ground.disk().names(root)) {
            Path file = root.resolve(name);
            if (NAME.matcher(name).matches() && Keeping.over(written(file), today)) {
                ground.enter(EntryCode.INDEX_REMOVED.text(), "file=" + name);
                overwrite(file);
                ground.disk().delete(file);
                ground.disk().forceFolder(root);
            }
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
