package jp.denwaban.console.monitor;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Disk;

/** 記録先と保存: how full the disk is, how long it will do, and what guards the lines. */
public final class StorageViewModel {
    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_TB = 1e12;

    private final Strings words;
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>();

    /**
     * @param warnPercent used share at which 注意 begins, {@code alarmPercent} likewise 警報
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
            String forecast,
            String watchdog,
            String bypass,
            String clock) {}

    StorageViewModel(Strings words) {
        this.words = words;
        facts.set(new Facts(0, 80, 90, "", "", "", "", ""));
    }

    void show(Snapshot snapshot) {
        Disk disk = snapshot.disk();
        facts.set(
                new Facts(
                        disk.usedPercent(),
                        100 - disk.warnFreePercent(),
                        100 - disk.alarmFreePercent(),
                        words.text("storage.free", bytes(disk.freeBytes())),
                        forecast(disk),
                        watchdog(snapshot.lines()),
                        bypass(snapshot.lines()),
                        words.text(
                                snapshot.clockDoubtful()
                                        ? "storage.clock.doubtful"
                                        : "storage.clock.good")));
    }

    private String forecast(Disk disk) {
        if (disk.fifteenDayBytes() == 0) {
            return words.text("storage.forecast.unknown");
        }
        boolean enough = disk.fifteenDayBytes() < disk.freeBytes();
        return words.text(
                enough ? "storage.forecast.enough" : "storage.forecast.short",
                bytes(disk.fifteenDayBytes()));
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
