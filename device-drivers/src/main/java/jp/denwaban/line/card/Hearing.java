package jp.denwaban.line.card;

import java.util.Optional;
import java.util.function.BiConsumer;
import jp.denwaban.line.LineTime;

/**
 * Where everything goes that a card says unasked.
 *
 * @param sound line audio, where the profile has it in place of the stream
 * @param lost takes the port's name and why it is gone
 */
record Hearing(
        CardReports reports,
        VoiceStream stream,
        Optional<LineSound> sound,
        BiConsumer<String, String> lost,
        LineTime time) {}
