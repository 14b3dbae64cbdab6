package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import jp.denwaban.account.PracticeSite.PracticeUser;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** Custody costs little: sealing, a full second of a large house, starts, sign-in. */
final class SpeedPart implements Part {
    private static final int RUN_MILLIS = 2000;
    private static final int SECONDS_A_RUN = 20;

    private static final int QUICK = 10;
    private static final int QUICK_RUNS = 1;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public List<Row> rows(Settings settings) throws BenchException, InterruptedException {
        Progress progress = Progress.of(name(), settings);
        int runs = settings.quick() ? QUICK_RUNS : SpeedReport.RUNS;
        int recordings = settings.quick() ? SpeedReport.RECORDINGS / QUICK : SpeedReport.RECORDINGS;
        sealing("sealing", Jvm.PLAIN, runs, progress, settings);
        sealing("sealing-answering", Jvm.answering(), runs, progress, settings);
        seconds(runs, progress, settings);
        recordings(recordings, runs, progress, settings);
        return new SpeedReport(progress, recordings).rows();
    }

    private static void sealing(
            String kind, Jvm jvm, int runs, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        if (progress.of(kind).isEmpty()) {
            List<String> lines =
                    jvm.run(
                            SealingSpeed.class,
                            Long.toString(settings.seed()),
                            Integer.toString(runs),
                            Integer.toString(RUN_MILLIS));
            for (String line : lines) {
                progress.done(kind, line);
                settings.say(kind + ", MB/s ours and bare: " + line);
            }
        }
    }

    private static void seconds(int runs, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        Jvm jvm = Jvm.answering();
        while (progress.of("second").size() < runs) {
            try (Scratch scratch = Scratch.make("second")) {
                List<Double> millis =
                        jvm
                                .run(
                                        SealedSecond.class,
                                        scratch.folder().toString(),
                                        Long.toString(settings.seed()),
                                        Integer.toString(SECONDS_A_RUN))
                                .stream()
                                .map(Double::valueOf)
                                .toList();
                double worst = millis.stream().mapToDouble(each -> each).max().orElseThrow();
                String disk = Files.getFileStore(scratch.folder()).type();
                progress.done("second-worst", Double.toString(worst));
                progress.done("second", SpeedRows.middle(millis) + " " + disk);
                settings.say(
                        "64 lines, ms of a second: p50 %.1f, worst %.1f on %s"
                                .formatted(SpeedRows.middle(millis), worst, disk));
            } catch (IOException e) {
                throw new BenchException("nobody knows on what disk this was", e);
            }
        }
    }

    /** One figure of a full site. */
    private interface Figure {
        double of(Starts starts) throws BenchException, InterruptedException;
    }

    /** The site is made where some figure is still missing. */
    private static void recordings(int recordings, int runs, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        if (progress.of("sign-in").size() >= runs && progress.of("damaged").size() >= runs) {
            return;
        }
        try (Starts starts = Starts.make(recordings, settings)) {
            take("start", starts, Starts::settled, runs, progress, settings);
            take("due", starts, Starts::due, runs, progress, settings);
            take("killed", starts, Starts::killed, runs, progress, settings);
            take("lost", starts, Starts::withoutIndex, runs, progress, settings);
            take("damaged", starts, Starts::withDamagedIndex, runs, progress, settings);
            signIns(starts, runs, progress, settings);
        }
    }

    private static void take(
            String kind,
            Starts starts,
            Figure figure,
            int runs,
            Progress progress,
            Settings settings)
            throws BenchException, InterruptedException {
        while (progress.of(kind).size() < runs) {
            double seconds = figure.of(starts);
            progress.done(kind, Double.toString(seconds));
            settings.say("%s: %.2f s".formatted(kind, seconds));
        }
    }

    private static void signIns(Starts starts, int runs, Progress progress, Settings settings)
            throws BenchException, InterruptedException {
        if (progress.of("sign-in").size() >= runs) {
            return;
        }
        PracticeUser person = starts.administrator();
        try (Start running = starts.running()) {
            while (progress.of("sign-in").size() < runs) {
                List<String> lines =
                        Jvm.PLAIN.run(
                                SignInRun.class,
                                starts.site().root().toString(),
                                person.id(),
                                person.password());
                progress.done("chain", lines.get(1));
                progress.done("metadata", lines.get(2));
                progress.done("sign-in", lines.get(0));
                settings.say("sign-in, chain, metadata, ms: " + String.join(" ", lines));
            }
            running.stop();
        }
    }
}
