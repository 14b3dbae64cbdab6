package jp.denwaban.exchange;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import jp.denwaban.exchange.sound.Sound;

/** The exchange's own time: steps of 10 ms since its start, whatever pace they are played at. */
final class ExchangeClock {
    /** Japan has one time zone, and no summer time. */
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Instant startedAt;

    /** Moved by the pacing thread only; any thread may look. */
    private volatile long step;

    ExchangeClock(Instant startedAt) {
        this.startedAt = startedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    long step() {
        return step;
    }

    long millis() {
        return step * Sound.STEP_MILLIS;
    }

    /** What Number Display tells. */
    LocalDateTime japaneseTime() {
        return LocalDateTime.ofInstant(startedAt.plusMillis(millis()), JAPAN);
    }

    void stepPlayed() {
        step = step + 1;
    }
}
