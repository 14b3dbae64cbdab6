package jp.denwaban.answering;

import java.time.Duration;
import jp.denwaban.exchange.card.Fault;

/** How long each fault of the matrix lasts: longer than it takes to be noticed, then it heals. */
final class FaultLengths {
    private FaultLengths() {}

    static Duration of(Fault fault) {
        return switch (fault) {
            case GARBAGE, OVERRUN, UNDERRUN -> Duration.ofSeconds(2);
            case LOST_CONNECT, LOST_REPLY -> Duration.ofSeconds(4);
            case STALE_OK, CALLER_SILENT, STAFF_SILENT, CLIPPING -> Duration.ofSeconds(6);
            case PORT_GONE, CARD_HANGS, WRITES_IGNORED, SOUND_GONE, POWER_CUT, CLOSE_BLOCKS ->
                    Duration.ofSeconds(8);
            case CLOCK_FAST, CLOCK_SLOW -> Duration.ofSeconds(60);
        };
    }
}
