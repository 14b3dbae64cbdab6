package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import jp.denwaban.bench.custody.Promise.Mutant;
import jp.denwaban.powercut.Laboratory;
import jp.denwaban.powercut.Office;
import jp.denwaban.powercut.Shim;
import jp.denwaban.powercut.ShimLaboratory;
import jp.denwaban.powercut.ShimMutant;
import jp.denwaban.powercut.Site;

/**
 * Power cuts at the disk port and under the unmodified JVM with SQLite, and every place that forces
 * deleted in turn.
 */
final class PowerPart implements Part {
    private static final int STATES = 4000;
    private static final int SHIM_STATES = 1000;
    private static final int QUICK = 10;

    /** Of the steps of one evening: ten evenings differ more than one that is cut everywhere. */
    private static final double SHARE = 0.3;

    private static final int WRECKS_A_SHIFT = 100;

    /** Evenings and shifts in which a mutant has to be noticed. */
    private static final int MUTANT_RUNS = 4;

    private static final String TEST = "PowerCutTest";
    private static final String SHIM_TEST = "ShimTest";

    @Override
    public String name() {
        return "power";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        Progress progress = Progress.of(name(), settings);
        try {
            Path folder = Files.createTempDirectory("denwaban-power");
            Path port = Files.createDirectory(folder.resolve("port"));
            Path whole = Files.createDirectory(folder.resolve("whole"));
            try (Office atPort = Office.make(port);
                    Office underShim = Office.make(whole)) {
                Shim shim = Shim.build(folder);
                int parts = settings.quick() ? QUICK : 1;
                Set<Site> sites = cutAtPort(atPort, progress, settings, STATES / parts);
                cutUnderShim(underShim, shim, progress, settings, SHIM_STATES / parts);
                List<Mutant> deaf = deaf(atPort, sites, progress, settings);
                List<Mutant> more = underShim(underShim, shim, progress, settings);
                return List.of(
                        row(progress, "power cut at the disk port", "port", STATES / parts, deaf),
                        row(
                                progress,
                                "power cut under JVM and SQLite",
                                "shim",
                                SHIM_STATES / parts,
                                more));
            }
        } catch (IOException e) {
            throw new BenchException("power cannot be cut here: " + e.getMessage(), e);
        }
    }

    private static Row row(
            Progress progress, String row, String kind, int needed, List<Mutant> mutants) {
        long runs = (long) progress.sum(kind);
        long violations = progress.of(kind + "-violation").size();
        return new Promise(row, runs, needed, violations, mutants).asRow();
    }

    private static Set<Site> cutAtPort(
            Office office, Progress progress, Settings settings, int states)
            throws BenchException, IOException, InterruptedException {
        long seed = settings.seed() + progress.of("port").size();
        Laboratory idle = new Laboratory(office, Optional.empty(), 1);
        idle.evening(seed, 0); // where it forces, even if all is done
        while (progress.sum("port") < states) {
            Laboratory laboratory = new Laboratory(office, Optional.empty(), Integer.MAX_VALUE);
            laboratory.evening(seed++, SHARE);
            finished(progress, "port", laboratory.states(), laboratory.violations());
            settings.say("power cuts at the disk port: " + (long) progress.sum("port"));
            idle.sites().addAll(laboratory.sites());
        }
        return idle.sites();
    }

    private static void cutUnderShim(
            Office office, Shim shim, Progress progress, Settings settings, int states)
            throws BenchException, IOException, InterruptedException {
        long seed = settings.seed() + progress.of("shim").size();
        while (progress.sum("shim") < states) {
            ShimLaboratory laboratory = new ShimLaboratory(office);
            laboratory.cut(shim, seed++, WRECKS_A_SHIFT, ShimMutant.NOTHING, Integer.MAX_VALUE);
            finished(progress, "shim", laboratory.states(), laboratory.violations());
            settings.say("power cuts under the shim: " + (long) progress.sum("shim"));
        }
    }

    private static void finished(
            Progress progress, String kind, long states, List<String> violations)
            throws BenchException {
        for (String violation : violations) {
            progress.done(kind + "-violation", violation);
        }
        progress.done(kind, Long.toString(states));
    }

    private static List<Mutant> deaf(
            Office office, Set<Site> sites, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        Set<String> known =
                progress.of("mutant").stream()
                        .map(words -> words.split(" ")[0])
                        .collect(Collectors.toSet());
        for (Site site : sites) {
            if (known.contains(site.text())) {
                continue;
            }
            String found = "no";
            for (long seed = settings.seed(); seed < settings.seed() + MUTANT_RUNS; seed++) {
                Laboratory laboratory = new Laboratory(office, Optional.of(site), 1);
                laboratory.evening(seed, 1);
                if (!laboratory.violations().isEmpty()) {
                    found = seed + " " + laboratory.violations().get(0);
                    break;
                }
            }
            progress.done("mutant", site.text() + " " + found);
            settings.say("without the force of " + site.text() + ": " + found);
        }
        List<Mutant> mutants = new ArrayList<>();
        for (String words : progress.of("mutant")) {
            String[] parts = words.split(" ", 3);
            boolean caught = parts.length == 3;
            mutants.add(
                    new Mutant(
                            "without the force of " + parts[0],
                            caught,
                            TEST + (caught ? ": " + parts[2] : ""),
                            caught ? Long.parseLong(parts[1]) : settings.seed()));
        }
        return mutants;
    }

    private static List<Mutant> underShim(
            Office office, Shim shim, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        List<Mutant> mutants = new ArrayList<>();
        for (ShimMutant mutant : ShimMutant.values()) {
            if (mutant != ShimMutant.NOTHING) {
                mutants.add(underShim(office, shim, mutant, progress, settings));
            }
        }
        return mutants;
    }

    private static Mutant underShim(
            Office office, Shim shim, ShimMutant mutant, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        String kind = "shim-mutant-" + mutant.name();
        for (long seed = settings.seed();
                progress.of(kind).isEmpty() && seed < settings.seed() + MUTANT_RUNS;
                seed++) {
            ShimLaboratory laboratory = new ShimLaboratory(office);
            laboratory.cut(shim, seed, 4 * WRECKS_A_SHIFT, mutant, 1);
            if (!laboratory.violations().isEmpty()) {
                progress.done(kind, seed + " " + laboratory.violations().get(0));
                settings.say(mutant + ": " + laboratory.violations().get(0));
            }
        }
        return progress.of(kind).stream()
                .findFirst()
                .map(words -> words.split(" ", 2))
                .map(
                        words ->
                                new Mutant(
                                        mutant.toString(),
                                        true,
                                        SHIM_TEST + ": " + words[1],
                                        Long.parseLong(words[0])))
                .orElse(new Mutant(mutant.toString(), false, SHIM_TEST, settings.seed()));
    }
}
