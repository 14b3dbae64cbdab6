package jp.denwaban.line.card;

import java.util.function.BiConsumer;
import jp.denwaban.line.LineTime;

/**
 * Where everything goes that a card says unasked.
 *
 * @param lost takes the port's name and why it is gone
 */
record Hearing(
        CardReports reports, VoiceStream stream, BiConsumer<String, String> lost, LineTime time) {}
