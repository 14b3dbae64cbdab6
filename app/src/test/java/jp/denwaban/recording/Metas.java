package jp.denwaban.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;

/** What may be known of a call, for tests. */
public final class Metas {
    public static final Instant RANG = Instant.parse("2026-04-01T01:02:03.456Z");

    private Metas() {}

    public static CallMeta ringing(long number) {
        return new CallMeta(
                new CallNumber(number),
                2,
                Caller.Absent.PAYPHONE,
                RANG,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static CallMeta ended(long number) {
        return new CallMeta(
                new CallNumber(number),
                2,
                new Caller.Number("0112510110"),
                RANG,
                true,
                Optional.of(RANG.plusSeconds(6)),
                Optional.of(new Digit('3')),
                Optional.of("交通課"),
                Optional.of(RANG.plusSeconds(30)),
                Optional.of(Duration.ofMillis(24_020)),
                Optional.of(RANG.plusSeconds(90)),
                Optional.of(Outcome.RECORDED));
    }
}
