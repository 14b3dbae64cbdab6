package jp.denwaban.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every number this call has dialled, so that none is dialled more often than the law allows: two
 * redials within three minutes of the first. The attendant is joined, not dialled.
 *
 * @param dialled in order of time
 * @see "端末設備等規則 11条"
 */
public record Dialling(List<Dialled> dialled) {

    public Dialling {
        dialled = List.copyOf(dialled);
    }

    /** Digits of a destination began to be sent. */
    public record Dialled(Destination to, Tick at) {}

    static Dialling nothing() {
        return new Dialling(List.of());
    }

    Dialling dialled(Destination to, Tick at) {
        List<Dialled> all = new ArrayList<>(dialled);
        // What is older than the window does not count, and a call lasts hours.
        all.removeIf(old -> !within(old, at));
        all.add(new Dialled(to, at));
        return new Dialling(all);
    }

    /** When a destination found busy may be dialled again: soon, later, and as a new call. */
    Tick afterBusy(Destination to, Tick at) {
        List<Dialled> same = recent(to, at);
        Duration wait =
                same.isEmpty() || same.size() > CallLimits.MOST_REDIALS
                        ? CallLimits.STATION_REST
                        : CallLimits.BUSY_WAITS.get(same.size() - 1);
        return allowed(same, at.plus(wait));
    }

    /** When a destination may be dialled again after the loop has rested. */
    Tick afterRest(Destination to, Tick at) {
        return allowed(recent(to, at), at.plus(CallLimits.STATION_REST));
    }

    /** When who does not answer is to be given up: two minutes after his digits. */
    Tick giveUp(Destination to, Tick at) {
        List<Dialled> same = recent(to, at);
        Tick last = same.isEmpty() ? at : same.get(same.size() - 1).at();
        return last.plus(CallLimits.DIALLED_WITHIN);
    }

    private List<Dialled> recent(Destination to, Tick at) {
        return dialled.stream().filter(old -> old.to().equals(to) && within(old, at)).toList();
    }

    private static boolean within(Dialled old, Tick at) {
        return at.since(old.at()).compareTo(CallLimits.REDIAL_WINDOW) <= 0;
    }

    /** Full: not before the oldest of the last three is out of the window. */
    private static Tick allowed(List<Dialled> same, Tick wished) {
        int most = 1 + CallLimits.MOST_REDIALS;
        if (same.size() < most) {
            return wished;
        }
        Tick free = same.get(same.size() - most).at().plus(CallLimits.REDIAL_WINDOW);
        return free.compareTo(wished) > 0 ? free : wished;
    }
}
