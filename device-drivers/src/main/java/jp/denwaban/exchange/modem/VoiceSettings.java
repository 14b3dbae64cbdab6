package jp.denwaban.exchange.modem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of a modem that are numbers: each can be asked for, set within its range, and put
 * back to what the maker chose.
 *
 * @see "ITU-T V.253, 10: voice parameters; V.250, 6.2: the interface"
 */
public final class VoiceSettings {
    /** What the maker chose, and what may be; gains and silence are nominal at 128. */
    private static final Map<String, String> RANGES = new LinkedHashMap<>();

    private static final Map<String, String> MAKERS = new HashMap<>();

    static {
        declare("+FCLASS", "0", "(0,8)");
        declare("+VLS", "0", "(0-7)");
        declare("+VGR", "128", "(0-255)");
        declare("+VGT", "128", "(0-255)");
        declare("+VGM", "128", "(0-255)");
        declare("+VGS", "128", "(0-255)");
        declare("+VSD", "128,50", "(0-255),(0-255)");
        declare("+VTD", "100", "(0-255)");
        declare("+VIT", "0", "(0-255)");
        declare("+VNH", "0", "(0-2)");
        declare("+VRA", "50", "(0-255)");
        declare("+VRN", "10", "(0-255)");
        declare("+VDR", "0,0", "(0-1),(0-255)");
        declare("+VDT", "0,0", "(0-1),(0-255)");
        declare("+VCID", "0", "(0-1)");
        declare("+VSP", "0", "(0)");
        declare("+VPP", "0", "(0)");
        declare("+VPR", "0", "(0-240)");
        declare("+VBT", "0,0", "(0-2048),(0-2048)");
        declare("+IFC", "2,2", "(0-2),(0-2)");
        declare("+FLO", "2", "(0-2)");
        declare("+ICF", "3,3", "(0-6),(0-3)");
        declare("+ILRR", "0", "(0-1)");
        declare("+IPR", "0", "(0-921600)");
        declare("+FAA", "0", "(0-1)");
    }

    private final Map<String, List<Integer>> values = new HashMap<>();

    public VoiceSettings() {
        reset();
    }

    private static void declare(String name, String makers, String range) {
        MAKERS.put(name, makers);
        RANGES.put(name, range);
    }

    /** Everything as the maker chose it. */
    public void reset() {
        MAKERS.forEach((name, makers) -> values.put(name, numbers(makers)));
    }

    /** The voice settings as the maker chose them; class and line stay. */
    void resetVoice() {
        MAKERS.forEach(
                (name, makers) -> {
                    if (name.startsWith("+V") && !name.equals("+VLS")) {
                        values.put(name, numbers(makers));
                    }
                });
    }

    boolean knows(String name) {
        return RANGES.containsKey(name);
    }

    /** Sets; false when the value cannot be. */
    boolean set(String name, String ordered) {
        Optional<List<Integer>> next =
                new NumberRange(RANGES.getOrDefault(name, ""))
                        .after(values.getOrDefault(name, List.of()), ordered);
        next.ifPresent(accepted -> values.put(name, accepted));
        return next.isPresent();
    }

    /** The first number of a setting. */
    public int number(String name) {
        return number(name, 0);
    }

    /** The number of a setting that stands at {@code index}, from 0. */
    public int number(String name, int index) {
        return values.getOrDefault(name, List.of()).get(index);
    }

    /** Sets the first number of a setting, which may be so. */
    public void put(String name, int value) {
        set(name, Integer.toString(value));
    }

    String shown(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    String range(String name) {
        return RANGES.getOrDefault(name, "");
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
