package jp.denwaban.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything the monitor shows at one moment, immutable. Sent on change, at least once a second.
 *
 * @param question what a person is asked about the time; empty while nobody is
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Snapshot(
        Instant at,
        boolean clockDoubtful,
        Mode mode,
        List<LineStatus> lines,
        Today today,
        Disk disk,
        Guidance guidance,
        List<Alarm> alarms,
        Optional<ClockQuestion> question) {

    /** With nobody to ask. */
    public Snapshot(
            Instant at,
            boolean clockDoubtful,
            Mode mode,
            List<LineStatus> lines,
            Today today,
            Disk disk,
            Guidance guidance,
            List<Alarm> alarms) {
        this(at, clockDoubtful, mode, lines, today, disk, guidance, alarms, Optional.empty());
    }

    /** Whether every line is at the switchboard, by order or by itself. */
    public boolean bypassed() {
        return mode == Mode.BYPASS
                || (!lines.isEmpty() && lines.stream().allMatch(Snapshot::awayFromService));
    }

    private static boolean awayFromService(LineStatus line) {
        return switch (line.state()) {
            case BYPASS, FAULT, OUT_OF_SERVICE -> true;
            case IDLE, RINGING, GUIDING, CHOOSING, TRANSFERRING, RECORDING, TALKING, CLOSING ->
                    false;
        };
    }

    public enum Mode {
        IN_SERVICE,
        BYPASS,
        TRAINING
    }

    /**
     * 時刻の照合: what a person who compares must know.
     *
     * @param first whether nobody ever compared the time of this box
     * @param proven the day up to which the time is proven
     * @param beyond whether today is so far behind it that an administrator must say it twice
     * @param corrected whether he has said it once and must type the date once more
     */
    public record ClockQuestion(
            boolean first, LocalDate proven, boolean beyond, boolean corrected) {}

    /**
     * Counts of the business day. Every call counts once: {@code rang} is recorded + abandoned +
     * notRecorded + inProgress + faults.
     *
     * @param notRecorded talked, and not to be recorded
     * @param byHour 24 counts of calls that rang
     */
    public record Today(
            int rang,
            int recorded,
            int abandoned,
            int notRecorded,
            int inProgress,
            int faults,
            List<Integer> byHour) {}

    /**
     * The volume that holds the recordings.
     *
     * @param forecast absent while nothing has been recorded that would tell
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Disk(
            int usedPercent,
            long freeBytes,
            int warnFreePercent,
            int alarmFreePercent,
            Optional<Forecast> forecast) {}

    /**
     * How long the volume will do at the present rate.
     *
     * @param fifteenDayBytes need of the 15 days that recordings are kept
     * @param enough whether they all find room, those that are there already included
     * @param daysLeft days of recordings for which there is room before answering stops
     * @param observedDays whole days it is drawn from; 0 on the first day
     */
    public record Forecast(long fifteenDayBytes, boolean enough, long daysLeft, int observedDays) {}

    /**
     * The guidance of the day, in order, covering 0:00 to 24:00.
     *
     * @param unrecordable destinations of this guidance that cannot be recorded, by name
     */
    public record Guidance(
            String now,
            int revision,
            List<Span> day,
            Optional<Change> next,
            List<String> unrecordable) {

        public Guidance(String now, int revision, List<Span> day, Optional<Change> next) {
            this(now, revision, day, next, List.of());
        }

        /** From inclusive; the end is the next span's beginning or midnight. */
        public record Span(LocalTime from, String name, boolean office) {}

        public record Change(LocalTime at, String name) {}
    }

    /**
     * Something that asks for a person.
     *
     * @param level 1 障害, 2 注意, 3 お知らせ
     * @param code such as {@code L-03}; the console finds its sentence by it
     * @param line the line it concerns
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Alarm(
            long id,
            int level,
            Instant at,
            String code,
            Optional<Integer> line,
            boolean confirmed) {}
}
