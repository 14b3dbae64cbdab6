package jp.denwaban.bench.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.bench.Settings;
import jp.denwaban.cli.Refusal;
import jp.denwaban.cli.demo.Demo;
import jp.denwaban.cli.demo.DemoPlan;
import jp.denwaban.cli.demo.DemoReport;
import jp.denwaban.site.SiteFolder;

/**
 * So many lines once, in real time: the demonstration's two processes, their pseudo-terminals and
 * its comparer, with another script.
 */
final class LinesRun {
    private final int lines;
    private final int seconds;
    private final long seed;
    private final Settings settings;

    LinesRun(int lines, int seconds, long seed, Settings settings) {
        this.lines = lines;
        this.seconds = seconds;
        this.seed = seed;
        this.settings = settings;
    }

    /**
     * What one run came to.
     *
     * @param reactions from end of digit to order, in milliseconds, sorted
     * @param answers from being allowed to answer to the first sound, in milliseconds, sorted
     * @param unserved calls that did not ring, were not answered, or whose key led nowhere
     * @param stutters times that a card ran dry or lost audio
     * @param problems of the recordings; empty if all of them are what was sent
     */
    record Measured(
            List<Long> reactions,
            List<Long> answers,
            Watch watch,
            int rang,
            int unserved,
            int stutters,
            int recorded,
            List<String> problems) {

        long late() {
            return watch.last().path("late").asLong();
        }

        long frames() {
            return watch.last().path("frames").asLong();
        }

        long worstMillis() {
            return watch.last().path("worstMillis").asLong();
        }
    }

    /**
     * Runs; takes the seconds, and about as long again to compare.
     *
     * @param folder of its own, may be removed afterwards
     * @param network the same for what the exchange writes: in memory, so that the telephone
     *     network does not wait for the disk of the house
     * @throws Refusal if the machine does not carry so many lines to the end
     */
    Measured run(Path folder, Path network)
            throws Refusal, IOException, AudioFileException, InterruptedException {
        LinesScript script = new LinesScript(lines, seconds, seed);
        Path file = script.write(folder);
        Path site = folder.resolve("site");
        try (Watch watch = new Watch()) {
            Demo demo =
                    new Demo(
                            new SiteFolder(site),
                            network,
                            folder,
                            new DemoPlan(file.toString(), lines, Optional.empty()),
                            word -> settings.say("  " + word),
                            watch);
            DemoReport report = demo.run();
            if (!watch.last().has("late")) {
                throw new Refusal("the answering process did not say how late it was");
            }
            Diary diary = Diary.read(network);
            return new Measured(
                    diary.reactions(),
                    diary.answers(),
                    watch,
                    report.rang(),
                    diary.unserved() + script.calls() - diary.rang(),
                    diary.stutters(),
                    report.recorded(),
                    report.problems());
        }
    }
}
