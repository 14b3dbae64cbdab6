package jp.denwaban.recording.retention;

import java.util.Optional;
import jp.denwaban.call.CallNumber;

/**
 * Which records stay although their time is over: those exported under an application and directed
 * to be kept by the manager (運用要領 第4-2 但書). The port that 様式2 fills.
 */
@FunctionalInterface
public interface Holds {
    /** Nothing is held: as long as no 様式2 can say otherwise. */
    Holds NONE = call -> Optional.empty();

    /** Why this call stays, such as the number of its 様式2; empty if it does not. */
    Optional<String> reason(CallNumber call);
}
