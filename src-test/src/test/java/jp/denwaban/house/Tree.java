package jp.denwaban.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's files as committed: no build output, no version control, no editor folders. */
final class Tree {
    /** Surefire runs in the module's folder, which stands beside the others. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".vscode", ".jqwik-database");
    private static final Set<String> BINARY =
            Set.of(
                    "wav", "png", "ttf", "gif", "jpg", "dwr", "bin", "jar", "pdf", "db", "sealed",
                    "key", "audit");

    private Tree() {}

    static List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    ROOT,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return NOT_OURS.contains(folder.getFileName().toString())
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (!NOT_OURS.contains(file.getFileName().toString())) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static List<Path> java(String sourceRoot) {
        String part = "/" + sourceRoot + "/java/";
        return files().stream()
                .filter(file -> file.toString().contains(part))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static List<Path> texts() {
        return files().stream().filter(file -> !BINARY.contains(extension(file))).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not UTF-8 text", e);
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
