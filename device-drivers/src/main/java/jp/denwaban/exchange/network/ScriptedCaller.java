package jp.denwaban.exchange.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.script.CallerStep;
import jp.denwaban.exchange.script.ScriptedCall;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.tone.ToneGenerator;

/** A caller who does what a script says, and hangs up a moment after the other side has. */
public final class ScriptedCaller implements Caller {
    /** A person needs a second to understand that busy tone means it is over. */
    private static final int UNDERSTANDS_MILLIS = 1000;

    /** Nobody stays on a line longer; keeps a wrong script from holding a line for ever. */
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    /** The high group of an ordinary telephone is sent 2 dB above the low one. */
    private static final double PRE_EMPHASIS_DB = 2;

    private final ScriptedCall call;
    private final LineJournal journal;
    private final Runnable over;
    private final Deque<CallerStep> todo;
    private Sound mouth = Sound.SILENCE;
    private boolean speaking;
    private long waitedMillis;
    private long connectedMillis;
    private long releasedMillis;

    public ScriptedCaller(ScriptedCall call, LineJournal journal, Runnable over) {
        this.call = call;
        this.journal = journal;
        this.over = over;
        this.todo = new ArrayDeque<>(call.steps());
    }

    @Override
    public CallerId callerId() {
        return call.callerId();
    }

    @Override
    public Leaving leaving() {
        return call.leaving();
    }

    @Override
    public boolean live(CallView view, short[] frame) {
        if (!view.answered()) {
            return view.ringingMillis() < call.patience().toMillis();
        }
        if (view.released()) {
            releasedMillis += Sound.STEP_MILLIS;
            return releasedMillis < UNDERSTANDS_MILLIS;
        }
        connectedMillis += Sound.STEP_MILLIS;
        if (speaking) {
            speaking = mouth.fill(frame) > 0;
        }
        // Steps that take no time follow at once; a script has few, so this ends.
        while (!speaking && !todo.isEmpty() && done(todo.element(), view)) {
            if (begin(todo.remove(), frame)) {
                return false;
            }
        }
        return connectedMillis < LONGEST_CALL.toMillis();
    }

    /** Whether what comes before acting on this step is over: a wait has passed. */
    private boolean done(CallerStep step, CallView view) {
        if (step instanceof CallerStep.Wait wait) {
            return waited(wait.duration());
        }
        if (step instanceof CallerStep.AwaitStaff staff) {
            return view.staffReached() || waited(staff.limit());
        }
        if (step instanceof CallerStep.AwaitRelease release) {
            return waited(release.limit());
        }
        return true;
    }

    private boolean waited(Duration duration) {
        waitedMillis += Sound.STEP_MILLIS;
        return waitedMillis > duration.toMillis();
    }

    /** Begins a step; true when it is to hang up. */
    private boolean begin(CallerStep step, short[] frame) {
        waitedMillis = 0;
        if (step instanceof CallerStep.HangUp) {
            return true;
        }
        if (step instanceof CallerStep.Press press) {
            journal.note(Happening.KEY_PRESSED, "keys", press.keys());
            speak(keys(press), frame);
        } else if (step instanceof CallerStep.Say say) {
            journal.note(Happening.CALLER_SPEAKS, "voice", say.name());
            speak(say.clip().spoken(), frame);
        }
        return false;
    }

    private static Sound keys(CallerStep.Press press) {
        return ToneGenerator.digits(
                        press.keys(),
                        (int) press.tone().toMillis(),
                        (int) press.pause().toMillis(),
                        press.levelDbm0(),
                        press.levelDbm0() + PRE_EMPHASIS_DB)
                ::fill;
    }

    private void speak(Sound sound, short[] frame) {
        mouth = sound;
        speaking = mouth.fill(frame) > 0;
    }

    @Override
    public void hear(short[] ear) {
        // A scripted person goes by time, as docs/exchange-script.md says.
    }

    @Override
    public void over() {
        over.run();
    }
}
