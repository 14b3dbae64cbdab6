package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.denwaban.answering.KeptSite.Spoken;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.site.SiteFolder;

/**
 * Days of calls in time lapse, each sealed, registered and erased by the product's own parts, and
 * judged by a list of what was said when. The retention's own thread looks at its own pace and asks
 * the registrar, while calls go on. The judge knows no index, no record and no rule of ours but
 * that of the regulation, D+14 kept and D+15 gone.
 */
public final class MonthOfCalls {
    /** A Thursday at midnight in Japan; the month has no other meaning. */
    private static final Instant BEGIN = Instant.parse("2026-09-30T15:00:00Z");

    private static final int SHORTEST_SECONDS = 4;
    private static final int LONGEST_SECONDS = 20;

    /** 運用要領 第4-2: counted from the day after, 14 days. */
    private static final int GONE_AFTER = 15;

    /** So long after midnight a record may still be there: a look of the product, every 10 s. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final int days;
    private final int calls;
    private final Random random;
    private final Consumer<String> say;
    private final List<Spoken> spoken = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private int early;
    private int late;
    private int reports;
    private long erased;

    /**
     * How it went.
     *
     * @param early purges of what had to be kept, counted at every midnight
     * @param late records that were still there when they had to be gone
     * @param reports daily reports whose figures are those of the list
     * @param spreadPercent of the bytes on the disk at the midnights after day 15, highest less
     *     lowest over mean; 0 before
     */
    public record Result(
            long spoken,
            int overMidnight,
            long erased,
            int early,
            int late,
            int reports,
            double spreadPercent) {}

    public MonthOfCalls(int days, int calls, long seed, Consumer<String> say) {
        this.days = days;
        this.calls = calls;
        this.random = new Random(seed);
        this.say = say;
    }

    /** Lets it pass in a folder of its own. */
    public Result live(Path root) throws Exception {
        SiteFolder folder = new SiteFolder(root.resolve("site"));
        int overMidnight = 0;
        try (Trial trial = Trial.create(folder, 1);
                KeptSite site = new KeptSite(folder, BEGIN)) {
            site.beginWatch();
            for (int day = 0; day < days; day++) {
                overMidnight += live(site, day) ? 1 : 0;
                say.accept(
                        "day %d: %d calls, %d on the disk, %d MB, early %d, late %d"
                                .formatted(
                                        day + 1,
                                        spoken.size(),
                                        spoken.stream().filter(site::there).count(),
                                        bytes.get(bytes.size() - 1) / 1_000_000,
                                        early,
                                        late));
            }
        }
        return new Result(spoken.size(), overMidnight, erased, early, late, reports, spread());
    }

    /** One day, its last call over midnight; returns whether that was so. */
    private boolean live(KeptSite site, int day) throws Exception {
        Instant midnight = BEGIN.plus(Duration.ofDays(day + 1L));
        Duration slot = Duration.ofDays(1).dividedBy(calls);
        for (int call = 0; call < calls - 1; call++) {
            Instant ring = BEGIN.plus(Duration.ofDays(day)).plus(slot.multipliedBy(call));
            // Room for the call before, which may have begun late in its slot.
            ring = ring.plusSeconds(LONGEST_SECONDS + random.nextInt(30));
            moveTo(site, ring);
            spoken.add(site.call(length()));
        }
        moveTo(site, midnight.minusMillis(2000L + random.nextInt(1500)));
        Midnight passing = new Midnight(site, midnight);
        Spoken last = site.call(length(), passing::look);
        moveTo(site, midnight.plus(WITHIN));
        passing.look();
        spoken.add(last);
        return last.ended().equals(day(midnight));
    }

    /** Beside the call that goes on: what the old day left at its end, and the new one soon. */
    private final class Midnight {
        private final KeptSite site;
        private final Instant midnight;
        private boolean over;
        private boolean told;

        Midnight(KeptSite site, Instant midnight) {
            this.site = site;
            this.midnight = midnight;
        }

        void look() throws Exception {
            if (!over && !now(site).isBefore(midnight)) {
                over = true;
                judge(site, day(midnight.minusMillis(1)));
            }
            if (!told && !now(site).isBefore(midnight.plus(WITHIN))) {
                told = true;
                site.report(day(midnight)).ifPresent(MonthOfCalls.this::compare);
                judge(site, day(midnight));
                bytes.add(onDisk(site.recordings()));
            }
        }
    }

    private void judge(KeptSite site, LocalDate today) {
        for (Spoken call : spoken) {
            boolean kept = call.ended().plusDays(GONE_AFTER).isAfter(today);
            boolean there = site.there(call);
            early += kept && !there ? 1 : 0;
            late += !kept && there ? 1 : 0;
        }
    }

    private void compare(ErasureReport report) {
        LocalDate acquired = report.day().minusDays(GONE_AFTER);
        long due = spoken.stream().filter(call -> call.ended().equals(acquired)).count();
        erased += report.erasedCalls();
        reports += report.due() == due && report.erasedCalls() == due ? 1 : 0;
    }

    private Duration length() {
        return Duration.ofSeconds(
                SHORTEST_SECONDS + random.nextInt(LONGEST_SECONDS - SHORTEST_SECONDS + 1));
    }

    private double spread() {
        List<Long> after = bytes.subList(Math.min(bytes.size(), GONE_AFTER), bytes.size());
        if (after.isEmpty()) {
            return 0;
        }
        double mean = after.stream().mapToLong(Long::longValue).average().orElseThrow();
        long highest = after.stream().mapToLong(Long::longValue).max().orElseThrow();
        long lowest = after.stream().mapToLong(Long::longValue).min().orElseThrow();
        return 100 * (highest - lowest) / mean;
    }

    private static void moveTo(KeptSite site, Instant moment) throws InterruptedException {
        Duration ahead = Duration.between(now(site), moment);
        if (!ahead.isNegative()) {
            site.pass(ahead);
        }
    }

    private static Instant now(KeptSite site) {
        return site.boot().clock.instant();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SiteClock.JAPAN);
    }

    private static long onDisk(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = 0;
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
