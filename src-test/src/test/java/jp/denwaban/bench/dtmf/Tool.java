package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others, run on files: sox for codecs and rates, and whoever is compared with us. */
final class Tool {
    /** No run here takes more than seconds; a program that hangs must not hold the bench. */
    private static final int LONGEST_MINUTES = 10;

    private static final List<String> LINE =
            List.of("-t", "raw", "-r", "8000", "-e", "signed", "-b", "16", "-c", "1");

    private Tool() {}

    static boolean present(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }

    /** GSM 06.10 there and back. */
    static short[] gsm(short[] samples) throws IOException, InterruptedException {
        Path raw = Files.createTempFile("denwaban-bench", ".raw");
        Path coded = Files.createTempFile("denwaban-bench", ".gsm");
        try {
            write(raw, samples);
            run(words("sox", "-D", LINE, raw.toString(), "-t", "gsm", coded.toString()));
            run(words("sox", "-D", "-t", "gsm", coded.toString(), LINE, raw.toString()));
            return Arrays.copyOf(read(raw), samples.length);
        } finally {
            Files.delete(raw);
            Files.delete(coded);
        }
    }

    /** A command line; a word that is a list stands for its words. */
    static List<String> words(Object... parts) {
        List<String> words = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> list) {
                list.forEach(word -> words.add(word.toString()));
            } else {
                words.add(part.toString());
            }
        }
        return words;
    }

    static List<String> rawLine() {
        return LINE;
    }

    /** Runs it through and gives what it said; anything but success is an error with its words. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("denwaban-bench", ".txt");
        Path errors = Files.createTempFile("denwaban-bench", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(errors.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed: " + Files.readString(errors));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    /** User time of a whole process, as the shell tells it. */
    static double userSeconds(List<String> command) throws IOException, InterruptedException {
        String script = "TIMEFORMAT=%3U; { time \"$@\" >/dev/null 2>&1; } 2>&1";
        String said = run(words("bash", "-c", "LC_ALL=C; " + script, "bash", command));
        return Double.parseDouble(said.strip());
    }

    static void write(Path file, short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Files.write(file, bytes.array());
    }

    static short[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }
}
