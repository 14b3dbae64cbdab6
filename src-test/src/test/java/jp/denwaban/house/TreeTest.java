package jp.denwaban.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the committed text: the project stands alone and reads the same everywhere. */
class TreeTest {
    /** ARCHITECTURE.md gives the top level; anything else beside it came from somewhere else. */
    private static final Set<String> TOP_LEVEL =
            Set.of(
                    "pom.xml",
                    "app",
                    "device-drivers",
                    "reports",
                    "installer",
                    "src-test",
                    "README.md",
                    "denwaban",
                    "docs",
                    ".ci",
                    ".gitignore",
                    ".gitattributes",
                    "LICENSE",
                    "NOTICE",
                    "CHANGELOG.md",
                    "CONTRIBUTING.md",
                    "ARCHITECTURE.md");

    private static final Set<String> NOT_COMMITTED =
            Set.of(".git", "target", ".idea", ".vscode", ".jqwik-database");

    /** In two pieces, because this file is itself part of the tree. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?<![\\w.])/wor"
                            + "k/|\\.\\./shar"
                            + "ed/|/tmp/w"
                            + "t/|/roo"
                            + "t/|/home/\\w");

    private static final Pattern BROAD_CATCH =
            Pattern.compile("catch \\((final )?(Exception|RuntimeException|Throwable)\\b");
    private static final Pattern SLEEP =
            Pattern.compile("Thread\\.sle" + "ep\\(|TimeUnit\\.\\w+\\.sle" + "ep\\(");
    private static final Pattern OPENING =
            Pattern.compile(
                    "(?s)/\\*\\*(?:(?!\\*/).)*\\*/\\s*(?:@[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*"
                            + "(?:public |abstract |final |sealed |non-sealed |strictfp )*"
                            + "(?:class|interface|record|enum|@interface) ");

    @Test
    void theTopLevelIsThePlan() throws IOException {
        try (Stream<Path> entries = Files.list(Tree.ROOT)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .filteredOn(name -> !NOT_COMMITTED.contains(name))
                    .filteredOn(name -> !name.endsWith(".iml"))
                    .isSubsetOf(TOP_LEVEL);
        }
    }

    @Test
    void noFileNamesTheMachineItWasWrittenOn() {
        assertThat(Tree.texts())
                .allSatisfy(
                        file ->
                                assertThat(MACHINE.matcher(Tree.text(file)).results())
                                        .as("%s", Tree.ROOT.relativize(file))
                                        .isEmpty());
    }

    @Test
    void noBuildFileNamesARepository() {
        assertThat(Tree.texts())
                .filteredOn(file -> file.endsWith("pom.xml"))
                .hasSize(6)
                .allSatisfy(
                        pom ->
                                assertThat(Tree.text(pom))
                                        .as("%s: Maven Central is enough", pom)
                                        .doesNotContain("<repository>", "<pluginRepository>"));
    }

    /**
     * The top of every thread, and the line's owner, who ends one call by the sealing path. An
     * order to a card ({@code LineHands}) or from the control socket that breaks is one that was
     * refused: what waits behind it, a hang-up above all, must go on.
     */
    @Test
    void everythingIsCaughtOnlyAtTheTopOfAThread() {
        assertThat(holding(Tree.java("src/main"), BROAD_CATCH))
                .as("a broken assumption ends one call, in one known place of each world")
                .extracting(file -> file.substring(file.lastIndexOf('/') + 1))
                .isSubsetOf(
                        // Its turn is a top too: a start calls it on the start's own thread.
                        "Retention.java",
                        // What others have done on its thread is theirs; calls must go on.
                        "Registrar.java",
                        "ConsoleWindow.java",
                        "NamedThread.java",
                        "LineThread.java",
                        "LineOwner.java",
                        "LineHands.java",
                        "ControlledLines.java",
                        "VirtualExchange.java");
    }

    @Test
    void testsDoNotSleep() {
        assertThat(holding(Tree.java("src/test"), SLEEP))
                .as("wait for the fact with a deadline, not for time to pass")
                .isEmpty();
    }

    @Test
    void everyTypeOpensWithASentence() {
        assertThat(Tree.java("src/main"))
                .filteredOn(file -> !file.endsWith("package-info.java"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(OPENING.matcher(Tree.text(file)).find())
                                        .as("%s says what it is for", Tree.ROOT.relativize(file))
                                        .isTrue());
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(Tree.java("src/main"))
                .allSatisfy(
                        file ->
                                assertThat(file.resolveSibling("package-info.java"))
                                        .as("package of %s", Tree.ROOT.relativize(file))
                                        .exists());
    }

    private static List<String> holding(List<Path> files, Pattern pattern) {
        return files.stream()
                .filter(file -> pattern.matcher(Tree.text(file)).find())
                .map(file -> Tree.ROOT.relativize(file).toString())
                .toList();
    }
}
