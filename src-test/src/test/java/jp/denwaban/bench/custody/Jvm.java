package jp.denwaban.bench.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.bench.BenchException;

/**
 * Something measured in a Java process of its own, because a JVM that has done other things has
 * been compiled for those.
 *
 * @param options before the class path
 */
record Jvm(List<String> options) {
    private static final String ANSWERING = "java-options";

    /** As anybody starts Java. */
    static final Jvm PLAIN = new Jvm(List.of());

    Jvm {
        options = List.copyOf(options);
    }

    /** With the options of the answering process: its compiler, its collector, its memory. */
    static Jvm answering() throws BenchException {
        try (InputStream in = AnsweringProcess.class.getResourceAsStream(ANSWERING)) {
            if (in == null) {
                throw new BenchException("there are no options of the answering process");
            }
            return new Jvm(
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
        } catch (IOException e) {
            throw new BenchException("the options of the answering process cannot be read", e);
        }
    }

    /** Runs a main class to its end and gives the lines it said. */
    List<String> run(Class<?> main, String... arguments)
            throws BenchException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(
                List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try {
                List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
                if (process.waitFor() != 0) {
                    throw new BenchException(main.getSimpleName() + " came to no good end");
                }
                return lines;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new BenchException("Java cannot be started once more", e);
        }
    }
}
