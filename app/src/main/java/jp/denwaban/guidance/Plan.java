package jp.denwaban.guidance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.Guide;

/**
 * The guidance of one site: which guide runs when, and what it says. Times are Japan's wall clock.
 */
public interface Plan {

    /** The guide that a call of this moment gets. */
    Guide at(LocalDateTime moment);

    /** One day without gaps, midnight to midnight, in order. */
    List<Span> day(LocalDate date);

    /** When the next other guide begins, if one does within {@value #LOOK_AHEAD_DAYS} days. */
    Optional<LocalDateTime> nextChange(LocalDateTime after);

    Prompts prompts();

    /** The last day the holiday table speaks of; after it, holidays are taken for working days. */
    LocalDate holidaysKnownUntil();

    /** Longer than any run of holidays. */
    int LOOK_AHEAD_DAYS = 31;
}
