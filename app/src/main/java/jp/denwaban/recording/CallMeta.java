package jp.denwaban.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;

/**
 * What is sealed about one call beside its voice. It stands on the disk only inside META records.
 *
 * @param answered when our card closed the loop
 * @param talkFrom when the destination answered
 * @param audioFrom from the first frame heard after answering to the first recorded sample
 * @param outcome empty while the call lasts
 * @param quality of the recording; empty while it lasts, and without one
 */
public record CallMeta(
        CallNumber number,
        int line,
        Caller caller,
        Instant rang,
        boolean clockDoubtful,
        Optional<Instant> answered,
        Optional<Digit> key,
        Optional<String> destination,
        Optional<Instant> talkFrom,
        Optional<Duration> audioFrom,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        Optional<CallQuality> quality) {

    /** What is known before a recording is over. */
    public CallMeta(
            CallNumber number,
            int line,
            Caller caller,
            Instant rang,
            boolean clockDoubtful,
            Optional<Instant> answered,
            Optional<Digit> key,
            Optional<String> destination,
            Optional<Instant> talkFrom,
            Optional<Duration> audioFrom,
            Optional<Instant> ended,
            Optional<Outcome> outcome) {
        this(
                number,
                line,
                caller,
                rang,
                clockDoubtful,
                answered,
                key,
                destination,
                talkFrom,
                audioFrom,
                ended,
                outcome,
                Optional.empty());
    }

    /** The same with how good the recording is. */
    public CallMeta with(CallQuality how) {
        return new CallMeta(
                number,
                line,
                caller,
                rang,
                clockDoubtful,
                answered,
                key,
                destination,
                talkFrom,
                audioFrom,
                ended,
                outcome,
                Optional.of(how));
    }
}
