package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jp.denwaban.call.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time lapse itself. */
class LapseSiteTest {
    @TempDir Path root;

    @Test
    void aCallIsRecordedInTimeLapse() throws Exception {
        long t = System.nanoTime();
        try (LapseSite site =
                new LapseSite(
                        root,
                        14,
                        """
            exchange seed=12
            extension 211 answers after=5s says=staff-keimu.wav hangs-up=60s
            attendant answers after=2s says=attendant.wav
            """)) {
            System.out.println("up " + (System.nanoTime() - t) / 1e9);
            for (int l = 1; l <= 14; l++) {
                LapseCaller caller = site.caller(l);
                caller.call();
                site.pass(Duration.ofMillis(10));
                int line = l;
                site.await(
                        "answer",
                        Duration.ofSeconds(15),
                        () ->
                                site.owner(line)
                                        .call()
                                        .map(c -> c.phase() == Phase.GUIDING)
                                        .orElse(false));
                caller.press('1');
            }
            site.await(
                    "talk",
                    Duration.ofSeconds(30),
                    () ->
                            site.owners.stream()
                                    .allMatch(o -> o.call().map(c -> c.recording()).orElse(false)));
            System.out.println("talk " + (System.nanoTime() - t) / 1e9 + " at " + site.exchange);
            site.pass(Duration.ofSeconds(30));
            System.out.println("after30 " + (System.nanoTime() - t) / 1e9);
            assertThat(site.shared.alarms().all()).isEmpty();
        }
        System.out.println("end " + (System.nanoTime() - t) / 1e9);
    }
}
