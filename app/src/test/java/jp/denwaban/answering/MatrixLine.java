package jp.denwaban.answering;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.denwaban.call.Call;
import jp.denwaban.call.Phase;
import jp.denwaban.exchange.PracticePhone.State;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.sound.Sound;

/** One line of a run of the matrix: its caller, who comes to the state, and what fails there. */
final class MatrixLine {
    /** So long after the fault the caller hangs up, whatever he hears. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** In SEALING it is the caller who has ended the talk; it lasted so long. */
    private static final Duration TALK = Duration.ofSeconds(4);

    private static final int SAMPLES_A_MILLI = 8;

    private static final Set<Fault> IN_SOUND =
            EnumSet.of(
                    Fault.SOUND_GONE, Fault.LOST_CONNECT, Fault.CALLER_SILENT, Fault.STAFF_SILENT);

    private static final Set<Happening> ENDS = EnumSet.of(Happening.BYPASS, Happening.STREAM_ENDED);

    private final LapseSite site;
    private final CallState state;
    private final int number;
    private final Optional<Fault> fault;
    private final Sound voice;
    private final LapseCaller caller;
    private final Set<String> codes = new TreeSet<>();
    private boolean pressed;
    private boolean spoken;
    private boolean hungUp;
    private long reachedNanos = -1;
    private long injectedNanos = -1;
    private long talkNanos = -1;
    private long endNanos = -1;

    MatrixLine(LapseSite site, CallState state, int number, Optional<Fault> fault, Sound voice) {
        this.site = site;
        this.state = state;
        this.number = number;
        this.fault = fault;
        this.voice = voice;
        this.caller = site.caller(number);
    }

    void begin() {
        caller.call();
    }

    boolean injected() {
        return injectedNanos >= 0;
    }

    /** One glance, every 10 ms. */
    void live() {
        long now = site.time.nanos();
        Optional<Call> call = site.owner(number).call();
        site.alarms(number).forEach(alarm -> codes.add(alarm.code()));
        call.ifPresent(at -> live(at, now));
        boolean enough = injected() && now - injectedNanos > PATIENCE.toNanos();
        if (enough && !hungUp) {
            hungUp = true;
            caller.hangUp();
        }
    }

    private void live(Call call, long now) {
        if (reachedNanos < 0 && state.holds(call)) {
            reachedNanos = now;
        }
        if (reachedNanos >= 0 && !injected() && now - reachedNanos >= state.settled().toNanos()) {
            injectedNanos = now;
            fault.ifPresent(what -> site.suffer(number, what, FaultLengths.of(what)));
        }
        if (!pressed
                && CallState.AWAITING_DIGIT.holds(call)
                && (state != CallState.AWAITING_DIGIT || now - injectedNanos > 1_000_000_000L)) {
            pressed = true;
            caller.press(state.key());
        }
        if (call.phase() == Phase.TALKING && talkNanos < 0) {
            talkNanos = now;
        }
        if (caller.state() == State.TALKING && !spoken) {
            spoken = true;
            caller.speak(voice);
        }
        if (state == CallState.SEALING
                && talkNanos >= 0
                && !hungUp
                && now - talkNanos > TALK.toNanos()) {
            hungUp = true;
            caller.hangUp();
        }
    }

    /** Whether the call is over and the line serves again; what comes later is the run's end. */
    boolean over() {
        if (endNanos < 0 && ended()) {
            endNanos = site.time.nanos();
        }
        return endNanos >= 0;
    }

    private boolean ended() {
        return injected()
                && caller.state() == State.ENDED
                && site.owner(number).idle()
                && site.owner(number).keeper().serving();
    }

    int number() {
        return number;
    }

    CallState state() {
        return state;
    }

    Optional<Fault> fault() {
        return fault;
    }

    LapseCaller caller() {
        return caller;
    }

    /** All under which people heard of this line. */
    Set<String> codes() {
        return codes;
    }

    /** Those of them that stand in the chain. */
    Set<String> entries() {
        return site.faultEntries(number);
    }

    private Stream<Fact> facts(Happening happening) {
        return site.facts.stream()
                .filter(fact -> fact.line() == number && fact.happening() == happening);
    }

    /** When this first happened, on the exchange's clock. */
    Optional<Long> first(Happening happening) {
        return facts(happening).map(Fact::atMillis).findFirst();
    }

    /** When the fault first mattered: one that is in the sound needs an answered call. */
    long biteAt() {
        long began = first(Happening.FAULT_BEGAN).orElse(Long.MAX_VALUE);
        if (state == CallState.RESTING && fault.equals(Optional.of(Fault.STAFF_SILENT))) {
            return facts(Happening.ROUTE_ORDERED) // an open loop is silent by right
                    .map(Fact::atMillis)
                    .filter(millis -> millis >= began)
                    .findFirst()
                    .orElse(began);
        }
        boolean inSound = fault.filter(IN_SOUND::contains).isPresent();
        return inSound ? Math.max(began, first(Happening.ANSWERED).orElse(began)) : began;
    }

    /** How long after that the relay fell; empty if it did not. */
    Optional<Long> bypassAfterBite() {
        return facts(Happening.BYPASS)
                .filter(fact -> fact.atMillis() <= site.millis(endNanos))
                .map(fact -> fact.atMillis() - biteAt())
                .filter(millis -> millis >= 0)
                .findFirst();
    }

    /** When nothing more could be heard: the relay fell, or the stream was ended. */
    long voiceEndsAt() {
        if (state == CallState.SEALING) {
            return site.millis(reachedNanos); // the call was over before anything failed
        }
        return site.facts.stream()
                .filter(fact -> fact.line() == number && ENDS.contains(fact.happening()))
                .mapToLong(Fact::atMillis)
                .min()
                .orElseThrow();
    }

    /** What the card says that it threw away. */
    long lostMillis() {
        if (fault.filter(Fault.OVERRUN::equals).isEmpty()) {
            return 0; // a stream that nobody reads any more loses all of it, after its time
        }
        return facts(Happening.STREAM_ENDED)
                        .mapToLong(fact -> Long.parseLong(fact.details().get("lostSamples")))
                        .sum()
                / SAMPLES_A_MILLI;
    }

    /** The cell in one line, for whoever reads the output. */
    String told(Optional<CellReport> report) {
        return String.format(
                Locale.ROOT,
                "%-18s %-14s bypass %-5s silence %5d ms  %-13s heard %6d missing %5d ms  %s",
                state,
                fault.map(Fault::word).orElse("(neighbour)"),
                bypassAfterBite().map(String::valueOf).orElse("-"),
                caller.longestSilenceMillis(),
                report.flatMap(kept -> kept.call().outcome()).map(String::valueOf).orElse("?"),
                report.map(CellReport::heardMillis).orElse(0L),
                report.map(CellReport::missingMillis).orElse(0L),
                codes);
    }

    @Override
    public String toString() {
        return state + " x " + fault.map(Fault::word).orElse("(neighbour)");
    }
}
