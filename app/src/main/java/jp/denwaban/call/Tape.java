package jp.denwaban.call;

/**
 * The file under a call.
 *
 * @param cut the disk refused at least once
 * @param lost no file takes anything any more
 * @param running the voices go into it
 */
public record Tape(boolean cut, boolean lost, boolean running) {

    static Tape none() {
        return new Tape(false, false, false);
    }

    Tape becameCut() {
        return new Tape(true, lost, running);
    }

    Tape becameLost() {
        return new Tape(true, true, running);
    }

    Tape started() {
        return new Tape(cut, lost, true);
    }

    /** How a conversation that came to its natural end is entered. */
    Outcome outcome() {
        if (!running) {
            return Outcome.TALKED_UNRECORDED;
        }
        return cut ? Outcome.CUT_SHORT : Outcome.RECORDED;
    }
}
