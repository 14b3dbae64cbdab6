package jp.denwaban.console.monitor;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.denwaban.console.Strings;
import jp.denwaban.health.DiskForecast;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Disk;
import jp.denwaban.wire.Snapshot.Forecast;

/** 記録先と保存: how full the disk is, how long it will do, and what guards the lines. */
public final class StorageViewModel {
    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_TB = 1e12;

    /** Nobody plans further; a forecast of years would promise what no one knows. */
    private static final long MOST_DAYS = 365;

    private final Strings words;
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>();

    /**
     * @param warnPercent used share at which 注意 begins, {@code alarmPercent} likewise 警報
     * @param daysLeft 残り n 日分; empty while nobody knows
     * @param forecast 15日分の見込み
     * @param watchdog 監視信号 of the cards
     * @param bypass lines that are at the switchboard
     * @param clock whether the clock can be believed
     */
    public record Facts(
            int usedPercent,
            int warnPercent,
            int alarmPercent,
            String free,
            String daysLeft,
            String forecast,
            String watchdog,
            String bypass,
            String clock) {}

    StorageViewModel(Strings words) {
        this.words = words;
        facts.set(new Facts(0, 80, 90, "", "", "", "", "", ""));
    }

    void show(Snapshot snapshot) {
        Disk disk = snapshot.disk();
        facts.set(
                new Facts(
                        disk.usedPercent(),
                        100 - disk.warnFreePercent(),
                        100 - disk.alarmFreePercent(),
                        words.text("storage.free", bytes(disk.freeBytes())),
                        disk.forecast().map(this::daysLeft).orElse(""),
                        forecast(disk),
                        watchdog(snapshot.lines()),
                        bypass(snapshot.lines()),
                        words.text(
                                snapshot.clockDoubtful()
                                        ? "storage.clock.doubtful"
                                        : "storage.clock.good")));
    }

    private String daysLeft(Forecast known) {
        return known.daysLeft() > MOST_DAYS
                ? words.text("storage.days.many", Long.toString(MOST_DAYS))
                : words.text("storage.days", Long.toString(known.daysLeft()));
    }

    /** Of fewer days than the forecast likes it says of how many. */
    private String forecast(Disk disk) {
        if (disk.forecast().isEmpty()) {
            return words.text("storage.forecast.unknown");
        }
        Forecast known = disk.forecast().get();
        String need = bytes(known.fifteenDayBytes());
        String verdict =
                words.text(
                        known.enough() ? "storage.forecast.enough" : "storage.forecast.short",
                        need);
        if (known.observedDays() >= DiskForecast.LOOK_BACK_DAYS) {
            return verdict;
        }
        return known.observedDays() == 0
                ? words.text("storage.forecast.first-day", verdict)
                : words.text(
                        "storage.forecast.few-days",
                        verdict,
                        Integer.toString(known.observedDays()));
    }

    private String watchdog(List<LineStatus> lines) {
        String unfed =
                numbers(
                        lines.stream()
                                .filter(line -> !line.watchdogFed())
                                .map(LineStatus::number)
                                .toList());
        return unfed.isEmpty()
                ? words.text("storage.watchdog.good", Integer.toString(lines.size()))
                : words.text("storage.watchdog.lost", unfed);
    }

    private String bypass(List<LineStatus> lines) {
        String bypassed =
                numbers(
                        lines.stream()
                                .filter(
                                        line ->
                                                line.state() == LineState.BYPASS
                                                        || line.state() == LineState.FAULT)
                                .map(LineStatus::number)
                                .toList());
        return bypassed.isEmpty()
                ? words.text("storage.bypass.none")
                : words.text("storage.bypass.some", bypassed);
    }

    /** The first few line numbers; a list of sixty would push the rest off the panel. */
    private String numbers(List<Integer> lines) {
        int shown = 4;
        String first =
                lines.stream()
                        .limit(shown)
                        .map(number -> String.format("%02d", number))
                        .collect(Collectors.joining("・"));
        return lines.size() > shown
                ? words.text("storage.more", first, Integer.toString(lines.size() - shown))
                : first;
    }

    private static String bytes(long count) {
        return count >= BYTES_PER_TB
                ? String.format("%.2f TB", count / BYTES_PER_TB)
                : String.format("%.0f GB", count / BYTES_PER_GB);
    }

    public ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }
}
