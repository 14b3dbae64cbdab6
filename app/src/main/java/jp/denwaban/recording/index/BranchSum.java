package jp.denwaban.recording.index;

import java.util.Optional;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;

/** Calls of one day that took one way through the guidance and ended one way. */
public record BranchSum(Optional<Digit> key, String destination, Outcome outcome, int calls) {}
