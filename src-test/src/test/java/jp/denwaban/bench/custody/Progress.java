package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Settings;

/**
 * What of a long part is done, so that it may be interrupted: a line for every piece, in a file of
 * the folder that the environment names in {@value #FOLDER}; without it nothing is kept. A file
 * belongs to one part and one seed. Any thread.
 */
final class Progress {
    static final String FOLDER = "DENWABAN_BENCH_STATE";

    private final Optional<Path> file;
    private final List<String> lines;

    private Progress(Optional<Path> file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Progress of(String part, Settings settings) throws BenchException {
        String folder = System.getenv(FOLDER);
        return folder == null || folder.isBlank()
                ? new Progress(Optional.empty(), new ArrayList<>())
                : in(
                        Path.of(folder),
                        part + "-" + settings.seed() + (settings.quick() ? "-quick" : ""));
    }

    static Progress in(Path folder, String name) throws BenchException {
        Path file = folder.resolve("custody-" + name + ".state");
        try {
            Files.createDirectories(folder);
            List<String> lines = new ArrayList<>();
            if (Files.exists(file)) {
                lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
            return new Progress(Optional.of(file), lines);
        } catch (IOException e) {
            throw new BenchException("the state of the bench cannot be read: " + file, e);
        }
    }

    /** Words of one piece; the first says of what kind it is. */
    synchronized void done(String kind, String words) throws BenchException {
        String line = kind + " " + words.replace('\n', ' ');
        lines.add(line);
        if (file.isPresent()) {
            try {
                Files.writeString(
                        file.get(),
                        line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new BenchException("the state of the bench cannot be written", e);
            }
        }
    }

    /** What was said of all pieces of a kind. */
    synchronized List<String> of(String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.substring(kind.length() + 1))
                .toList();
    }

    /** The sum of the first words of all pieces of a kind. */
    double sum(String kind) {
        return of(kind).stream().mapToDouble(words -> number(words)).sum();
    }

    /** The greatest of the first words of all pieces of a kind, 0 without one. */
    double most(String kind) {
        return of(kind).stream().mapToDouble(words -> number(words)).max().orElse(0);
    }

    private static double number(String words) {
        return Double.parseDouble(words.split(" ")[0]);
    }
}
