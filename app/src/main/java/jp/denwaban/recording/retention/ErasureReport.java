package jp.denwaban.recording.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;

/**
 * 自動消去記録: what became, on one business day, of the records whose time was over. Written once a day,
 * also when there was nothing to do.
 *
 * @param version of this form, 1
 * @param day the business day
 * @param state whether erasing was done, waits for a person, failed, or the machine was off
 * @param due calls whose time was over: erased, held and left together
 * @param erased calls of which every file is gone, by day of acquisition
 * @param held kept on the manager's direction
 * @param left that could not be erased
 */
public record ErasureReport(
        int version,
        LocalDate day,
        State state,
        int due,
        List<Erased> erased,
        List<Kept> held,
        List<Kept> left) {
    static final int VERSION = 1;

    public ErasureReport {
        erased = List.copyOf(erased);
        held = List.copyOf(held);
        left = List.copyOf(left);
    }

    /** How the day went. */
    public enum State {
        DONE,
        /** The time is not proven: overdue records are hidden, and nothing is erased. */
        WAITING,
        /** The machine was on, and the day's erasing could not be done; nothing was erased. */
        NOT_DONE,
        /** The machine was off. */
        OFF
    }

    /** Calls of one day of acquisition that are gone. */
    public record Erased(LocalDate acquired, int calls) {}

    /**
     * One call that stays.
     *
     * @param why the number of the direction, or a code such as {@code E-01}
     */
    public record Kept(long call, LocalDate acquired, String why) {}

    public static ErasureReport done(
            LocalDate day, List<Erased> erased, List<Kept> held, List<Kept> left) {
        int gone = erased.stream().mapToInt(Erased::calls).sum();
        return new ErasureReport(
                VERSION, day, State.DONE, gone + held.size() + left.size(), erased, held, left);
    }

    /** Of a day on which nothing could be erased; {@code erased} is what an earlier day left. */
    public static ErasureReport waiting(LocalDate day, int due, List<Erased> erased) {
        return new ErasureReport(VERSION, day, State.WAITING, due, erased, List.of(), List.of());
    }

    /** Of a day whose work failed as a whole: what was due stayed. */
    public static ErasureReport notDone(LocalDate day, List<Kept> held, List<Kept> left) {
        return new ErasureReport(
                VERSION, day, State.NOT_DONE, held.size() + left.size(), List.of(), held, left);
    }

    public static ErasureReport off(LocalDate day) {
        return new ErasureReport(VERSION, day, State.OFF, 0, List.of(), List.of(), List.of());
    }

    @JsonIgnore
    public int erasedCalls() {
        return erased.stream().mapToInt(Erased::calls).sum();
    }
}
