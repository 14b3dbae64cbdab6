package jp.denwaban.answering;

import java.time.LocalDateTime;
import java.util.Optional;
import jp.denwaban.call.Destination;
import jp.denwaban.guidance.Plan;
import jp.denwaban.wire.Snapshot;

/** Puts the guidance of a day into the words of the wire. */
final class GuidanceWords {
    private final Plan plan;

    GuidanceWords(Plan plan) {
        this.plan = plan;
    }

    /** What is said now, what today, and what comes next before midnight. */
    Snapshot.Guidance at(LocalDateTime now) {
        Optional<Snapshot.Guidance.Change> next =
                plan.nextChange(now)
                        .filter(at -> at.toLocalDate().equals(now.toLocalDate()))
                        .map(
                                at ->
                                        new Snapshot.Guidance.Change(
                                                at.toLocalTime(), plan.at(at).name()));
        return new Snapshot.Guidance(
                plan.at(now).name(),
                plan.revision(),
                plan.day(now.toLocalDate()).stream()
                        .map(
                                span ->
                                        new Snapshot.Guidance.Span(
                                                span.from().toLocalTime(),
                                                span.guideName(),
                                                !span.guideName().contains("時間外")))
                        .toList(),
                next,
                plan.at(now).unrecordable().stream().map(Destination::name).toList());
    }
}
