package jp.denwaban.cli.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * One call as the exchange lived it, read from what it wrote and from nothing of ours.
 *
 * @param number counts the calls of the exchange
 * @param callerId digits, or the letter of the reason
 * @param rang when the bell first rang at the card; empty if it never did
 * @param answered when the card closed the loop; empty if it never did
 * @param keys the caller pressed, in order
 * @param destination digits of the extension that was called last, {@code attendant}, or empty
 * @param staffLifted sample of the reference audio at which somebody lifted the handset
 * @param staffSpoke sample at which the first word began
 * @param byAttendant whether the conventional switchboard took the call by itself
 * @param ended by whom, in the exchange's word; empty while it lasts
 */
record SentCall(
        int number,
        int line,
        String callerId,
        Optional<Instant> rang,
        Optional<Instant> answered,
        String keys,
        String destination,
        Optional<Long> staffLifted,
        Optional<Long> staffSpoke,
        boolean byAttendant,
        String ended,
        Optional<Instant> endedAt) {}
