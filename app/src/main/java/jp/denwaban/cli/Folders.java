package jp.denwaban.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Looks into folders, and removes what this program made. */
final class Folders {
    private Folders() {}

    /** False also for a file. */
    static boolean isEmpty(Path folder) throws Refusal {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new Refusal("this folder cannot be read: " + folder, e);
        }
    }

    static void remove(Path folder) throws Refusal {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Refusal("this folder cannot be removed: " + folder, e);
        }
    }
}
