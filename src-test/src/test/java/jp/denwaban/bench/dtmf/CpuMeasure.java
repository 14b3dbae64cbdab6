package jp.denwaban.bench.dtmf;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.tone.DtmfDetector;

/**
 * Processor time of one hour: user time of the whole process on the hour minus that on an empty
 * file, so that starting a JVM does not count and compiling the detector does; the middle of five.
 */
final class CpuMeasure {
    private static final int RUNS = 5;

    /** A launcher's rules, so that what is measured is what a person starts. */
    private static final List<String> JAVA =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-CreateCoredumpOnCrash",
                    "-Xshare:auto",
                    "-Djava.awt.headless=true");

    private final Path folder;
    private final Path hour;
    private final Path empty;

    /**
     * Writes the hour into the folder.
     *
     * @param minutes shorter for a first look; figures are scaled to the hour
     */
    CpuMeasure(Path folder, Sounds speech, long seed, int minutes)
            throws IOException, InterruptedException, AudioFileException {
        this.folder = folder;
        Path raw = folder.resolve("hour.raw");
        Tool.write(raw, mixture(speech, seed, minutes));
        hour = wav(raw, "hour");
        Tool.write(raw, new short[0]);
        empty = wav(raw, "empty");
    }

    /** Seconds of user time for the sound, of {@code denwaban dtmf FILE}. */
    double ours() throws IOException, InterruptedException {
        List<String> command =
                Tool.words(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "jp.denwaban.cli.Main",
                        "dtmf");
        return middle(command, hour, empty);
    }

    /** The same of a small C program around spandsp; nothing without a compiler or the library. */
    OptionalDouble spandsp() throws IOException, InterruptedException {
        if (!Tool.present("gcc") || SpandspEar.open().isEmpty()) {
            return OptionalDouble.empty();
        }
        Path source = folder.resolve("spandsp-digits.c");
        try (InputStream in = CpuMeasure.class.getResourceAsStream("spandsp-digits.c")) {
            if (in == null) {
                throw new IOException("spandsp-digits.c is not among the classes");
            }
            Files.copy(in, source);
        }
        Path program = folder.resolve("spandsp-digits");
        Tool.run(Tool.words("gcc", "-O2", "-o", program, source, "-l:libspandsp.so.2"));
        return OptionalDouble.of(middle(Tool.words(program), hour, empty));
    }

    /** The same of multimon-ng, on what sox has made ready before. */
    OptionalDouble multimon() throws IOException, InterruptedException {
        if (MultimonEar.open().isEmpty()) {
            return OptionalDouble.empty();
        }
        Path wide = folder.resolve("hour-22050.raw");
        Path nothing = folder.resolve("empty-22050.raw");
        Tool.run(Tool.words("sox", "-D", hour, MultimonEar.format(), wide));
        Tool.write(nothing, new short[0]);
        return OptionalDouble.of(middle(MultimonEar.command(), wide, nothing));
    }

    /**
     * Bytes allocated for a frame of 20 ms, once everything is loaded and compiled. Noise, and in
     * turn a pair that is followed, measured and refused for its 3.4 %: no event is made.
     */
    static double bytesPerFrame() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DtmfDetector detector = new DtmfDetector(digit -> {});
        Random random = new Random(1);
        short[] noise = new short[160];
        short[] pair = new short[160];
        for (int i = 0; i < noise.length; i++) {
            double turn = 2 * Math.PI * i / 8000;
            noise[i] = (short) (1000 * random.nextGaussian());
            pair[i] = (short) (4000 * (Math.sin(950 * turn) + Math.sin(1250 * turn)));
        }
        int frames = 20_000;
        long before = 0;
        for (int i = 0; i < 2 * frames; i++) {
            if (i == frames) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            detector.accept(i / 5 % 2 == 0 ? noise : pair);
        }
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        return Math.floor((double) bytes / frames); // asking costs some bytes itself, once
    }

    /** Speech, silence and digits in turn, about a third each: minute by minute. */
    private static short[] mixture(Sounds speech, long seed, int minutes)
            throws IOException, InterruptedException, AudioFileException {
        short[] all = new short[minutes * 60 * 8000];
        Playlist playlist = speech.playlist(seed);
        Condition digits =
                new Condition("hour", Telephone.usual(), Line.clean(), Codec.MU_LAW, false, false);
        int at = 0;
        for (int turn = 0; at < all.length; turn++) {
            int count = Math.min(20 * 8000, all.length - at);
            if (turn % 3 == 0) {
                System.arraycopy(playlist.next(count).samples(), 0, all, at, count);
            } else if (turn % 3 == 1) {
                short[] keys = digits.take(seed + turn, "", 80).samples();
                System.arraycopy(keys, 0, all, at, Math.min(count, keys.length));
            }
            at += count;
        }
        return all;
    }

    private Path wav(Path raw, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".wav");
        Tool.run(Tool.words("sox", "-D", Tool.rawLine(), raw, file));
        return file;
    }

    private static double middle(List<String> command, Path sound, Path nothing)
            throws IOException, InterruptedException {
        return middle(command, sound) - middle(command, nothing);
    }

    private static double middle(List<String> command, Path file)
            throws IOException, InterruptedException {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = Tool.userSeconds(Tool.words(command, file));
        }
        return DoubleStream.of(seconds).sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }
}
