package jp.denwaban.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Outcome;
import jp.denwaban.cli.Refusal;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;

/** Lays every call of the exchange beside ours: none may be missing, none may differ. */
final class Comparison {
    private final SentCalls sent;
    private final List<OpenedCall> opened;
    private final List<ExchangeRun.Ports> ports;
    private final Function<SentCall, Optional<Instant>> disturbed;
    private int unheard;
    private int twice;
    private final List<DemoReport.Line> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Comparison(SentCalls sent, List<OpenedCall> opened, List<ExchangeRun.Ports> ports) {
        this(sent, opened, ports, call -> Optional.empty());
    }

    /**
     * @param disturbed since when a call's line was out of order, if it was: of such a call we may
     *     never have heard, and what was recorded is held against what was sent up to there
     */
    Comparison(
            SentCalls sent,
            List<OpenedCall> opened,
            List<ExchangeRun.Ports> ports,
            Function<SentCall, Optional<Instant>> disturbed) {
        this.disturbed = disturbed;
        this.sent = sent;
        this.opened = opened;
        this.ports = ports;
    }

    List<DemoReport.Line> lines() {
        return lines.stream().sorted(Comparator.comparingLong(DemoReport.Line::number)).toList();
    }

    /** Calls that rang on a line out of order and are not with us. */
    int unheard() {
        return unheard;
    }

    /** Calls of ours beyond one for a bell, on lines out of order. */
    int twice() {
        return twice;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void run() throws Refusal {
        List<OpenedCall> unmatched = new ArrayList<>(opened);
        for (SentCall call : sent.calls()) {
            if (call.rang().isPresent()) {
                List<OpenedCall> ours = take(call, unmatched);
                judge(call, ours);
            }
        }
        for (OpenedCall stray : unmatched) {
            problems.add(stray.told() + " is registered and never rang");
        }
    }

    /** A bell of which a ring was lost may be two of ours: who gave up, and who rang later. */
    private List<OpenedCall> take(SentCall call, List<OpenedCall> unmatched) {
        Instant rang = call.rang().orElseThrow();
        List<OpenedCall> ours = new ArrayList<>();
        unmatched.stream().filter(o -> o.is(call.line(), rang)).findFirst().ifPresent(ours::add);
        if (disturbed.apply(call).isPresent()) {
            Instant end = call.endedAt().orElse(Instant.MAX);
            unmatched.stream()
                    .filter(o -> !ours.contains(o) && o.rangBetween(call.line(), rang, end))
                    .forEach(ours::add);
        }
        ours.forEach(unmatched::remove);
        return ours;
    }

    private void judge(SentCall call, List<OpenedCall> ours) throws Refusal {
        if (ours.isEmpty() && mayBeUnheard(call)) {
            unheard++;
            return;
        }
        if (ours.isEmpty()) {
            problems.add(name(call) + " rang and has no file");
            return;
        }
        twice += ours.size() - 1;
        for (OpenedCall one : ours) {
            List<String> differences = differences(call, one);
            differences.forEach(difference -> problems.add(name(call) + ": " + difference));
            lines.add(line(call, one, differences));
        }
    }

    /** Whoever was answered was heard; whoever was not, if the line failed while he rang. */
    private boolean mayBeUnheard(SentCall call) {
        return call.answered().isEmpty() && disturbed.apply(call).isPresent();
    }

    private List<String> differences(SentCall call, OpenedCall ours) throws Refusal {
        List<String> found = new ArrayList<>(ours.problems());
        Optional<Instant> since = disturbed.apply(call);
        boolean cut = !ours.finished() || since.isPresent();
        ours.meta()
                .key()
                .filter(key -> call.keys().indexOf(key.key()) < 0)
                .ifPresent(key -> found.add("key " + key + " was never pressed"));
        if (!cut && call.answered().isPresent() && !sameCaller(call, ours.meta().caller())) {
            found.add("the caller is another");
        }
        boolean unrecorded = ours.meta().outcome().equals(Optional.of(Outcome.TALKED_UNRECORDED));
        if (call.staffLifted().isPresent() && !ours.hasAudio() && !unrecorded && !cut) {
            found.add("somebody talked and nothing was recorded");
        }
        if (ours.hasAudio()) {
            Optional<SentAudio> audio = sent.audio(call.number());
            if (audio.isEmpty()) {
                found.add("was recorded and nothing was sent");
            } else {
                until(call, ours.audio(), since)
                        .ifPresent(
                                part ->
                                        found.addAll(
                                                CallCheck.differences(
                                                        call, audio.get(), part, !cut)));
            }
        }
        return found;
    }

    /** What was recorded until a moment; empty if that is too little to compare. */
    private static Optional<CallCheck.Opened> until(
            SentCall call, CallCheck.Opened opened, Optional<Instant> moment) {
        if (moment.isEmpty()) {
            return Optional.of(opened);
        }
        Duration heard = Duration.between(call.answered().orElse(moment.get()), moment.get());
        long samples = heard.toMillis() * LineAudio.RATE_HZ / 1000 - opened.fromSample();
        int length = (int) Math.min(opened.caller().length, Math.max(0, samples));
        return length < LineAudio.RATE_HZ
                ? Optional.empty()
                : Optional.of(
                        new CallCheck.Opened(
                                Arrays.copyOf(opened.caller(), length),
                                Arrays.copyOf(opened.staff(), length),
                                opened.audioFrom()));
    }

    /** A number to its last digit; for a caller without one, that there is none. */
    private static boolean sameCaller(SentCall call, Caller ours) {
        boolean number = call.callerId().chars().allMatch(Character::isDigit);
        return number && !call.callerId().isEmpty()
                ? ours.equals(new Caller.Number(call.callerId()))
                : ours instanceof Caller.Absent;
    }

    private DemoReport.Line line(SentCall call, OpenedCall ours, List<String> differences) {
        return new DemoReport.Line(
                ours.meta().number().value(),
                call.line(),
                ports.get(call.line() - 1).control(),
                ours.meta().key().map(Object::toString),
                ours.meta().destination(),
                ours.finished()
                        ? ours.meta().outcome().map(Enum::name).orElse("")
                        : Outcome.CUT_SHORT.name(),
                ours.seconds(),
                verdict(ours, differences));
    }

    /** Integrity first; a genuine recording may still differ from what was sent. */
    private static String verdict(OpenedCall ours, List<String> differences) {
        List<String> said = new ArrayList<>(List.of(ours.verdict().label()));
        said.addAll(differences);
        return String.join("; ", said);
    }

    private static String name(SentCall call) {
        return "call %d of the exchange (line %d)".formatted(call.number(), call.line());
    }
}
