package jp.denwaban.exchange.card;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.denwaban.exchange.sound.Sound;

/** What is wrong with one card at the moment, and for how long. Belongs to the pacing thread. */
final class Faults {
    private final Map<Fault, Long> leftMillis = new EnumMap<>(Fault.class);

    /** From now on, for so long. A second beginning of the same fault counts anew. */
    void begin(Fault fault, Duration length) {
        leftMillis.put(fault, length.toMillis());
    }

    boolean has(Fault fault) {
        return leftMillis.containsKey(fault);
    }

    boolean any(Fault one, Fault other) {
        return has(one) || has(other);
    }

    /** One step; what has come to its end in it. */
    Set<Fault> step() {
        Set<Fault> over = EnumSet.noneOf(Fault.class);
        if (!leftMillis.isEmpty()) {
            leftMillis.replaceAll((fault, millis) -> millis - Sound.STEP_MILLIS);
            leftMillis.forEach(
                    (fault, millis) -> {
                        if (millis < 0) {
                            over.add(fault);
                        }
                    });
            leftMillis.keySet().removeAll(over);
        }
        return over;
    }
}
