package jp.denwaban.exchange.card;

import java.time.LocalDateTime;
import java.util.function.Supplier;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.modem.ModemCharacter;

/**
 * Who takes note of what a card does, and what time it is for it; of a modem also what kind it is.
 *
 * @param wallClock Japan's time as Number Display tells it
 */
public record Surroundings(
        LineJournal journal,
        LegTap tap,
        Supplier<LocalDateTime> wallClock,
        ModemCharacter character) {}
