package jp.denwaban.call;

import java.util.Optional;

/**
 * What will be known of a call afterwards.
 *
 * @param destination that was called last
 * @param talkFrom when the destination answered
 * @param outcome empty while the call lasts
 */
public record Journey(
        Tick rang,
        Caller caller,
        Optional<Tick> answered,
        Optional<Digit> key,
        Optional<Destination> destination,
        Optional<Tick> talkFrom,
        Optional<Tick> ended,
        Optional<Outcome> outcome) {

    static Journey from(Tick rang) {
        return new Journey(
                rang,
                Caller.Absent.NO_SERVICE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Journey by(Caller known) {
        return new Journey(rang, known, answered, key, destination, talkFrom, ended, outcome);
    }

    Journey answered(Tick at) {
        return new Journey(
                rang, caller, Optional.of(at), key, destination, talkFrom, ended, outcome);
    }

    Journey pressed(Digit digit) {
        return new Journey(
                rang, caller, answered, Optional.of(digit), destination, talkFrom, ended, outcome);
    }

    Journey to(Destination called) {
        return new Journey(
                rang, caller, answered, key, Optional.of(called), talkFrom, ended, outcome);
    }

    Journey talkFrom(Optional<Tick> at) {
        return new Journey(rang, caller, answered, key, destination, at, ended, outcome);
    }

    Journey ended(Tick at, Outcome how) {
        return new Journey(
                rang,
                caller,
                answered,
                key,
                destination,
                talkFrom,
                Optional.of(at),
                Optional.of(how));
    }
}
