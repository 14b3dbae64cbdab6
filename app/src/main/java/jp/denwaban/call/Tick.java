package jp.denwaban.call;

import java.time.Duration;

/**
 * A moment of one call as the machine sees it: nanoseconds on a monotonic clock. Time enters as a
 * value, so that a day of calls runs in minutes under test.
 */
public record Tick(long nanos) implements Comparable<Tick> {

    public Tick plus(Duration duration) {
        return new Tick(nanos + duration.toNanos());
    }

    public Duration since(Tick earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    @Override
    public int compareTo(Tick other) {
        return Long.compare(nanos, other.nanos);
    }
}
