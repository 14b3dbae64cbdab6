package jp.denwaban.leak;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the processes of a household are started: as the launcher starts them, and what stands
 * around.
 *
 * @param before words before each, such as those of strace; {@code %s} is the process's name
 * @param broken class files that stand before the product's own
 */
public record Manner(List<String> before, Optional<Path> broken) {
    /** As they are. */
    public static final Manner PLAIN = new Manner(List.of(), Optional.empty());

    public Manner {
        before = List.copyOf(before);
    }

    /**
     * The words of a command, up to the main class.
     *
     * @param own owners of further files of options, after those that are for every process
     * @param properties as {@code name=value}
     */
    List<String> java(String name, List<String> own, List<String> properties) throws IOException {
        List<String> words = new ArrayList<>();
        before.forEach(word -> words.add(word.replace("%s", name)));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options("health"));
        for (String owner : own) {
            words.addAll(options(owner));
        }
        properties.forEach(property -> words.add("-D" + property));
        words.addAll(List.of("-cp", classPath()));
        return words;
    }

    private static List<String> options(String owner) throws IOException {
        String file = "/jp/denwaban/" + owner + "/java-options";
        try (InputStream in = Manner.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    /** Surefire gives a forked test its class path under a name of its own. */
    private String classPath() {
        String product =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return broken.map(first -> first + File.pathSeparator + product).orElse(product);
    }
}
