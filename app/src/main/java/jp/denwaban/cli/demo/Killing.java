package jp.denwaban.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.cli.Refusal;
import jp.denwaban.site.SiteFolder;

/** SIGKILL in the middle of calls, and what the exchange and the disk show of it. */
final class Killing {
    /** The card's own bound is 3 s after the last feed; one more for a noisy machine to show it. */
    private static final Duration BYPASS_SHOWN = Duration.ofSeconds(6);

    /** Long enough for new callers to ring at the switchboard and be answered there. */
    private static final Duration DEAD_FOR = Duration.ofSeconds(12);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final SiteFolder site;
    private final SentCalls sent;
    private final int lines;

    Killing(SiteFolder site, SentCalls sent, int lines) {
        this.site = site;
        this.sent = sent;
        this.lines = lines;
    }

    /**
     * @param at the moment of the kill
     * @param bypass how long the slowest relay took
     * @param talking calls that were being talked at that moment
     * @param durable records on the disk by file name
     */
    record Killed(Instant at, Duration bypass, List<SentCall> talking, Map<String, Long> durable) {}

    /** Kills, watches every relay fall, leaves the machine dead for a while. */
    Killed kill(AnsweringRun answering, Consumer<String> tell)
            throws Refusal, InterruptedException {
        List<SentCall> talking =
                sent.calls().stream()
                        .filter(call -> call.staffLifted().isPresent() && call.ended().isEmpty())
                        .toList();
        Instant at = Instant.now();
        answering.kill();
        Map<String, Long> durable = DurableRecords.byFile(site);
        tell.accept("answering process killed, %d talks going on".formatted(talking.size()));
        Duration slowest = Duration.ZERO;
        for (int line = 1; line <= lines; line++) {
            Duration fell = Duration.between(at, bypass(line, at));
            slowest = fell.compareTo(slowest) > 0 ? fell : slowest;
        }
        tell.accept("every line in bypass after %.1f s".formatted(slowest.toMillis() / 1000.0));
        Thread.sleep(DEAD_FOR.toMillis());
        return new Killed(at, slowest, talking, durable);
    }

    private Instant bypass(int line, Instant after) throws Refusal, InterruptedException {
        Instant limit = after.plus(BYPASS_SHOWN);
        while (Instant.now().isBefore(limit)) {
            Optional<Instant> fell = sent.first("bypass", line, after);
            if (fell.isPresent()) {
                return fell.get();
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        throw new Refusal("line " + line + " did not fall into bypass after the kill");
    }
}
