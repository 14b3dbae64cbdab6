package jp.denwaban.call;

/**
 * The file under a call.
 *
 * @param files begun so far, the one in use included
 * @param failed one of them refused
 * @param lost no file takes anything any more
 * @param running the voices go into it
 */
public record Tape(int files, boolean failed, boolean lost, boolean running) {

    static Tape none() {
        return new Tape(0, false, false, false);
    }

    Tape opened() {
        return new Tape(files + 1, failed, lost, running);
    }

    Tape failure() {
        return new Tape(files, true, files >= CallLimits.MOST_FILES, running);
    }

    Tape started() {
        return new Tape(files, failed, lost, true);
    }

    /** How a conversation that came to its natural end is entered. */
    Outcome outcome() {
        if (!running) {
            return Outcome.TALKED_UNRECORDED;
        }
        return failed ? Outcome.CUT_SHORT : Outcome.RECORDED;
    }
}
