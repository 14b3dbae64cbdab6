package jp.denwaban.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How full the volume of the recordings is. */
public final class DiskGauge {
    /** Below it a person should act this month. */
    public static final int WARN_FREE_PERCENT = 20;

    /** Below it a person should act today. */
    public static final int ALARM_FREE_PERCENT = 10;

    /** Below it nothing is answered any more: what was acquired must be kept. */
    public static final int STOP_FREE_PERCENT = 2;

    private final Path folder;

    public DiskGauge(Path folder) {
        this.folder = folder;
    }

    public enum Level {
        GOOD,
        WARN,
        ALARM,
        STOP
    }

    /** One reading; {@code freeBytes} is what this process may still use. */
    public record Reading(long freeBytes, long totalBytes) {
        public Level level() {
            long percent = 100L * freeBytes / Math.max(1, totalBytes);
            if (percent < STOP_FREE_PERCENT) {
                return Level.STOP;
            }
            if (percent < ALARM_FREE_PERCENT) {
                return Level.ALARM;
            }
            return percent < WARN_FREE_PERCENT ? Level.WARN : Level.GOOD;
        }

        /** Free bytes above the mark at which answering stops; 0 below it. */
        public long roomBytes() {
            return Math.max(0, freeBytes - totalBytes / 100 * STOP_FREE_PERCENT);
        }

        public int usedPercent() {
            return (int) (100 - 100L * freeBytes / Math.max(1, totalBytes));
        }
    }

    public Reading read() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Reading(store.getUsableSpace(), store.getTotalSpace());
    }
}
