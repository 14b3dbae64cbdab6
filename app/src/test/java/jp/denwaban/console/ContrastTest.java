package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the colour roles, by the formula of WCAG 2 (relative luminance). */
class ContrastTest {
    @ParameterizedTest
    @CsvSource({
        "ink, panel",
        "ink, page",
        "ink, sunken",
        "ink2, panel",
        "ink2, sunken",
        "quiet, panel",
        "quiet, page",
        "quiet, sunken",
        "att-ink, att-sub",
        "dan-ink, panel",
        "dan-ink, dan-sub",
        "on, dan",
        "on, accent",
        "on, bar",
        "ink2, bar-off",
        "training, training-ink",
        "ok, panel",
        "rec, panel",
        "accent, panel"
    })
    void textCanBeReadByDayAndByNight(String text, String ground) throws IOException {
        for (String roles : new String[] {"roles-light.css", "roles-dark.css"}) {
            Map<String, Integer> colours = colours(roles);

            assertThat(contrast(colours.get(text), colours.get(ground)))
                    .as("%s on %s in %s", text, ground, roles)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @CsvSource({"edge, panel", "edge, sunken", "accent, panel", "dan, page", "ink2, page"})
    void whatCanBeOperatedOrWarnsIsSeen(String shape, String ground) throws IOException {
        for (String roles : new String[] {"roles-light.css", "roles-dark.css"}) {
            Map<String, Integer> colours = colours(roles);

            assertThat(contrast(colours.get(shape), colours.get(ground)))
                    .as("%s on %s in %s", shape, ground, roles)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static Map<String, Integer> colours(String sheet) throws IOException {
        Path file = Path.of("src/main/resources/jp/denwaban/console", sheet);
        Matcher role =
                Pattern.compile("-dw-([a-z0-9-]+): #([0-9A-F]{6});")
                        .matcher(Files.readString(file));
        Map<String, Integer> colours = new HashMap<>();
        while (role.find()) {
            colours.put(role.group(1), Integer.parseInt(role.group(2), 16));
        }
        return colours;
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255)
                + 0.7152 * linear(colour >> 8 & 255)
                + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
