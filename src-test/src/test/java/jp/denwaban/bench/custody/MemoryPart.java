package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/**
 * What leaks: from the memory of processes, in clear onto the disk, over a socket. Each piece is a
 * household of whole processes; a piece that is done is not done again.
 */
final class MemoryPart implements Part {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        Progress progress = Progress.of(name(), settings);
        List<Row> rows = new ArrayList<>();
        for (Leak leak : Leak.all(settings.quick())) {
            Optional<String> reason = leak.cannot();
            rows.add(
                    reason.isPresent()
                            ? Row.unmeasured(leak.row(), "violations", "0", reason.get())
                            : row(leak, progress, settings));
        }
        return rows;
    }

    private static Row row(Leak leak, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        for (Leak.Trial trial : leak.trials()) {
            if (progress.of(trial.name() + "-over").isEmpty()) {
                run(trial, progress, settings);
            }
        }
        List<Promise.Mutant> mutants = new ArrayList<>();
        for (Leak.Trial trial : leak.trials().subList(1, leak.trials().size())) {
            List<String> found = progress.of(trial.name() + "-violation");
            String test = leak.test() + (found.isEmpty() ? "" : ": " + found.get(0));
            mutants.add(new Promise.Mutant(trial.what(), !found.isEmpty(), test, settings.seed()));
        }
        String own = leak.trials().get(0).name();
        return new Promise(
                        leak.row(),
                        (long) progress.sum(own + "-runs"),
                        leak.needed(),
                        progress.of(own + "-violation").size(),
                        mutants)
                .asRow();
    }

    private static void run(Leak.Trial trial, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        try {
            Path folder = Files.createTempDirectory("denwaban-leak");
            Leak.Found found = trial.run(folder, settings.seed());
            for (String violation : found.violations()) {
                progress.done(trial.name() + "-violation", violation);
            }
            for (String said : found.notes()) {
                settings.say(trial.name() + ": " + said);
                progress.done(trial.name() + "-note", said);
            }
            progress.done(trial.name() + "-runs", Integer.toString(found.runs()));
            progress.done(trial.name() + "-over", "yes");
            settings.say(trial.name() + ": " + found.runs() + " runs, " + found.violations());
            remove(folder);
        } catch (IOException e) {
            throw new BenchException(trial.name() + " cannot be tried here: " + e.getMessage(), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
