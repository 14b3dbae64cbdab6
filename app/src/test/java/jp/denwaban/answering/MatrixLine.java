package jp.denwaban.answering;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        long now = site.time.getAsLong();
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

    boolean over() {
        return injected()
                && caller.state() == State.ENDED
                && site.owner(number).idle()
                && site.owner(number).keeper().serving();
    }

    int number() {
        return number;
    }

    Optional<Fault> fault() {
        return fault;
    }

    LapseCaller caller() {
        return caller;
    }

    Set<String> codes() {
        return codes;
    }

    List<Fact> facts() {
        return site.facts.stream().filter(fact -> fact.line() == number).toList();
    }

    Optional<Long> faultAt() {
        return facts().stream()
                .filter(f -> f.happening() == Happening.FAULT_BEGAN)
                .map(Fact::atMillis)
                .findFirst();
    }

    Optional<Long> bypassAfterFault() {
        return faultAt()
                .flatMap(
                        t0 ->
                                facts().stream()
                                        .filter(f -> f.atMillis() >= t0)
                                        .filter(f -> f.happening() == Happening.BYPASS)
                                        .map(f -> f.atMillis() - t0)
                                        .findFirst());
    }
}
