package jp.denwaban.console.practice;

import java.util.Optional;
import jp.denwaban.wire.LineState;

/** How far a practice call has come; the row of steps lights up to here. */
public enum Phase {
    IDLE,
    RINGING,
    GUIDING,
    CHOOSING,
    TRANSFERRING,
    TALKING,
    BYPASS;

    /** The phase of a call whose line is in this state; empty where the phase stays as it was. */
    static Optional<Phase> of(LineState state) {
        return switch (state) {
            case RINGING -> Optional.of(RINGING);
            case GUIDING -> Optional.of(GUIDING);
            case CHOOSING -> Optional.of(CHOOSING);
            case TRANSFERRING -> Optional.of(TRANSFERRING);
            case RECORDING, TALKING -> Optional.of(TALKING);
            case BYPASS -> Optional.of(BYPASS);
            case IDLE, CLOSING, FAULT, OUT_OF_SERVICE -> Optional.empty();
        };
    }
}
