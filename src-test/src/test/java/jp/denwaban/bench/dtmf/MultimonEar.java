package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * multimon-ng as a process, on what sox makes of the samples at the one rate it takes. It tells
 * digits in their order and no times.
 */
final class MultimonEar implements Ear {
    private static final int RATE_HZ = 22_050;

    /** Silence after the end, so that its last block is filled: 100 ms. */
    private static final int TAIL = 800;

    private static final String SAYS = "DTMF: ";

    private MultimonEar() {}

    /** Nothing where it or sox is not installed. */
    static Optional<Ear> open() {
        boolean present = Tool.present("multimon-ng") && Tool.present("sox");
        return present ? Optional.of(new MultimonEar()) : Optional.empty();
    }

    @Override
    public List<Heard> hear(short[] samples) throws IOException, InterruptedException {
        Path narrow = Files.createTempFile("denwaban-bench", ".raw");
        Path wide = Files.createTempFile("denwaban-bench", ".raw");
        try {
            Tool.write(narrow, Arrays.copyOf(samples, samples.length + TAIL));
            Tool.run(Tool.words("sox", "-D", Tool.rawLine(), narrow, format(), wide));
            return Tool.run(Tool.words(command(), wide))
                    .lines()
                    .filter(line -> line.startsWith(SAYS) && line.length() > SAYS.length())
                    .map(line -> Heard.untimed(line.charAt(SAYS.length())))
                    .toList();
        } finally {
            Files.delete(narrow);
            Files.delete(wide);
        }
    }

    /** What sox must write for it. */
    static List<String> format() {
        return Tool.words("-t", "raw", "-b", "16", "-e", "signed", "-c", "1", "-r", RATE_HZ);
    }

    /** All but the file. */
    static List<String> command() {
        return List.of("multimon-ng", "-q", "-a", "DTMF", "-t", "raw");
    }
}
