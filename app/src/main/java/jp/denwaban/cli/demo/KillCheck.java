package jp.denwaban.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.denwaban.cli.demo.Killing.Killed;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;

/**
 * What must be true after a kill: relays fell, talks went on, callers were taken, nothing is lost.
 */
final class KillCheck {
    /**
     * The card's own bound is 3 s after the last feed; its steps of 10 ms and our clock add a bit.
     */
    private static final Duration BYPASS = Duration.ofMillis(3200);

    /** A talk that ended within this after the kill may have ended because of it. */
    private static final Duration WENT_ON = Duration.ofSeconds(3);

    private final Killed killed;
    private final List<SentCall> sent;
    private final List<OpenedCall> opened;
    private final Map<String, Long> after;

    KillCheck(
            Killed killed, List<SentCall> sent, List<OpenedCall> opened, Map<String, Long> after) {
        this.killed = killed;
        this.sent = sent;
        this.opened = opened;
        this.after = after;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (killed.bypass().compareTo(BYPASS) > 0) {
            problems.add("bypass took " + killed.bypass().toMillis() + " ms");
        }
        if (killed.talking().isEmpty()) {
            problems.add("nobody was talking when the process was killed");
        }
        if (wentOn() < killed.talking().size()) {
            problems.add("a bridged talk was cut by the kill");
        }
        if (atAttendant() == 0) {
            problems.add("no caller reached the conventional switchboard");
        }
        killed.durable()
                .forEach(
                        (name, records) -> {
                            if (after.getOrDefault(name, 0L) < records) {
                                problems.add(name + " lost records that were durable");
                            }
                        });
        if (cutOpened() < cut()) {
            problems.add("a cut recording does not open");
        }
        return problems;
    }

    DemoReport.Kill report() {
        return new DemoReport.Kill(
                killed.bypass().toMillis() / 1000.0,
                wentOn(),
                atAttendant(),
                killed.durable().values().stream().mapToLong(Long::longValue).sum(),
                killed.durable().keySet().stream()
                        .mapToLong(name -> after.getOrDefault(name, 0L))
                        .sum(),
                cut(),
                cutOpened());
    }

    private int wentOn() {
        Instant limit = killed.at().plus(WENT_ON);
        return (int)
                killed.talking().stream()
                        .filter(
                                talk ->
                                        sent.stream()
                                                .filter(call -> call.number() == talk.number())
                                                .flatMap(call -> call.endedAt().stream())
                                                .anyMatch(limit::isBefore))
                        .count();
    }

    private int atAttendant() {
        return (int) sent.stream().filter(SentCall::byAttendant).count();
    }

    private int cut() {
        return (int) opened.stream().filter(call -> !call.finished()).count();
    }

    private int cutOpened() {
        return (int)
                opened.stream()
                        .filter(call -> !call.finished())
                        .filter(OpenedCall::genuine)
                        .count();
    }
}
