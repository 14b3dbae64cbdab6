package jp.denwaban.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.denwaban.account.Action;
import jp.denwaban.audit.EntryCode;
import org.junit.jupiter.api.Test;

/**
 * What may stand in the audit chain stands in one list, and nothing is written that is not there.
 */
class EntriesTest {
    /** The shape of an entry's code; also that of file names, words of the bundle, properties. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*\\.[a-z][a-z-]*)\"");

    private static final Pattern NO_ENTRY =
            Pattern.compile(
                    "(user|java)\\.home|.*\\.(json|jsonl|key|log|pid|script|part|db|lock|css)");

    private static final String LIST = "EntryCode.java";

    @Test
    void everyEntryWrittenAnywhereIsInTheList() throws Exception {
        Set<String> known =
                Arrays.stream(EntryCode.values()).map(EntryCode::text).collect(Collectors.toSet());
        Set<String> words = words();
        Set<String> written = new TreeSet<>();
        for (Path file : application()) {
            LITERAL.matcher(Tree.text(file))
                    .results()
                    .map(match -> match.group(1))
                    .filter(text -> !NO_ENTRY.matcher(text).matches())
                    .filter(text -> words.stream().noneMatch(word -> word.startsWith(text)))
                    .forEach(written::add);
        }

        assertThat(written).as("the search finds the list itself").hasSizeGreaterThan(20);
        assertThat(known).containsAll(written);
    }

    @Test
    void everyEntryOfTheListIsWrittenSomewhere() {
        String sources =
                application().stream()
                        .filter(file -> !file.endsWith(LIST))
                        .map(Tree::text)
                        .collect(Collectors.joining());

        assertThat(EntryCode.values())
                .allSatisfy(code -> assertThat(sources).contains("EntryCode." + code.name()));
    }

    @Test
    void everyActionOfTheAuthorisationTableHasAnEntryOfItsOwn() {
        assertThat(Action.values()).allSatisfy(action -> assertThat(action.entry()).isNotNull());
        assertThat(Arrays.stream(Action.values()).map(Action::entry)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(EntryCode.values()).map(EntryCode::text)).doesNotHaveDuplicates();
    }

    private static List<Path> application() {
        return Tree.java("src/main").stream()
                .filter(file -> file.toString().contains("/app/src/main/"))
                .toList();
    }

    private static Set<String> words() throws IOException {
        Properties words = new Properties();
        words.load(
                new StringReader(
                        Tree.text(
                                Tree.ROOT.resolve(
                                        "app/src/main/resources/jp/denwaban/console/"
                                                + "messages.properties"))));
        return words.stringPropertyNames();
    }
}
