package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one bundle of words and the places that use it. */
class WordsTest {
    private static final Path JAVA = Path.of("src/main/java/jp/denwaban/console");
    private static final Path RESOURCES = Path.of("src/main/resources/jp/denwaban/console");
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-z0-9.-]+)\"");
    private static final Pattern IN_JAVA =
            Pattern.compile("\\.text\\(\\s*\"([A-Za-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern CODED =
            Pattern.compile("\\.coded\\(\\s*\"([A-Za-z0-9.-]+)\"\\s*,");

    private final Strings words = new Strings();

    @Test
    void everyWordAViewNamesExists() {
        Set<String> used = found(RESOURCES, ".fxml", IN_FXML);

        assertThat(used).isNotEmpty().allMatch(words::has);
    }

    @Test
    void everyWordTheCodeNamesExists() {
        Set<String> used = found(JAVA, ".java", IN_JAVA);

        assertThat(used).isNotEmpty().allMatch(words::has);
    }

    @Test
    void everyFamilyOfCodesHasASentenceForAnUnknownOne() {
        Set<String> used = found(JAVA, ".java", CODED);

        assertThat(used).isNotEmpty().allMatch(prefix -> words.has(prefix + ".unknown"));
    }

    @Test
    void noKeyIsWrittenTwice() throws IOException {
        List<String> keys =
                Files.readAllLines(RESOURCES.resolve("messages.properties")).stream()
                        .filter(line -> line.matches("[A-Za-z0-9.-]+=.*"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void noSentenceLosesItsFiguresToAnApostrophe() {
        // MessageFormat swallows {0} after a single quote.
        List<String> suspects = new ArrayList<>();
        for (String key : Collections.list(words.bundle().getKeys())) {
            String sentence = words.bundle().getString(key);
            if (sentence.contains("{0}") && sentence.contains("'")) {
                suspects.add(key);
            }
        }

        assertThat(suspects).isEmpty();
    }

    @Test
    void noStyleSheetNamesAColourThatIsNotARole() {
        Pattern hex = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b");
        List<String> found =
                files(RESOURCES, ".css")
                        .filter(file -> !file.getFileName().toString().startsWith("roles-"))
                        .filter(file -> hex.matcher(text(file)).find())
                        .map(Path::toString)
                        .toList();

        assertThat(found).as("every other rule names a role, never a hex").isEmpty();
    }

    @Test
    void dayAndNightHaveTheSameRoles() {
        Pattern role = Pattern.compile("(-dw-[a-z0-9-]+): #");

        assertThat(matches(role, text(RESOURCES.resolve("roles-light.css"))))
                .hasSizeGreaterThan(20)
                .isEqualTo(matches(role, text(RESOURCES.resolve("roles-dark.css"))));
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) {
        return files(folder, ending)
                .flatMap(file -> matches(pattern, text(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
