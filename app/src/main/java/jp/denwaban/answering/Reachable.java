package jp.denwaban.answering;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Guide;
import jp.denwaban.guidance.Plan;
import jp.denwaban.line.CardAction;
import jp.denwaban.line.CardProfile;

/** Whether a card can reach every destination of the plan: asked at the start, not of a caller. */
final class Reachable {
    private Reachable() {}

    static void require(Plan plan, int line, CardProfile profile) throws StartException {
        for (Guide guide : plan.guides()) {
            for (Destination destination : destinations(guide).toList()) {
                if (!needed(destination).stream().allMatch(profile::can)) {
                    throw new StartException(
                            "L-15",
                            "%d番回線の回線装置（%s）では、案内「%s」の着信先「%s」へつなげません。案内設定のつなぎ方か、装置の種類を改めてください。"
                                    .formatted(
                                            line,
                                            profile.name(),
                                            guide.name(),
                                            destination.name()));
                }
            }
        }
    }

    private static Stream<Destination> destinations(Guide guide) {
        return Stream.concat(
                guide.choices().values().stream().flatMap(List::stream),
                Stream.of(guide.operator()));
    }

    private static Set<CardAction> needed(Destination destination) {
        return switch (destination.way()) {
            case DIAL_IN ->
                    EnumSet.of(CardAction.SEIZE_STATION, CardAction.SEND_DIGITS, CardAction.BRIDGE);
            case ATTENDANT -> EnumSet.of(CardAction.ATTENDANT, CardAction.BRIDGE);
            case FLASH -> EnumSet.of(CardAction.FLASH);
        };
    }
}
