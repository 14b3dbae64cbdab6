package jp.denwaban.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The documents: what they point at exists, what ships is named, the commands are the real ones.
 */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern PATH =
            Pattern.compile("`((?:app|device-drivers|reports|src-test|docs|installer)/[\\w./-]+)`");
    private static final Pattern VERSION = Pattern.compile("-\\d[\\w.-]*\\.jar$");

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(documents())
                .isNotEmpty()
                .allSatisfy(
                        document ->
                                assertThat(LINK.matcher(Tree.text(document)).results())
                                        .allSatisfy(
                                                link ->
                                                        assertThat(
                                                                        document.resolveSibling(
                                                                                link.group(1)))
                                                                .as("%s", document.getFileName())
                                                                .exists()));
    }

    @Test
    void everyPathNamedInADocumentExists() {
        assertThat(documents())
                .allSatisfy(
                        document ->
                                assertThat(PATH.matcher(Tree.text(document)).results())
                                        .filteredOn(match -> !match.group(1).contains("target"))
                                        .allSatisfy(
                                                match ->
                                                        assertThat(
                                                                        Tree.ROOT.resolve(
                                                                                match.group(1)))
                                                                .as("%s", document.getFileName())
                                                                .exists()));
    }

    @Test
    void theNoticeNamesEveryLibraryThatShips() {
        String known =
                Tree.text(Tree.ROOT.resolve("NOTICE"))
                        + Tree.text(Tree.ROOT.resolve("docs/dependencies.md"));

        assertThat(libraries())
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void theOneTestCommandIsTheReadmes() {
        assertThat(Tree.text(Tree.ROOT.resolve("README.md"))).contains("./denwaban test ");
        assertThat(Tree.text(Tree.ROOT.resolve(".ci/run"))).contains("exec ./denwaban test\n");
    }

    private static List<Path> documents() {
        return Tree.files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    /** Surefire gives the class path of a forked test under a name of its own. */
    private static List<String> libraries() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> VERSION.matcher(name).replaceFirst(""))
                .filter(
                        name ->
                                !List.of("app", "reports", "device-drivers").contains(name)
                                        && !name.startsWith("archunit"))
                .distinct()
                .toList();
    }
}
