package jp.denwaban.console.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.denwaban.console.Strings;
import jp.denwaban.console.Wareki;
import jp.denwaban.health.Confirmation;
import jp.denwaban.wire.Snapshot.ClockQuestion;

/**
 * What the box shows and asks at the moment somebody tells it the time. Answering judges by the
 * same.
 *
 * @param shown what the box takes for the time
 * @param question why it asks; empty if it only just came to doubt
 */
record Asked(Instant shown, Optional<ClockQuestion> question) {

    /** For an administrator only. */
    boolean far(Instant told) {
        return Confirmation.movesTheDay(shown, told)
                || question.filter(ClockQuestion::beyond).isPresent();
    }

    /** Whether answering waits for a second word after this one. */
    boolean waitsForMore(Instant told, boolean typed) {
        boolean second = question.filter(ClockQuestion::corrected).isPresent() && typed;
        return far(told) && !(second && !Confirmation.movesTheDay(shown, told));
    }

    /** 117 does not say the date: who says a far one once more types it. */
    boolean mustType() {
        return question.filter(asked -> asked.beyond() && asked.corrected()).isPresent();
    }

    /** Why a person is asked, for him to read. */
    String why(LocalDate today, Strings words) {
        if (question.filter(ClockQuestion::first).isPresent()) {
            return words.text("clock.why.first");
        }
        return question.filter(ClockQuestion::beyond)
                .map(
                        asked ->
                                words.text(
                                        asked.corrected() ? "clock.why.again" : "clock.why.far",
                                        Wareki.date(asked.proven()),
                                        ChronoUnit.DAYS.between(asked.proven(), today)))
                .orElseGet(() -> words.text("clock.why"));
    }
}
