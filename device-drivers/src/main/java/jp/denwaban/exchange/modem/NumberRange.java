package jp.denwaban.exchange.modem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the numbers of one setting may be, in the words of the answer to {@code =?}: a group in
 * parentheses for each number, values and {@code from-to} inside.
 *
 * @see "ITU-T V.250, 5.4.3.3: ranges of values"
 */
record NumberRange(String text) {

    /**
     * The setting after an order; numbers that were left out stay as they were.
     *
     * @return nothing when a number cannot be, or there are too many
     */
    Optional<List<Integer>> after(List<Integer> now, String ordered) {
        String[] given = ordered.split(",", -1);
        List<String> groups = groups();
        if (given.length > groups.size()) {
            return Optional.empty();
        }
        List<Integer> next = new ArrayList<>(now);
        for (int i = 0; i < given.length; i++) {
            if (given[i].isEmpty()) {
                continue;
            }
            if (!given[i].matches("[0-9]{1,6}")
                    || !allows(groups.get(i), Integer.parseInt(given[i]))) {
                return Optional.empty();
            }
            next.set(i, Integer.parseInt(given[i]));
        }
        return Optional.of(next);
    }

    private List<String> groups() {
        return Arrays.stream(text.split("\\),\\(")).map(g -> g.replaceAll("[()]", "")).toList();
    }

    private static boolean allows(String group, int value) {
        return Arrays.stream(group.split(",")).anyMatch(part -> covers(part, value));
    }

    private static boolean covers(String part, int value) {
        int dash = part.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
        int to = Integer.parseInt(part.substring(dash + 1));
        return value >= from && value <= to;
    }
}
