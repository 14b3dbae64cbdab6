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
    static final int RATE_HZ = 22_050;

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
            resample(narrow, wide);
            return Tool.run(command(wide))
                    .lines()
                    .filter(line -> line.startsWith(SAYS) && line.length() > SAYS.length())
                    .map(line -> Heard.untimed(line.charAt(SAYS.length())))
                    .toList();
        } finally {
            Files.delete(narrow);
            Files.delete(wide);
        }
    }

    static void resample(Path narrow, Path wide) throws IOException, InterruptedException {
        Tool.run(
                Tool.words(
                        "sox", "-D", Tool.rawLine(), narrow, "-t", "raw", "-b", "16", "-e",
                        "signed", "-r", RATE_HZ, wide));
    }

    static List<String> command(Path wide) {
        return Tool.words("multimon-ng", "-q", "-a", "DTMF", "-t", "raw", wide);
    }
}
