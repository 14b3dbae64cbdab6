package jp.denwaban.bench.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.Confirmation.Verdict;
import jp.denwaban.health.Confirmation.Word;
import jp.denwaban.health.SiteClock;

/**
 * A wall clock that was set ahead while the box was off, and one word of one person about it: the
 * day that erasing goes by stays within what the box may be off.
 */
public final class OneWord implements Trial {
    private static final Instant BEGAN = Instant.parse("2026-11-25T03:00:00Z");

    /** Three days that a start takes to be off without asking, and three that one word may add. */
    private static final LocalDate LATEST = LocalDate.of(2026, 12, 1);

    private static final List<Duration> AHEAD =
            List.of(Duration.ofDays(5), Duration.ofDays(20), Duration.ofDays(365));

    @Override
    public List<String> violations(Keyed keyed, long seed) {
        List<String> violations = new ArrayList<>();
        for (Duration ahead : AHEAD) {
            for (boolean administrator : new boolean[] {false, true}) {
                for (boolean typed : new boolean[] {false, true}) {
                    Word word = new Word(administrator, typed);
                    if (provenBy(ahead, word).isAfter(LATEST)) {
                        violations.add(ahead.toDays() + " days by one word of " + word);
                    }
                }
            }
        }
        return violations;
    }

    private static LocalDate provenBy(Duration ahead, Word word) {
        try {
            Path folder = Files.createTempDirectory("denwaban-word");
            Path floor = folder.resolve("floor");
            SiteClock.start(floor, () -> BEGAN, () -> 0).raiseFloor();
            SiteClock clock = SiteClock.start(floor, () -> BEGAN.plus(ahead), () -> 0);
            Confirmation weighed = clock.weigh(clock.instant(), word);
            if (weighed.verdict() == Verdict.SHOWN || weighed.verdict() == Verdict.PROVEN) {
                clock.confirm(weighed);
            }
            Files.delete(floor);
            Files.delete(folder);
            return clock.provenDay();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
