package jp.denwaban.cli.demo;

import java.time.Instant;
import java.util.Optional;

/** Calls as an exchange might have lived them. */
final class SentCallsOf {
    static final Instant RANG = Instant.parse("2026-04-01T01:00:00Z");

    private SentCallsOf() {}

    /** A talk on line 1 after key 1, over after half a minute. */
    static SentCall talk(int number, long spoke) {
        return talk(number, spoke, Optional.of(RANG.plusSeconds(30)));
    }

    static SentCall talk(int number, long spoke, Optional<Instant> ended) {
        return new SentCall(
                number,
                1,
                "0112510110",
                Optional.of(RANG),
                Optional.of(RANG.plusSeconds(3)),
                "1",
                "211",
                Optional.of(spoke),
                Optional.of(spoke).filter(sample -> sample > 0),
                false,
                ended.isPresent() ? "caller-hung-up" : "",
                ended);
    }

    /** A caller whom the conventional switchboard took at that moment. */
    static SentCall byAttendant(int number, Instant ringing) {
        return new SentCall(
                number,
                2,
                "P",
                Optional.empty(),
                Optional.empty(),
                "",
                "attendant",
                Optional.empty(),
                Optional.empty(),
                true,
                "",
                Optional.of(ringing.plusSeconds(20)));
    }
}
