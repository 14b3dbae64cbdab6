package jp.denwaban.answering;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.site.SiteFolder;

/**
 * A box that has served for fifteen days: everything that is kept, and the first of these days,
 * which is due. Its calls went through the product's own sealed files, registrar, index, chain and
 * daily rounds, in time lapse that ends at the present.
 *
 * @param due files whose time is over, and which no round has erased yet
 * @param open files of calls that were going on when the process was killed: in no index
 */
public record FullSite(List<Path> due, List<Path> open) {
    /** 運用要領 第4-2: the day that is due, and 14 that are kept. */
    private static final int KEPT_DAYS = 14;

    /** As many as talk in a large house at once. */
    private static final int OPEN_CALLS = 64;

    private static final Duration OPEN = Duration.ofSeconds(4);
    private static final int SHORTEST_SECONDS = 4;
    private static final int LONGEST_SECONDS = 20;

    public FullSite {
        due = List.copyOf(due);
        open = List.copyOf(open);
    }

    /**
     * Fills a site that was made before.
     *
     * @param now when the last process was killed
     * @param kept recordings whose time is not over; a fifteenth as many are due besides
     */
    public static FullSite fill(
            SiteFolder folder, Instant now, int kept, long seed, Consumer<String> say)
            throws Exception {
        LocalDate today = LocalDate.ofInstant(now, SiteClock.JAPAN);
        Instant begin = today.minusDays(KEPT_DAYS + 1L).atStartOfDay(SiteClock.JAPAN).toInstant();
        Random random = new Random(seed);
        KeptSite site = new KeptSite(folder, begin, new UnforcedDisk(new FileDisk()));
        List<Path> due = day(site, begin, kept / (KEPT_DAYS + 1), random);
        int left = kept;
        for (int day = 1; day <= KEPT_DAYS; day++) {
            Instant midnight = begin.plus(Duration.ofDays(day));
            moveTo(site, midnight);
            site.turn();
            int calls = left / (KEPT_DAYS + 1 - day);
            day(site, midnight, calls, random);
            left -= calls;
            say.accept("%d of %d calls recorded".formatted(kept - left, kept));
        }
        moveTo(site, now.minus(OPEN.multipliedBy(OPEN_CALLS)));
        List<Path> open = new ArrayList<>();
        for (int call = 0; call < OPEN_CALLS; call++) {
            open.add(folder.recordings().resolve(site.open(OPEN)));
        }
        site.stop(true);
        return new FullSite(due, open);
    }

    private static List<Path> day(KeptSite site, Instant midnight, int calls, Random random)
            throws Exception {
        List<Path> files = new ArrayList<>();
        Duration slot = Duration.ofDays(1).dividedBy(calls + 1L);
        for (int call = 0; call < calls; call++) {
            moveTo(site, midnight.plus(slot.multipliedBy(call)));
            Duration length =
                    Duration.ofSeconds(random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1));
            files.add(site.recordings().resolve(site.call(length).fileName()));
        }
        return files;
    }

    private static void moveTo(KeptSite site, Instant moment) throws InterruptedException {
        Duration ahead = Duration.between(site.boot().clock.instant(), moment);
        if (!ahead.isNegative()) {
            site.pass(ahead);
        }
    }
}
