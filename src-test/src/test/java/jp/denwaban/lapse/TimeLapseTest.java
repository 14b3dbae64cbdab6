package jp.denwaban.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hours that take no time, and what waits in them. */
class TimeLapseTest {
    private final TimeLapse time = new TimeLapse();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void whoWaitsForAQueueGetsWhatComesOrNothingWhenHisTimeIsUp() {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
        time.begin(
                "waits",
                () -> {
                    said.add(next(queue, Duration.ofHours(1)));
                    said.add(next(queue, Duration.ofHours(1)));
                });
        time.pass(Duration.ofMinutes(10));
        queue.add("came");
        time.pass(Duration.ofMinutes(59));
        assertThat(said).containsExactly("came");

        time.pass(Duration.ofMinutes(2));
        assertThat(said).containsExactly("came", "nothing");
    }

    @Test
    void thePlayerPlaysOnWhileHeWaits() throws Exception {
        CompletableFuture<String> promise = new CompletableFuture<>();
        time.goRound(
                "keeps it",
                () -> time.nanos() < Duration.ofHours(2).toNanos() || !promise.complete("kept"));

        assertThat(time.result(promise, Duration.ofHours(3))).isEqualTo("kept");
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofHours(2));
        assertThatThrownBy(() -> time.result(new CompletableFuture<>(), Duration.ofHours(1)))
                .isInstanceOf(TimeoutException.class);
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void whatNeverEndsIsAnOverrunAndWhatIsThrownIsKept() {
        time.begin(
                "falls",
                () -> {
                    throw new IllegalStateException("broken");
                });
        time.endsAfter(Duration.ofMinutes(1));

        assertThatThrownBy(() -> time.pass(Duration.ofMinutes(2)))
                .isInstanceOf(TimeLapse.Overrun.class);
        assertThat(time.thrown()).singleElement().asString().contains("broken");
    }

    private String next(BlockingQueue<String> queue, Duration limit) {
        try {
            return time.next(queue, limit).orElse("nothing");
        } catch (InterruptedException e) {
            return "ended";
        }
    }
}
