package jp.denwaban.exchange.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.script.ScriptedCall.Start;
import jp.denwaban.exchange.script.Words.Mistake;
import jp.denwaban.exchange.sound.Clips;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CallerId.Absent;

/** Reads one {@code call} line: who, where, when; then what the caller does. */
final class CallReader {
    /** Most callers put the handset down after some twenty rings. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Guidance twice over, three destinations that do not answer, and some more. */
    private static final Duration LONGEST_LISTEN = Duration.ofMinutes(5);

    /** What an ordinary telephone sends: ITU-T Q.23 tones of 100 ms at −10 dBm0. */
    private static final Duration KEY = Duration.ofMillis(100);

    private static final double KEY_DBM0 = -10;

    /** The longest call of the demonstration has eight; more belongs into a second call. */
    private static final int MOST_STEPS = 50;

    private static final Map<String, Absent> ABSENT =
            Map.of(
                    "withheld", Absent.WITHHELD,
                    "payphone", Absent.PAYPHONE,
                    "unavailable", Absent.UNAVAILABLE,
                    "service-conflict", Absent.SERVICE_CONFLICT,
                    "receive-error", Absent.RECEIVE_ERROR,
                    "no-service", Absent.NO_SERVICE);

    private static final Map<String, Leaving> LEAVING =
            Map.of(
                    "busy", Leaving.BUSY_TONE,
                    "dial-tone", Leaving.DIAL_TONE,
                    "loop-break", Leaving.LOOP_BREAK);

    private final Random dice;
    private final Clips clips;
    private final int lineCount;

    CallReader(Random dice, Clips clips, int lineCount) {
        this.dice = dice;
        this.clips = clips;
        this.lineCount = lineCount;
    }

    ScriptedCall read(String text) throws Mistake {
        int colon = text.indexOf(" :");
        Words words = new Words(colon < 0 ? text : text.substring(0, colon), dice);
        int line = words.number("line", 1, lineCount);
        Optional<Duration> at = words.duration("at");
        Optional<Duration> after = words.duration("after");
        if (at.isPresent() == after.isPresent()) {
            throw new Mistake("a call has either at= or after=");
        }
        ScriptedCall call =
                new ScriptedCall(
                        line,
                        at.isPresent() ? Start.SCRIPT : Start.CALL_BEFORE,
                        at.or(() -> after).orElse(Duration.ZERO),
                        callerId(words),
                        words.duration("gives-up", PATIENCE),
                        leaving(words),
                        steps(colon < 0 ? "" : text.substring(colon + 2)));
        words.finish();
        return call;
    }

    private static CallerId callerId(Words words) throws Mistake {
        Optional<String> number = words.text("number");
        if (number.isPresent()) {
            if (!number.get().matches("[0-9]{2,20}")) {
                throw new Mistake("number= wants 2 to 20 digits");
            }
            return new CallerId.Number(number.get());
        }
        for (Map.Entry<String, Absent> reason : ABSENT.entrySet()) {
            if (words.has(reason.getKey())) {
                return reason.getValue();
            }
        }
        throw new Mistake(
                "say who calls: number=…, withheld, payphone, unavailable, service-conflict,"
                        + " receive-error or no-service");
    }

    private static Leaving leaving(Words words) throws Mistake {
        String name = words.text("leaves").orElse("busy");
        Leaving leaving = LEAVING.get(name);
        if (leaving == null) {
            throw new Mistake("leaves=" + name + " must be busy, dial-tone or loop-break");
        }
        return leaving;
    }

    private List<CallerStep> steps(String text) throws Mistake {
        List<CallerStep> steps = new ArrayList<>();
        if (text.isBlank()) {
            return steps;
        }
        for (String step : text.split(",", -1)) {
            steps.add(step(step.strip()));
        }
        if (steps.size() > MOST_STEPS) {
            throw new Mistake("a caller does at most " + MOST_STEPS + " things");
        }
        return steps;
    }

    private CallerStep step(String text) throws Mistake {
        int space = text.indexOf(' ');
        String verb = space < 0 ? text : text.substring(0, space);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        return switch (verb) {
            case "hang-up" -> nothingMore(rest, new CallerStep.HangUp());
            case "say" -> new CallerStep.Say(rest, StaffReader.clip(rest, clips));
            case "press" -> press(rest);
            case "wait" -> await(rest);
            default ->
                    throw new Mistake(
                            "a caller can wait, press, say or hang-up, not "
                                    + (verb.isEmpty() ? "nothing" : verb));
        };
    }

    private static CallerStep nothingMore(String rest, CallerStep step) throws Mistake {
        if (!rest.isEmpty()) {
            throw new Mistake("nothing follows hang-up but a comma");
        }
        return step;
    }

    private CallerStep await(String rest) throws Mistake {
        if (!rest.startsWith("for ")) {
            return new CallerStep.Wait(new Words("", dice).duration("wait", rest));
        }
        Words words = new Words(rest.substring(4), dice);
        boolean staff = words.has("staff");
        boolean release = words.has("release");
        Duration limit = words.duration("most", LONGEST_LISTEN);
        if (staff == release) {
            throw new Mistake("a caller can wait for staff or for release");
        }
        words.finish();
        return staff ? new CallerStep.AwaitStaff(limit) : new CallerStep.AwaitRelease(limit);
    }

    private CallerStep press(String rest) throws Mistake {
        int space = rest.indexOf(' ');
        String keys = space < 0 ? rest : rest.substring(0, space);
        if (!keys.matches("[0-9*#A-D]{1,20}")) {
            throw new Mistake("press wants 1 to 20 keys of 0-9 * # A-D");
        }
        Words words = new Words(space < 0 ? "" : rest.substring(space), dice);
        Duration tone = words.duration("tone", KEY);
        Duration pause = words.duration("pause", KEY);
        double level =
                Words.number("level", words.text("level").orElse("" + (int) KEY_DBM0), -40, 0);
        words.finish();
        return new CallerStep.Press(keys, tone, pause, level);
    }
}
