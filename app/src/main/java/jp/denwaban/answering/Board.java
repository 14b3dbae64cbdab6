package jp.denwaban.answering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import jp.denwaban.call.Call;
import jp.denwaban.call.Outcome;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Tick;
import jp.denwaban.guidance.Plan;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.DiskForecast;
import jp.denwaban.health.DiskGauge;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.index.DaySums;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage.Levels.Level;
import jp.denwaban.wire.Snapshot;

/**
 * The state of everything at this moment, written by the lines' threads and read by the status
 * server. Thread safe.
 */
final class Board {
    private final SiteClock clock;
    private final AlarmBook alarms;
    private final LongSupplier nanos;
    private final boolean training;
    private final TileWords words;
    private final GuidanceWords guidance;
    private final Map<Integer, LineStatus> lines = new TreeMap<>();
    private final Map<Integer, Meter> meters = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final DayCounts today;
    private DiskForecast forecast = new DiskForecast(Map.of());
    private DiskGauge.Reading disk = new DiskGauge.Reading(1, 1);

    Board(SiteClock clock, Plan plan, AlarmBook alarms, LongSupplier nanos, boolean training) {
        this.clock = clock;
        this.alarms = alarms;
        this.nanos = nanos;
        this.training = training;
        this.words = new TileWords(clock);
        this.guidance = new GuidanceWords(plan);
        this.today = new DayCounts(clock.businessDay());
    }

    /** What the index says, at the start. */
    synchronized void begin(LocalDate day, DaySums sums, Map<LocalDate, Long> bytesByDay) {
        today.begin(day, sums);
        forecast = new DiskForecast(bytesByDay);
    }

    /** Counts up with everything a console should see at once. */
    long changes() {
        return changes.get();
    }

    synchronized void show(LineStatusDraft draft) {
        LineStatus before = lines.get(draft.number());
        LineState state = TileWords.state(draft);
        Instant since =
                before != null && before.state() == state ? before.since() : clock.instant();
        LineStatus status =
                words.status(draft, meter(draft.number()), since, new Tick(nanos.getAsLong()));
        if (!status.equals(before)) {
            lines.put(draft.number(), status);
            changes.incrementAndGet();
        }
        if (draft.call().map(Call::phase).orElse(Phase.ENDED) != Phase.TALKING) {
            meter(draft.number()).reset();
        }
    }

    void level(int line, Call call, short[] caller, short[] staff) {
        if (call.phase() == Phase.TALKING) {
            meter(line).accept(caller, staff);
        }
    }

    synchronized void registered(LocalDate day, CallSealed over) {
        turnPage();
        over.cut().forEach(part -> forecast.sealed(day, part.bytes()));
        over.whole().forEach(part -> forecast.sealed(day, part.bytes()));
        Outcome outcome = over.call().journey().outcome().orElse(Outcome.FAILED);
        if (today.registered(day, over.rangHour(), outcome)) {
            changes.incrementAndGet();
        }
    }

    synchronized void disk(DiskGauge.Reading reading) {
        disk = reading;
        changes.incrementAndGet();
    }

    /** Levels of every talking line. */
    synchronized List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        lines.forEach(
                (number, status) -> {
                    if (status.state() == LineState.RECORDING
                            || status.state() == LineState.TALKING) {
                        Meter.Reading reading = meter(number).read();
                        levels.add(new Level(number, reading.callerDb(), reading.staffDb()));
                    }
                });
        return levels;
    }

    /** The line a caller would get now: an idle one, else one in bypass. */
    synchronized Optional<Integer> freeLine() {
        return first(LineState.IDLE).or(() -> first(LineState.BYPASS));
    }

    private Optional<Integer> first(LineState state) {
        return lines.values().stream()
                .filter(line -> line.state() == state)
                .map(LineStatus::number)
                .findFirst();
    }

    synchronized int count(LineState state) {
        return (int) lines.values().stream().filter(line -> line.state() == state).count();
    }

    synchronized Snapshot snapshot() {
        turnPage();
        return new Snapshot(
                clock.instant(),
                clock.doubtful(),
                mode(),
                List.copyOf(lines.values()),
                today(),
                new Snapshot.Disk(
                        disk.usedPercent(),
                        disk.freeBytes(),
                        DiskGauge.WARN_FREE_PERCENT,
                        DiskGauge.ALARM_FREE_PERCENT,
                        forecast.outlook(clock.japanTime()).map(this::forecast)),
                guidance.at(clock.japanTime()),
                alarms.all().stream().map(Board::alarm).toList(),
                clock.question().map(Board::question));
    }

    private static Snapshot.ClockQuestion question(SiteClock.Question asked) {
        return new Snapshot.ClockQuestion(
                asked.first(), asked.proven(), asked.beyond(), asked.corrected());
    }

    private Snapshot.Forecast forecast(DiskForecast.Outlook outlook) {
        return new Snapshot.Forecast(
                outlook.fifteenDayBytes(),
                outlook.growthBytes() <= disk.roomBytes(),
                outlook.daysLeft(disk.roomBytes()),
                outlook.observedDays());
    }

    private static Snapshot.Alarm alarm(AlarmBook.Alarm alarm) {
        return new Snapshot.Alarm(
                alarm.id(),
                alarm.level(),
                alarm.at(),
                alarm.code(),
                alarm.line(),
                alarm.confirmed());
    }

    private Snapshot.Mode mode() {
        if (training) {
            return Snapshot.Mode.TRAINING;
        }
        boolean serving =
                lines.values().stream()
                        .anyMatch(
                                line ->
                                        line.state() != LineState.BYPASS
                                                && line.state() != LineState.FAULT
                                                && line.state() != LineState.OUT_OF_SERVICE);
        return serving ? Snapshot.Mode.IN_SERVICE : Snapshot.Mode.BYPASS;
    }

    private Snapshot.Today today() {
        int inProgress = (int) lines.values().stream().filter(line -> inCall(line.state())).count();
        return today.with(inProgress);
    }

    private static boolean inCall(LineState state) {
        return switch (state) {
            case IDLE, BYPASS, OUT_OF_SERVICE, FAULT -> false;
            case RINGING, GUIDING, CHOOSING, TRANSFERRING, RECORDING, TALKING, CLOSING -> true;
        };
    }

    private void turnPage() {
        today.turnTo(clock.businessDay());
    }

    private Meter meter(int line) {
        return meters.computeIfAbsent(line, number -> new Meter());
    }
}
