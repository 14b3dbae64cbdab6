package jp.denwaban.answering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.call.Call;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Destination.Way;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Reach;
import jp.denwaban.call.Tick;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.CallQuality.Flaw;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;

/** Puts the state of a line into the words of the wire. */
final class TileWords {
    /** One leg without a sound for so long asks somebody to look. */
    private static final int SILENT_LEG_SECONDS = 10;

    /** So long before a destination is given up the tile says so. */
    private static final int GIVE_UP_SOON_SECONDS = 10;

    /** Sealing takes a few milliseconds; a person should know when it takes this long. */
    private static final int SLOW_CLOSING_SECONDS = 2;

    /** Codes of what is wrong with a recording begin so. */
    private static final String OF_RECORDING = "R-";

    private final SiteClock clock;

    TileWords(SiteClock clock) {
        this.clock = clock;
    }

    LineStatus status(LineStatusDraft draft, Meter meter, Instant since, Tick now) {
        Optional<Call> call = draft.call();
        Attention attention =
                call.map(c -> attention(c, meter, now, flaws(draft))).orElse(Attention.NONE);
        boolean guiding =
                call.map(c -> c.phase() == Phase.GUIDING || c.phase() == Phase.CHOOSING)
                        .orElse(false);
        return new LineStatus(
                draft.number(),
                state(draft),
                call.map(c -> clock.at(c.journey().rang().nanos())).orElse(since),
                call.filter(TileWords::callerSettled).map(c -> masked(c.journey().caller())),
                call.flatMap(c -> c.journey().key()).map(Object::toString),
                call.flatMap(c -> c.journey().destination()).map(Destination::name),
                call.flatMap(c -> c.journey().destination())
                        .map(Destination::extension)
                        .filter(digits -> !digits.isEmpty()),
                call.filter(c -> guiding)
                        .map(
                                c ->
                                        new LineStatus.GuidanceName(
                                                c.guide().name(), c.guide().revision())),
                call.filter(c -> c.phase() == Phase.RINGING).map(c -> c.bell().rings()).orElse(0),
                call.map(c -> c.dialogue().pass()).orElse(0),
                call.map(c -> c.dialogue().noInputs()).orElse(0),
                attention.code(),
                attention.seconds(),
                fault(draft),
                draft.watchdogFed(),
                draft.flaws().map(flaws -> quality(flaws, attention)));
    }

    /** What the line does, in the console's words. */
    static LineState state(LineStatusDraft draft) {
        return draft.call()
                .map(TileWords::inCall)
                .orElseGet(
                        () ->
                                switch (draft.service()) {
                                    case OPENING -> LineState.OUT_OF_SERVICE;
                                    case IN_SERVICE -> LineState.IDLE;
                                    case BYPASS -> LineState.BYPASS;
                                    case LOST, FAULT -> LineState.FAULT;
                                });
    }

    private static LineState inCall(Call call) {
        return switch (call.phase()) {
            case RINGING -> LineState.RINGING;
            case GUIDING -> LineState.GUIDING;
            case CHOOSING -> LineState.CHOOSING;
            case ROUTING -> LineState.TRANSFERRING;
            case TALKING -> call.recording() ? LineState.RECORDING : LineState.TALKING;
            case SEALING, REGISTERING, ENDED -> LineState.CLOSING;
        };
    }

    private static Optional<String> fault(LineStatusDraft draft) {
        boolean silent =
                draft.service() == LineKeeper.Service.LOST
                        || draft.service() == LineKeeper.Service.FAULT;
        return silent ? Optional.of("L-03") : Optional.empty();
    }

    /** Until Number Display has spoken or the call is answered, the number may still come. */
    private static boolean callerSettled(Call call) {
        return call.phase() != Phase.RINGING || call.bell().callerKnown();
    }

    private static LineStatus.MaskedCaller masked(Caller caller) {
        if (caller instanceof Caller.Number number) {
            return new LineStatus.MaskedCaller(Optional.of(number.tail()), Optional.empty());
        }
        return new LineStatus.MaskedCaller(
                Optional.empty(), Optional.of(((Caller.Absent) caller).name()));
    }

    private record Attention(Optional<String> code, int seconds) {
        static final Attention NONE = new Attention(Optional.empty(), 0);

        static Attention of(String code, int seconds) {
            return new Attention(Optional.of(code), seconds);
        }
    }

    /** Whoever is asked to look at a recording is not told at once that it is good. */
    private static LineStatus.Quality quality(Set<Flaw> flaws, Attention attention) {
        boolean asked = attention.code().filter(code -> code.startsWith(OF_RECORDING)).isPresent();
        return flaws.isEmpty() && !asked ? LineStatus.Quality.GOOD : LineStatus.Quality.CHECK;
    }

    private static Set<Flaw> flaws(LineStatusDraft draft) {
        return draft.flaws().orElse(Set.of());
    }

    private static Attention attention(Call call, Meter meter, Tick now, Set<Flaw> flaws) {
        Duration left = call.deadline().since(now);
        if (call.phase() == Phase.ROUTING) {
            return whileRouting(call, (int) left.toSeconds());
        }
        if (call.phase() == Phase.TALKING) {
            return inTalk(meter, flaws);
        }
        if (call.phase() == Phase.SEALING || call.phase() == Phase.REGISTERING) {
            int seconds =
                    call.journey()
                            .ended()
                            .map(ended -> (int) now.since(ended).toSeconds())
                            .orElse(0);
            return seconds >= SLOW_CLOSING_SECONDS ? Attention.of("C-03", seconds) : Attention.NONE;
        }
        return Attention.NONE;
    }

    private static Attention whileRouting(Call call, int secondsLeft) {
        boolean givenUpSoon =
                call.reach().step() == Reach.Step.CALLED
                        && call.reach().untried().size() > 1
                        && secondsLeft <= GIVE_UP_SOON_SECONDS;
        if (givenUpSoon) {
            boolean operatorNext = call.reach().untried().size() == 2;
            return Attention.of(operatorNext ? "C-01" : "C-05", Math.max(0, secondsLeft));
        }
        boolean byFlash =
                call.journey().destination().filter(to -> to.way() == Way.FLASH).isPresent();
        return byFlash ? Attention.of("C-04", 0) : Attention.NONE;
    }

    /** What goes on now before what was. */
    private static Attention inTalk(Meter meter, Set<Flaw> flaws) {
        int both = Math.min(meter.callerSilentSeconds(), meter.staffSilentSeconds());
        if (both >= ProgressDetector.LONG_SILENCE.toSeconds()) {
            return Attention.of("R-08", both);
        }
        if (meter.callerSilentSeconds() >= SILENT_LEG_SECONDS) {
            return Attention.of("R-04", meter.callerSilentSeconds());
        }
        if (meter.staffSilentSeconds() >= SILENT_LEG_SECONDS) {
            return Attention.of("R-05", meter.staffSilentSeconds());
        }
        return flaws.stream()
                .findFirst()
                .map(worst -> Attention.of(code(worst), 0))
                .orElse(Attention.NONE);
    }

    private static String code(Flaw flaw) {
        return switch (flaw) {
            case CLIPPED -> "R-06";
            case MISSING -> "R-07";
            case LOW -> "R-11";
            case CALLER_SILENT -> "R-12";
            case STAFF_SILENT -> "R-13";
        };
    }
}
