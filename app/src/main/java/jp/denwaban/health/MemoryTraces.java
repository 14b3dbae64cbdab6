package jp.denwaban.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The self-test of what could carry the memory of a process to a disk, where the end of the process
 * no longer wipes it. Looks only: what is wrong is for the people who run the machine.
 *
 * @see "proc(5), core(5), java(1)"
 */
public final class MemoryTraces {
    /** One option a line; the launcher and the package read the same file. */
    private static final String OPTIONS = "java-options";

    private static final String CORE_LIMIT = "Max core file size";

    private final Path proc;
    private final List<String> given;

    /**
     * @param proc where the kernel tells of this process and of itself
     * @param given options of the Java virtual machine, in their order
     */
    MemoryTraces(Path proc, List<String> given) {
        this.proc = proc;
        this.given = List.copyOf(given);
    }

    /** What could be left, each with the code of its alarm. */
    public enum Trace {
        /** Memory is moved out to a disk while the machine runs. */
        SWAP("H-01"),

        /** The kernel writes a memory to a file, or hands it to a program, when a process falls. */
        CORE("H-02"),

        /** The Java virtual machine writes one, or lets another program read it. */
        JAVA("H-03");

        private final String code;

        Trace(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Of this very process. */
    public static MemoryTraces here() {
        return new MemoryTraces(
                Path.of("/proc"), ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** What cannot be asked counts as possible. */
    public Set<Trace> possible() {
        Set<Trace> traces = EnumSet.noneOf(Trace.class);
        if (mayBe(this::swaps)) {
            traces.add(Trace.SWAP);
        }
        if (mayBe(this::dumpsCore)) {
            traces.add(Trace.CORE);
        }
        if (!required().stream().allMatch(this::holds)) {
            traces.add(Trace.JAVA);
        }
        return traces;
    }

    @FunctionalInterface
    private interface Question {
        boolean ask() throws IOException;
    }

    private static boolean mayBe(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return true;
        }
    }

    /** Below the line with its column names, one line an area. */
    private boolean swaps() throws IOException {
        return Files.readAllLines(proc.resolve("swaps")).size() > 1;
    }

    /** A program that takes cores gets them whatever the limit of the process is. */
    private boolean dumpsCore() throws IOException {
        boolean limited =
                Files.readAllLines(proc.resolve("self/limits")).stream()
                        .filter(line -> line.startsWith(CORE_LIMIT))
                        .anyMatch(
                                line ->
                                        line.substring(CORE_LIMIT.length())
                                                .strip()
                                                .startsWith("0 "));
        return !limited
                || Files.readString(proc.resolve("sys/kernel/core_pattern")).startsWith("|");
    }

    /** The last option of a name is the one that holds. */
    private boolean holds(String option) {
        return given.stream()
                .filter(other -> name(other).equals(name(option)))
                .reduce((earlier, later) -> later)
                .filter(option::equals)
                .isPresent();
    }

    private static String name(String option) {
        return option.replaceFirst("=.*", "").replaceFirst("^-XX:[+-]", "-XX:");
    }

    private static List<String> required() {
        try (InputStream in = MemoryTraces.class.getResourceAsStream(OPTIONS)) {
            if (in == null) {
                throw new IllegalStateException("no " + OPTIONS);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
