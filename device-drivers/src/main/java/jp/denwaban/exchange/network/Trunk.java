package jp.denwaban.exchange.network;

import java.util.Locale;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.sound.LineNoise;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.tone.ToneGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One trunk line of the telephone network, from the caller's mouth to the card.
 *
 * <p>Longer than most: the states of a line, and what either side does in each, are read together.
 */
public final class Trunk implements CallView {
    /** The network frees a line about this long after both sides have hung up. */
    private static final int GUARD_MILLIS = 1500;

    private final LineJournal journal;
    private final LineNoise noise;
    private final short[] fromCaller = new short[Sound.STEP_SAMPLES];
    private final short[] toCaller = new short[Sound.STEP_SAMPLES];
    private final short[] nobody = new short[Sound.STEP_SAMPLES];
    private TrunkEnd end = TrunkEnd.NOTHING;

    private State state = State.IDLE;
    private @Nullable Caller caller;
    private Sound tone = Sound.SILENCE;
    private RingPattern pattern = new RingPattern(end, CallerId.Absent.NO_SERVICE);
    private long stateMillis = GUARD_MILLIS;
    private boolean staffReached;
    private boolean released;

    private enum State {
        /** Nobody. */
        IDLE,
        /** The card has lifted without a call: the network offers dial tone. */
        SEIZED,
        RINGING,
        CONNECTED,
        /** The caller has gone, the called side has not hung up yet. */
        CLEARING,
        /** The called side has gone, the caller has not hung up yet. */
        RELEASED
    }

    public Trunk(LineJournal journal, LineNoise noise) {
        this.journal = journal;
        this.noise = noise;
    }

    /** Connects what hangs at the line's end. */
    public void endsAt(TrunkEnd newEnd) {
        end = newEnd;
    }

    /** Whether a call can be put on this line. */
    public boolean free() {
        return state == State.IDLE && stateMillis >= GUARD_MILLIS;
    }

    /**
     * Bell, loop, or a caller who has not put his handset down yet (it is the caller who frees a
     * line): the relay may not move.
     */
    public boolean inUse() {
        return state != State.IDLE;
    }

    public boolean ringing() {
        return state == State.RINGING;
    }

    public boolean loopClosed() {
        return state == State.SEIZED || state == State.CONNECTED || state == State.CLEARING;
    }

    public boolean callerGone() {
        return state == State.CLEARING || state == State.SEIZED;
    }

    /** Begins to ring for a caller. */
    public void ring(Caller newCaller, int callNumber) {
        if (!free()) {
            throw new IllegalStateException("line " + journal.line() + " is in use");
        }
        caller = newCaller;
        staffReached = false;
        released = false;
        journal.carries(callNumber);
        journal.note(Happening.CALLING, "caller", describe(newCaller.callerId()));
        tone = ToneGenerator.ringBack()::fill;
        pattern = new RingPattern(end, newCaller.callerId());
        enter(State.RINGING);
    }

    /** The called side lifts. */
    public void closeLoop() {
        if (state == State.RINGING) {
            enter(State.CONNECTED);
        } else if (state == State.IDLE) {
            tone = ToneGenerator.dialTone()::fill;
            enter(State.SEIZED);
        }
    }

    /** The called side hangs up. */
    public void openLoop() {
        if (state == State.CONNECTED) {
            journal.note(Happening.RELEASED);
            released = true;
            tone = ToneGenerator.busy()::fill;
            enter(State.RELEASED);
        } else if (state == State.CLEARING) {
            finish();
        } else if (state == State.SEIZED) {
            enter(State.IDLE);
        }
    }

    /** Somebody has dialled after dial tone: nobody here can be called, the number is engaged. */
    public void dialled() {
        if (state == State.SEIZED) {
            tone = ToneGenerator.busy()::fill;
        }
    }

    /** A person can be heard by the caller from now on. */
    public void reachStaff() {
        staffReached = true;
    }

    /** What comes from the caller, or from the network in his place, in this step. */
    public short[] fromCaller() {
        return fromCaller;
    }

    /** To be filled with what goes to the caller in this step. */
    public short[] toCaller() {
        return toCaller;
    }

    /** One step: first the caller speaks, then, after the card, {@link #carry} lets him hear. */
    public void step() {
        Sound.SILENCE.fill(fromCaller);
        Caller person = caller;
        switch (state) {
            case IDLE -> {}
            case SEIZED, CLEARING -> tone.fill(fromCaller);
            case RINGING -> ringOn(person);
            case CONNECTED -> {
                if (person != null && !person.live(this, fromCaller)) {
                    hangUp(person);
                }
            }
            case RELEASED -> {
                if (person == null || !person.live(this, nobody)) {
                    finish();
                }
            }
        }
        if (loopClosed()) {
            noise.addTo(fromCaller);
        }
        stateMillis += Sound.STEP_MILLIS;
    }

    private void ringOn(@Nullable Caller person) {
        if (person == null || !person.live(this, nobody)) {
            journal.note(Happening.CALLER_HUNG_UP, "while", "ringing");
            finish();
            return;
        }
        if (!person.rings()) {
            stateMillis = -Sound.STEP_MILLIS; // the bell's time begins with its first ring
            return;
        }
        if (stateMillis == 0) {
            pattern = new RingPattern(end, person.callerId());
        }
        pattern.step(stateMillis);
    }

    private void hangUp(Caller person) {
        Sound.SILENCE.fill(fromCaller);
        journal.note(Happening.CALLER_HUNG_UP, "while", staffReached ? "talking" : "guided");
        tone =
                switch (person.leaving()) {
                    case BUSY_TONE -> ToneGenerator.busy()::fill;
                    case DIAL_TONE -> ToneGenerator.dialTone()::fill;
                    case LOOP_BREAK -> Sound.SILENCE;
                };
        if (tone == Sound.SILENCE) {
            end.loopBroken();
        }
        enter(State.CLEARING);
    }

    /** Lets the caller hear what has been laid into {@link #toCaller()}, or the network's tones. */
    public void carry() {
        Caller person = caller;
        if (person == null || state == State.CLEARING) {
            return;
        }
        if (state == State.RINGING || state == State.RELEASED) {
            tone.fill(toCaller);
        }
        person.hear(toCaller);
    }

    private void finish() {
        Caller person = caller;
        caller = null;
        journal.note(Happening.CALL_ENDED);
        journal.carries(0);
        enter(State.IDLE);
        if (person != null) {
            person.over();
        }
    }

    private void enter(State next) {
        state = next;
        stateMillis = 0;
    }

    private static String describe(CallerId callerId) {
        return callerId instanceof CallerId.Number number
                ? number.digits()
                : ((CallerId.Absent) callerId).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long ringingMillis() {
        return ringing() ? Math.max(0, stateMillis) : 0;
    }

    @Override
    public int bells() {
        return ringing() ? pattern.bells() : 0;
    }

    @Override
    public boolean answered() {
        return state == State.CONNECTED || state == State.RELEASED;
    }

    @Override
    public boolean staffReached() {
        return staffReached;
    }

    @Override
    public boolean released() {
        return released;
    }
}
