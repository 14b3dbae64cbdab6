package jp.denwaban.scenario.day;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes the exchange's script of a day: who calls, what for, and how it ends. */
final class DayScript {
    private static final String[] EXTENSIONS = {"211", "221", "231", "241", "251", "261"};
    private static final String[] OFFICERS = {
        "staff-keimu.wav",
        "staff-seian.wav",
        "staff-koutsuu.wav",
        "staff-keiji.wav",
        "staff-chiiki.wav",
        "staff-kaikei.wav"
    };
    private static final String[] VOICES = {
        "caller-thanks.wav",
        "caller-wallet.wav",
        "caller-noise.wav",
        "caller-garage.wav",
        "caller-child.wav"
    };
    private static final String[] NAMELESS = {
        "withheld", "payphone", "unavailable", "service-conflict", "receive-error", "no-service"
    };
    private static final String[] LEAVINGS = {"busy", "busy", "dial-tone", "loop-break"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> gaveUp = new HashSet<>();

    private DayScript(Random random) {
        this.random = random;
    }

    /**
     * @param calls of all lines together
     */
    static String of(long seed, int lines, int calls, List<DayFault> faults) {
        DayScript day = new DayScript(new Random(seed));
        day.say("exchange seed=%d", seed & 0xFFFF);
        day.people(calls);
        for (int n = 0; n < calls; n++) {
            day.call(1 + n % lines, n < lines);
        }
        for (DayFault fault : faults) {
            if (fault.kind() == DayFault.Kind.POWER_CUT) {
                day.say("power line=%d off at=%.3fs", fault.line(), fault.from().toMillis() / 1e3);
                day.say("power line=%d on at=%.3fs", fault.line(), fault.to().toMillis() / 1e3);
            }
        }
        return day.text.toString();
    }

    /** How each extension takes the calls of its day, one after the other. */
    private void people(int calls) {
        for (int n = 0; n < EXTENSIONS.length; n++) {
            for (int call = 0; call < calls / EXTENSIONS.length / 2; call++) {
                int kind = random.nextInt(10);
                String behaves =
                        kind == 0
                                ? "busy"
                                : kind == 1
                                        ? "never"
                                        : "answers after=%.1fs says=%s hangs-up=%ds"
                                                .formatted(
                                                        1 + random.nextDouble(),
                                                        OFFICERS[n],
                                                        kind == 2 ? 8 : 40);
                say("extension %s %s", EXTENSIONS[n], behaves);
            }
        }
        say("attendant answers after=2s says=attendant.wav hangs-up=40s");
    }

    private void call(int line, boolean first) {
        // Who rings within 5 s of one who gave up rings on for the card: it is one call to us.
        double least = gaveUp.remove(line) ? 6 : 1;
        String when = first ? "at=0s" : "after=%.1fs".formatted(least + 3 * random.nextDouble());
        String who =
                random.nextInt(3) == 0
                        ? one(NAMELESS)
                        : "number=01%08d".formatted(random.nextInt(100_000_000));
        String leaves = "leaves=" + one(LEAVINGS);
        int kind = random.nextInt(20);
        if (kind == 0) {
            gaveUp.add(line);
            say(
                    "call line=%d %s %s gives-up=%.1fs : hang-up",
                    line, when, who, 1 + random.nextDouble());
        } else if (kind == 1) {
            say("call line=%d %s %s : wait %ds, hang-up", line, when, who, 2 + random.nextInt(8));
        } else if (kind == 2) { // a telephone without tones, or a person without words
            say(
                    "call line=%d %s %s %s : wait for staff, wait 3s, hang-up",
                    line, when, who, leaves);
        } else if (kind == 3) {
            talk(
                    "call line=%d %s %s %s : wait 4s, press 7, wait 4s, press %d, ",
                    line, when, who, leaves);
        } else if (kind == 4) {
            say(
                    "call line=%d %s %s : wait 2s, press %d, wait for staff, wait for release",
                    line, when, who, 1 + random.nextInt(6));
        } else {
            talk("call line=%d %s %s %s : wait 2s, press %d, ", line, when, who, leaves);
        }
    }

    private void talk(String begins, int line, String when, String who, String leaves) {
        say(
                begins + "wait for staff, wait 3s, say %s, wait 1s, hang-up",
                line,
                when,
                who,
                leaves,
                random.nextInt(7),
                one(VOICES));
    }

    private String one(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private void say(String statement, Object... words) {
        text.append(statement.formatted(words)).append('\n');
    }
}
