package jp.denwaban.bench.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.bench.Bench;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import jp.denwaban.bench.lines.LinesRun.Measured;
import jp.denwaban.cli.Refusal;

/**
 * {@code denwaban bench lines}: more and more lines in real time until it breaks. What the rows
 * mean and what they cannot show: docs/bench.md.
 */
public final class LinesBench implements Bench {
    private static final List<Integer> STEPS = List.of(4, 16, 64, 96, 128, 160, 240);

    /** The issue's own length of a run. */
    private static final int SECONDS = 120;

    /** One call to its end on every line. */
    private static final int SECONDS_QUICK = 45;

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MEMORY_BYTES = 2_000_000_000;

    /** Where a goal stands, the middle of five decides; elsewhere one shows enough. */
    private static final int RUNS = 5;

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public List<String> parts() {
        return STEPS.stream().map(String::valueOf).toList();
    }

    @Override
    public List<Row> run(Settings settings) throws BenchException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<Integer> broke = new ArrayList<>();
        for (int lines : STEPS) {
            if (settings.parts().contains(String.valueOf(lines))) {
                (measure(lines, settings, rows) ? kept : broke).add(lines);
            }
        }
        rows.add(breakingPoint(kept, broke));
        return rows;
    }

    private static boolean measure(int lines, Settings settings, List<Row> rows)
            throws BenchException, InterruptedException {
        List<Measured> runs = new ArrayList<>();
        int wanted = lines == LinesRows.PROMISED && !settings.quick() ? RUNS : 1;
        for (int run = 0; run < wanted; run++) {
            settings.say("%d lines, run %d of %d".formatted(lines, run + 1, wanted));
            try {
                runs.add(once(lines, settings, settings.seed() + run));
            } catch (Refusal e) {
                rows.add(
                        Row.unmeasured(
                                lines + " lines: run " + (run + 1),
                                "",
                                null,
                                "did not come to its end: " + e.getMessage()));
                return false;
            }
        }
        LinesRows all = new LinesRows(lines, runs);
        rows.addAll(all.rows());
        return all.keptUp();
    }

    private static Measured once(int lines, Settings settings, long seed)
            throws Refusal, BenchException, InterruptedException {
        int seconds = settings.quick() ? SECONDS_QUICK : SECONDS;
        try {
            Path folder = Files.createTempDirectory("denwaban-bench");
            Path network = inMemory();
            try {
                Measured run = new LinesRun(lines, seconds, seed, settings).run(folder, network);
                tell(run, settings);
                return run;
            } finally {
                delete(folder);
                delete(network);
            }
        } catch (IOException | AudioFileException e) {
            throw new BenchException("the bench could not read or write: " + e.getMessage(), e);
        }
    }

    /** 240 lines of 120 s write 1.4 GB; a machine without that much memory takes its disk. */
    private static Path inMemory() throws IOException {
        boolean room =
                Files.isWritable(MEMORY)
                        && Files.getFileStore(MEMORY).getUsableSpace() > MEMORY_BYTES;
        return room
                ? Files.createTempDirectory(MEMORY, "denwaban-bench")
                : Files.createTempDirectory("denwaban-bench");
    }

    private static void tell(Measured run, Settings settings) {
        settings.say(
                "  %d rang, %d not served, %d stutters, %d frames, %d late, latest %d ms, answering %.2f and exchange %.2f cores, %.0f MB, load %.1f, steal %.2f %%"
                        .formatted(
                                run.rang(),
                                run.unserved(),
                                run.stutters(),
                                run.frames(),
                                run.late(),
                                run.worstMillis(),
                                run.watch().answeringCores(),
                                run.watch().exchangeCores(),
                                run.watch().highWaterMb(),
                                run.watch().load(),
                                run.watch().steal()));
        settings.say("  digit to route, ms: " + run.reactions());
        settings.say("  may answer to guidance, ms: " + run.answers());
        run.problems().forEach(problem -> settings.say("  " + problem));
    }

    private static Row breakingPoint(List<Integer> kept, List<Integer> broke) {
        int most = kept.stream().mapToInt(lines -> lines).max().orElse(0);
        String reason =
                broke.isEmpty()
                        ? "it was not reached"
                        : "it broke at " + broke.get(0) + ": late frames, or audio missing";
        return new Row(
                "most lines without a late frame",
                (double) most,
                "lines",
                null,
                null,
                null,
                reason,
                Map.of());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
