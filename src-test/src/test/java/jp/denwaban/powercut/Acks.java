package jp.denwaban.powercut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** What was acknowledged, and after how many steps of the disk. */
final class Acks {
    private final IntSupplier steps;
    private final List<Timed> all = new ArrayList<>();

    private record Timed(int after, Ack ack) {}

    Acks(IntSupplier steps) {
        this.steps = steps;
    }

    void add(Ack ack) {
        all.add(new Timed(steps.getAsInt(), ack));
    }

    /** What stands when the power is cut after so many steps; of what was replaced, the last. */
    List<Ack> until(int step) {
        Map<Object, Ack> last = new LinkedHashMap<>();
        for (Timed timed : all) {
            if (timed.after() <= step) {
                last.put(key(timed.ack()), timed.ack());
            }
        }
        return List.copyOf(last.values());
    }

    private static Object key(Ack ack) {
        if (ack instanceof Ack.Recorded recorded) {
            return "recorded " + recorded.call();
        }
        return ack instanceof Ack.Kept kept ? kept.file() : ack;
    }

    /** Whether anything of this kind was acknowledged at all. */
    boolean any(Predicate<Ack> kind) {
        return all.stream().map(Timed::ack).anyMatch(kind);
    }
}
