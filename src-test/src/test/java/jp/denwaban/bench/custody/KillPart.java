package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import jp.denwaban.bench.custody.Promise.Mutant;
import jp.denwaban.health.NamedThread;
import jp.denwaban.powercut.Child;
import jp.denwaban.powercut.KillLaboratory;
import jp.denwaban.powercut.Office;

/**
 * {@code kill -9} of a process that records on four to eight lines, of one that starts, and of a
 * sign-in at which somebody guesses.
 */
final class KillPart implements Part {
    private static final int KILLS = 2000;
    private static final int KILLS_IN_START = 500;
    private static final int QUICK = 10;
    private static final double MOST_LOST_SECONDS = 1.0;

    /** Two cores, and a process that mostly waits. */
    private static final int AT_ONCE = 3;

    /** Kills between two lines for the waiting person, and of one seed. */
    private static final int SPELL = 20;

    /** Kills in which the mutant has to be noticed; two are usual. */
    private static final int MUTANT_KILLS = 40;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        Progress progress = Progress.of(name(), settings);
        int parts = settings.quick() ? QUICK : 1;
        int spells = KILLS / parts / SPELL;
        ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, NamedThread.factory("killing"));
        try {
            List<Future<?>> works = new ArrayList<>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                int own = worker;
                works.add(
                        workers.submit(
                                () -> {
                                    work(own, spells, progress, settings);
                                    return own;
                                }));
            }
            for (Future<?> work : works) {
                work.get();
            }
            GuessTrial.run(progress, settings, parts);
            return rows(progress, settings, parts);
        } catch (ExecutionException e) {
            throw new BenchException("nothing can be killed here: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void work(int own, int spells, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("denwaban-kill");
        try (Office office = Office.make(Files.createDirectory(folder.resolve("site")))) {
            Child child = Child.archived(folder, office);
            if (own == 0 && progress.of("mutant").isEmpty()) {
                hasty(office, child, progress, settings);
            }
            for (int spell = own; spell < spells; spell += AT_ONCE) {
                if (!progress.of("spell").contains(Integer.toString(spell))) {
                    spell(office, child, spell, progress, settings);
                }
            }
        }
    }

    private static void spell(
            Office office, Child child, int spell, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        long seed = settings.seed() + spell;
        KillLaboratory laboratory = new KillLaboratory(office, child, seed, "none");
        int inStart = 0;
        for (int kill = 0; kill < SPELL; kill++) {
            boolean again = kill % (KILLS / KILLS_IN_START) == 0;
            laboratory.kill(again);
            inStart += again ? 1 : 0;
        }
        for (String violation : laboratory.violations()) {
            progress.done("violation", "seed " + seed + ": " + violation);
        }
        progress.done("lost", Double.toString(laboratory.worstLostSeconds()));
        progress.done("damaged", Integer.toString(laboratory.damaged()));
        progress.done("kills", Integer.toString(SPELL));
        progress.done("in-start", Integer.toString(inStart));
        progress.done("spell", Integer.toString(spell));
        settings.say(
                "killed %.0f, in a start %.0f, broken %d, worst loss %.2f s"
                        .formatted(
                                progress.sum("kills"),
                                progress.sum("in-start"),
                                progress.of("violation").size(),
                                progress.most("lost")));
    }

    private static void hasty(Office office, Child child, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        KillLaboratory laboratory = new KillLaboratory(office, child, settings.seed(), "hasty");
        for (int kill = 0; kill < MUTANT_KILLS && laboratory.violations().isEmpty(); kill++) {
            laboratory.kill(false);
        }
        String first = laboratory.violations().stream().findFirst().orElse("");
        progress.done("mutant", first.isEmpty() ? "no" : "yes " + first);
        settings.say("ack before write: " + (first.isEmpty() ? "not noticed" : first));
    }

    private static List<Row> rows(Progress progress, Settings settings, int parts) {
        String[] found = progress.of("mutant").get(0).split(" ", 2);
        boolean caught = found[0].equals("yes");
        Mutant hasty =
                new Mutant(
                        "ack before write",
                        caught,
                        "KillTest" + (caught ? ": " + found[1] : ""),
                        settings.seed());
        long violations = progress.of("violation").size();
        double lost = progress.most("lost");
        double damaged = progress.sum("damaged");
        return List.of(
                new Promise(
                                "kill -9 while recording",
                                (long) progress.sum("kills"),
                                KILLS / parts,
                                violations,
                                List.of(hasty))
                        .asRow(),
                new Promise(
                                "kill -9 inside a start",
                                (long) progress.sum("in-start"),
                                KILLS_IN_START / parts,
                                violations,
                                List.of(hasty))
                        .asRow(),
                new Row(
                        "audio lost, worst line",
                        lost,
                        "s",
                        "≤ " + MOST_LOST_SECONDS,
                        null,
                        lost <= MOST_LOST_SECONDS,
                        null,
                        Map.of()),
                GuessTrial.row(progress, settings, parts),
                new Row("databases damaged", damaged, "", "0", null, damaged == 0, null, Map.of()));
    }
}
