package jp.denwaban.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words and colours of the console: each stands in one place, is used, and is found. */
class WordsTest {
    private static final Pattern IN_FXML = Pattern.compile("\"%([\\w.-]+)\"");
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b");
    private static final Path CONSOLE =
            Tree.ROOT.resolve("app/src/main/resources/jp/denwaban/console");
    private static final Path BUNDLE = CONSOLE.resolve("messages.properties");

    @Test
    void everyWordAViewAsksForIsInTheBundle() {
        assertThat(asked()).isSubsetOf(words().stringPropertyNames());
    }

    @Test
    void everyWordOfTheBundleIsUsed() {
        Set<String> asked = asked();
        String sources =
                Tree.java("src/main").stream().map(Tree::text).collect(Collectors.joining("\n"));

        assertThat(words().stringPropertyNames())
                .filteredOn(key -> !asked.contains(key))
                .allSatisfy(
                        key ->
                                assertThat(mentions(sources, key))
                                        .as("%s, or the stem it is made from, in a source", key)
                                        .isTrue());
    }

    @Test
    void everyWordHasItsText() {
        words().forEach((key, text) -> assertThat((String) text).as("%s", key).isNotBlank());
    }

    @Test
    void coloursAreNamedByRoleOutsideTheTwoListsOfRoles() {
        assertThat(with("css"))
                .filteredOn(file -> !file.getFileName().toString().startsWith("roles-"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(HEX.matcher(Tree.text(file)).results())
                                        .as("%s", file.getFileName())
                                        .isEmpty());
    }

    /** A key is used whole, or as a stem plus what is computed: {@code "line.state." + name}. */
    private static boolean mentions(String sources, String key) {
        boolean whole = sources.contains("\"" + key + "\"");
        for (int dot = key.lastIndexOf('.');
                !whole && dot > 0;
                dot = key.lastIndexOf('.', dot - 1)) {
            String stem = "\"" + key.substring(0, dot);
            whole = sources.contains(stem + "\"") || sources.contains(stem + ".\"");
        }
        return whole;
    }

    private static Set<String> asked() {
        return with("fxml").stream()
                .flatMap(file -> IN_FXML.matcher(Tree.text(file)).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> with(String extension) {
        return Tree.files().stream()
                .filter(file -> file.startsWith(CONSOLE))
                .filter(file -> file.toString().endsWith("." + extension))
                .toList();
    }

    private static Properties words() {
        Properties words = new Properties();
        try {
            words.load(new StringReader(Files.readString(BUNDLE)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return words;
    }
}
