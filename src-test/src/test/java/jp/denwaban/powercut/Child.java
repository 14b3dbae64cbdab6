package jp.denwaban.powercut;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts a {@link Shift} as a process of its own.
 *
 * @param java what comes before the name of the class
 */
public record Child(List<String> java) {
    /** It lives for a second or two: what the good compiler would win, it would never see. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    public Child {
        java = List.copyOf(java);
    }

    /** As it is. */
    public static Child plain() {
        return of(classPath(), List.of());
    }

    /**
     * With its classes read once and for all, which takes half of the processor time of a start;
     * worth it for more than a few.
     *
     * @param folder for 60 MB of classes
     * @param office on which one shift works for it
     */
    public static Child archived(Path folder, Office office)
            throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (String entry : classPath().split(File.pathSeparator)) {
            Path path = Path.of(entry);
            // The JDK archives no class that lies in a folder.
            jars.add(
                    Files.isDirectory(path)
                            ? jar(path, folder.resolve("classes-" + jars.size() + ".jar"))
                            : entry);
        }
        String classPath = String.join(File.pathSeparator, jars);
        Path archive = folder.resolve("classes.jsa");
        Child dumping = of(classPath, List.of("-XX:ArchiveClassesAtExit=" + archive));
        office.clean();
        dumping.shift(office.site.root(), 1, 1, 1, "-", "none")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        office.clean();
        return of(classPath, List.of("-XX:SharedArchiveFile=" + archive));
    }

    private static Child of(String classPath, List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SHORT_LIVED);
        words.addAll(options);
        words.addAll(List.of("-cp", classPath));
        return new Child(words);
    }

    /** The words of {@link Shift}. */
    ProcessBuilder shift(
            Path root, long seed, int lines, int calls, String acknowledged, String mutant)
            throws IOException {
        List<String> words = new ArrayList<>(java);
        words.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(Office.scratch(root)));
        words.addAll(List.of(Shift.class.getName(), root.toString()));
        words.addAll(List.of("" + seed, "" + lines, "" + calls, acknowledged, mutant));
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar.toString();
    }

    /** Surefire gives a forked test its class path under a name of its own. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
