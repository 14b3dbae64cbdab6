package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** What an hour of a line costs, as rows: seconds, and how often spandsp's. */
final class CpuRows {
    private static final String RATIO = "CPU per channel, times spandsp";
    private static final int HOUR = 60;
    private static final Goal AS_DEAR = Goal.atMost(2);
    private static final Goal AS_CHEAP = Goal.atMost(1);

    private final Settings settings;
    private final Path folder;

    CpuRows(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    List<Row> measure(Sounds speech) throws IOException, AudioFileException, InterruptedException {
        Row allocation = allocation();
        if (!Tool.present("sox")) {
            Figures none = new Figures(RATIO, "ratio");
            return List.of(none.open(AS_DEAR, "sox is not installed").row(), allocation);
        }
        settings.say("processor time of an hour, five runs of each …");
        CpuMeasure measure = new CpuMeasure(folder, speech, settings.seed(), HOUR);
        double ours = measure.ours();
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble spandsp = settings.alone() ? none : measure.spandsp();
        OptionalDouble multimon = settings.alone() ? none : measure.multimon();
        Figures seconds = new Figures("user time of one hour", "s").put(Peer.OURS, ours);
        spandsp.ifPresent(value -> seconds.put(Peer.SPANDSP, value));
        multimon.ifPresent(value -> seconds.put(Peer.MULTIMON, value));
        return List.of(
                ratio(RATIO, AS_DEAR, ours, spandsp, multimon).row(),
                ratio(RATIO + ", stretch", AS_CHEAP, ours, spandsp, multimon).stretch().row(),
                seconds.row(),
                allocation);
    }

    private static Figures ratio(
            String row, Goal goal, double ours, OptionalDouble spandsp, OptionalDouble multimon) {
        Figures figures = new Figures(row, "ratio");
        if (spandsp.isEmpty()) {
            return figures.open(goal, "spandsp or gcc is not here, or was not wanted");
        }
        double one = spandsp.getAsDouble();
        multimon.ifPresent(value -> figures.put(Peer.MULTIMON, value / one));
        return figures.put(Peer.OURS, ours / one)
                .put(Peer.SPANDSP, 1)
                .goal(goal, goal.met(ours / one));
    }

    private static Row allocation() {
        double bytes = CpuMeasure.bytesPerFrame();
        Goal none = Goal.atMost(0);
        return new Figures("allocated for a frame of 20 ms", "bytes")
                .put(Peer.OURS, bytes)
                .goal(none, none.met(bytes))
                .row();
    }
}
