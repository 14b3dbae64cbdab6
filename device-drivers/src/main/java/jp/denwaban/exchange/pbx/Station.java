package jp.denwaban.exchange.pbx;

import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.script.StaffPlan;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.LineNoise;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.ToneGenerator;

/**
 * One trunk port of the branch exchange, as the card's station side meets it: dial tone, digits,
 * ring-back or busy, a person, and busy tone when that person has hung up.
 *
 * <p>Longer than most: the states of a port, and what it sounds like in each, are read together.
 */
public final class Station {
    /** An exchange needs a moment before it offers dial tone. */
    private static final int DIAL_TONE_MILLIS = 300;

    /** After the last digit of a number that exists nowhere. */
    private static final int DIGITS_OVER_MILLIS = 2000;

    /** Somebody who is left alone on the line hangs up after so long. */
    private static final int STAFF_NOTICES_MILLIS = 1500;

    /** As many as a route may have. */
    private static final int MOST_DIGITS = 16;

    private final LineJournal journal;
    private final Branch branch;
    private final LineNoise noise;
    private final short[] fromStation = new short[Sound.STEP_SAMPLES];
    private final StringBuilder digits = new StringBuilder();

    private State state = State.ON_HOOK;
    private StaffPlan staff = StaffPlan.NEVER;
    private Sound sound = Sound.SILENCE;
    private long stateMillis;
    private long aloneMillis;
    private boolean atAttendant;
    private String reached = "";
    private boolean spoken;

    private enum State {
        ON_HOOK,
        SEIZED,
        DIALLING,
        RINGING,
        TALKING,
        /** The destination is busy. */
        BUSY,
        /** The destination has hung up; busy tone tells. */
        STAFF_GONE
    }

    public Station(LineJournal journal, Branch branch, LineNoise noise) {
        this.journal = journal;
        this.branch = branch;
        this.noise = noise;
    }

    /** The card closes the station loop: the exchange offers dial tone. */
    public void seize() {
        digits.setLength(0);
        atAttendant = false;
        sound = ToneGenerator.dialTone()::fill;
        enter(State.SEIZED);
    }

    /** After a hook flash: three short bursts before dial tone. */
    public void seizeAfterFlash() {
        seize();
        sound = ToneGenerator.secondDialTone()::fill;
    }

    /** Whether dial tone can be heard, so that digits are taken. */
    public boolean takesDigits() {
        return state == State.SEIZED && stateMillis >= DIAL_TONE_MILLIS || state == State.DIALLING;
    }

    /** One PB digit. The first one stops dial tone; a complete extension rings at once. */
    public void dial(char digit) {
        if (!takesDigits() || digits.length() >= MOST_DIGITS) {
            return;
        }
        digits.append(digit);
        sound = Sound.SILENCE;
        enter(State.DIALLING);
        if (branch.has(digits.toString())) {
            call(digits.toString());
        }
    }

    /** Calls an extension without the loop: the second half of a flash transfer. */
    public void call(String extension) {
        atAttendant = false;
        staff = branch.call(extension);
        if (staff.behaviour() == StaffPlan.Behaviour.BUSY) {
            journal.note(Happening.DESTINATION_BUSY, "destination", extension);
            sound = ToneGenerator.busy()::fill;
            enter(State.BUSY);
        } else {
            journal.note(Happening.DESTINATION_RINGING, "destination", extension);
            reached = extension;
            startRinging();
        }
    }

    /** Rings the conventional switchboard, by order of the card or because the relay has fallen. */
    public void ringAttendant() {
        if (state == State.RINGING && atAttendant) {
            return;
        }
        atAttendant = true;
        staff = branch.callAttendant();
        journal.note(Happening.RANG_AT_ATTENDANT);
        if (staff.behaviour() == StaffPlan.Behaviour.BUSY) {
            sound = ToneGenerator.busy()::fill;
            enter(State.BUSY);
        } else {
            startRinging();
        }
    }

    private void startRinging() {
        sound = ToneGenerator.ringBack()::fill;
        enter(State.RINGING);
    }

    /** The card opens the station loop, or the bell stops: whoever was there is left alone. */
    public void release() {
        if (state != State.ON_HOOK) {
            journal.note(Happening.DESTINATION_RELEASED);
        }
        sound = Sound.SILENCE;
        left();
        enter(State.ON_HOOK);
    }

    /** The telephone that was called is free again. */
    private void left() {
        branch.leave(reached);
        reached = "";
    }

    /** Somebody lifts the handset before his time, and says this. */
    public void lift(Sound words) {
        if (state == State.RINGING) {
            answer();
            spoken = true;
            sound = words;
        }
    }

    /** The digits received since the loop was closed. */
    public String dialled() {
        return digits.toString();
    }

    public boolean onHook() {
        return state == State.ON_HOOK;
    }

    public boolean ringing() {
        return state == State.RINGING;
    }

    public boolean talking() {
        return state == State.TALKING;
    }

    public boolean staffGone() {
        return state == State.STAFF_GONE;
    }

    /** Tells the person, step by step, that nobody is at the other end any more. */
    public void leaveAlone() {
        if (talking()) {
            aloneMillis += Sound.STEP_MILLIS;
        }
    }

    public short[] fromStation() {
        return fromStation;
    }

    /** One step of whoever and whatever is at the other end. */
    public void step() {
        Sound.SILENCE.fill(fromStation);
        switch (state) {
            case ON_HOOK -> {}
            case SEIZED -> {
                if (stateMillis >= DIAL_TONE_MILLIS) {
                    sound.fill(fromStation);
                }
            }
            case DIALLING -> {
                if (stateMillis >= DIGITS_OVER_MILLIS) {
                    call(digits.toString());
                }
            }
            case RINGING -> ringOn();
            case TALKING -> talk();
            case BUSY, STAFF_GONE -> sound.fill(fromStation);
        }
        if (state != State.ON_HOOK) {
            noise.addTo(fromStation);
        }
        stateMillis += Sound.STEP_MILLIS;
    }

    private void ringOn() {
        boolean answers = staff.behaviour() == StaffPlan.Behaviour.ANSWERS;
        if (answers && stateMillis >= staff.answersAfter().toMillis()) {
            answer();
        } else {
            sound.fill(fromStation);
        }
    }

    private void answer() {
        journal.note(
                atAttendant ? Happening.ANSWERED_BY_ATTENDANT : Happening.DESTINATION_ANSWERED);
        sound = Sound.SILENCE;
        aloneMillis = 0;
        spoken = false;
        enter(State.TALKING);
    }

    private void talk() {
        if (!spoken && stateMillis >= staff.speaksAfter().toMillis()) {
            spoken = true;
            staff.says().ifPresent(this::speak);
        }
        sound.fill(fromStation);
        boolean planned =
                staff.hangsUpAfter().filter(after -> stateMillis >= after.toMillis()).isPresent();
        if (planned || aloneMillis >= STAFF_NOTICES_MILLIS) {
            Sound.SILENCE.fill(fromStation);
            journal.note(Happening.STAFF_HUNG_UP);
            sound = ToneGenerator.busy()::fill;
            left();
            enter(State.STAFF_GONE);
        }
    }

    private void speak(Clip clip) {
        journal.note(Happening.STAFF_SPEAKS);
        sound = clip.spoken();
    }

    private void enter(State next) {
        state = next;
        stateMillis = 0;
    }
}
