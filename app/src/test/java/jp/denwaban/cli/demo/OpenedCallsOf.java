package jp.denwaban.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Verdict;

/** Recordings as the demo operator's password might have opened them. */
final class OpenedCallsOf {
    /** From the first frame heard to the first one recorded. */
    static final Duration FROM = Duration.ofSeconds(3);

    private OpenedCallsOf() {}

    static CallMeta meta(CallNumber number, Caller caller) {
        return meta(number, caller, SentCallsOf.RANG);
    }

    static CallMeta meta(CallNumber number, Caller caller, Instant rang) {
        return new CallMeta(
                number,
                1,
                caller,
                rang,
                false,
                Optional.of(SentCallsOf.RANG.plusSeconds(3)),
                Optional.of(new Digit('1')),
                Optional.of("警務課"),
                Optional.of(SentCallsOf.RANG.plusSeconds(6)),
                Optional.of(FROM),
                Optional.of(SentCallsOf.RANG.plusSeconds(30)),
                Optional.of(Outcome.RECORDED));
    }

    /** One whole, genuine file. */
    static OpenedCall genuine(CallMeta meta, short[] caller, short[] staff) {
        return new OpenedCall(meta, caller, staff, 1, Verdict.GENUINE, true, List.of());
    }
}
