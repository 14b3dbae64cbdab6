package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import jp.denwaban.powercut.Child;
import jp.denwaban.powercut.GuessLaboratory;

/**
 * Part {@code kill}: a sign-in that is killed between guesses and in them, its clock set by years.
 */
final class GuessTrial {
    /** Half a second each. */
    private static final int KILLS = 300;

    /** Kills of one seed; three seeds see the free guesses, the waits and the end. */
    private static final int SPELL = 10;

    /** The first start with a failure before it shows the mutant. */
    private static final int MUTANT_KILLS = 20;

    private static final String MUTANT = "counter in RAM";

    private GuessTrial() {}

    static void run(Progress progress, Settings settings, int parts)
            throws BenchException, InterruptedException {
        try {
            if (progress.of("guess-mutant").isEmpty()) {
                mutant(progress, settings);
            }
            for (int spell = progress.of("guess-spell").size();
                    spell < KILLS / parts / SPELL;
                    spell++) {
                spell(spell, progress, settings);
            }
        } catch (IOException e) {
            throw new BenchException("nobody can guess here: " + e, e);
        }
    }

    private static void spell(int spell, Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        long seed = settings.seed() + spell;
        GuessLaboratory laboratory = laboratory(seed, "none");
        for (int kill = 0; kill < SPELL; kill++) {
            laboratory.kill();
        }
        for (String violation : laboratory.violations()) {
            progress.done("guess-violation", "seed " + seed + ": " + violation);
        }
        progress.done("guess-spell", Integer.toString(spell));
        settings.say(
                "sign-in guessing: killed %d, broken %d"
                        .formatted(
                                SPELL * progress.of("guess-spell").size(),
                                progress.of("guess-violation").size()));
    }

    private static void mutant(Progress progress, Settings settings)
            throws BenchException, IOException, InterruptedException {
        GuessLaboratory laboratory = laboratory(settings.seed(), "counter-in-ram");
        for (int kill = 0; kill < MUTANT_KILLS && laboratory.violations().isEmpty(); kill++) {
            laboratory.kill();
        }
        String first = laboratory.violations().stream().findFirst().orElse("");
        progress.done("guess-mutant", first.isEmpty() ? "no" : "yes " + first);
        settings.say(MUTANT + ": " + (first.isEmpty() ? "not noticed" : first));
    }

    private static GuessLaboratory laboratory(long seed, String mutant) throws IOException {
        Path folder = Files.createTempDirectory("denwaban-guess");
        Path site = Files.createDirectory(folder.resolve("site"));
        return new GuessLaboratory(site, Child.plain(), seed, mutant);
    }

    static Row row(Progress progress, Settings settings, int parts) {
        String[] found = progress.of("guess-mutant").get(0).split(" ", 2);
        boolean caught = found[0].equals("yes");
        Promise.Mutant ram =
                new Promise.Mutant(
                        MUTANT,
                        caught,
                        "GuessKillTest" + (caught ? ": " + found[1] : ""),
                        settings.seed());
        return new Promise(
                        "sign-in guessing",
                        (long) SPELL * progress.of("guess-spell").size(),
                        KILLS / parts,
                        progress.of("guess-violation").size(),
                        List.of(ram))
                .asRow();
    }
}
