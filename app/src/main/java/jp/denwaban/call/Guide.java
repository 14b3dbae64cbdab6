package jp.denwaban.call;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one caller is told and where each key leads: the guidance as the call sees it.
 *
 * @param name what the console shows: 執務時間内の案内
 * @param revision counts up with every activation
 * @param greeting sends emergencies to 110 first, then names the station
 * @param notice of recording, played to its end before any recorded destination is called
 * @param menu names every key once
 * @param wrongKey said before the menu is repeated after a key the menu does not have
 * @param noInput said before the menu is repeated after silence
 * @param connecting said while the destination is being called
 * @param choices per key the destinations in the order they are tried
 * @param repeatKey もう一度
 * @param operator where every path ends that ends nowhere else
 * @param choiceWait silence after the menu before it counts as no input
 * @param passes how often the menu is played before the operator
 */
public record Guide(
        String name,
        int revision,
        PromptName greeting,
        PromptName notice,
        PromptName menu,
        PromptName wrongKey,
        PromptName noInput,
        PromptName connecting,
        Map<Digit, List<Destination>> choices,
        Digit repeatKey,
        Destination operator,
        Duration choiceWait,
        int passes) {

    public Guide {
        choices = Map.copyOf(choices);
        if (choices.containsKey(repeatKey)) {
            throw new IllegalArgumentException("key " + repeatKey + " both repeats and routes");
        }
        if (passes < 1 || passes > 5) {
            throw new IllegalArgumentException("the menu is played 1 to 5 times, not " + passes);
        }
    }

    /** What is reached by flash, and so cannot be recorded: in the order of the keys, each once. */
    public List<Destination> unrecordable() {
        return Stream.concat(
                        choices.entrySet().stream()
                                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                                .flatMap(entry -> entry.getValue().stream()),
                        Stream.of(operator))
                .filter(destination -> destination.way() == Destination.Way.FLASH)
                .distinct()
                .toList();
    }

    /** The destinations of a key; empty for a key this menu does not have. */
    public Optional<List<Destination>> choice(Digit digit) {
        return Optional.ofNullable(choices.get(digit));
    }
}
