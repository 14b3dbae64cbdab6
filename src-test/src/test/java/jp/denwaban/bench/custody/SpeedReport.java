package jp.denwaban.bench.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.bench.Row;

/**
 * The rows of {@link SpeedPart}, from what its runs came to.
 *
 * @param recordings of the site; goals are for {@value #RECORDINGS}
 */
record SpeedReport(Progress progress, int recordings) {
    /** The table of promises, as all goals here. */
    static final int RECORDINGS = 5000;

    static final int RUNS = 5;

    private static final double LEAST_RATIO = 0.7;
    private static final double SECOND_MILLIS = 200;
    private static final double START_SECONDS = 20;
    private static final double REBUILD_SECONDS = 60;
    private static final double SIGN_IN_SECONDS = 2.5;
    private static final String SHOWN = "only shown";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(sealingRows());
        rows.addAll(recordingRows());
        return rows;
    }

    private List<Row> sealingRows() {
        List<Row> rows = new ArrayList<>();
        rows.add(
                SpeedRows.ratio(
                        "sealing throughput",
                        "MB/s",
                        pairs("sealing"),
                        Optional.of(LEAST_RATIO),
                        RUNS,
                        SHOWN));
        rows.add(
                SpeedRows.ratio(
                        "  with the compiler of answering",
                        "MB/s",
                        pairs("sealing-answering"),
                        Optional.empty(),
                        RUNS,
                        SHOWN));
        boolean memory = progress.of("second").stream().anyMatch(words -> words.endsWith(" tmpfs"));
        rows.add(
                memory
                        ? Row.unmeasured(
                                "one second of 64 lines sealed and forced",
                                "ms",
                                "≤ 200",
                                "the folder for temporary files is in memory")
                        : most(
                                "second",
                                "one second of 64 lines sealed and forced",
                                "ms",
                                1,
                                Optional.of(SECOND_MILLIS)));
        rows.add(most("second-worst", "  its worst second", "ms", 1, Optional.empty()));
        return rows;
    }

    /** Goals are for 5,000; another number is shown. */
    private List<Row> recordingRows() {
        boolean promised = recordings == RECORDINGS;
        String of = ", %,d recordings".formatted(recordings);
        Optional<Double> start = Optional.of(START_SECONDS).filter(any -> promised);
        Optional<Double> rebuild = Optional.of(REBUILD_SECONDS).filter(any -> promised);
        Optional<Double> signIn = Optional.of(SIGN_IN_SECONDS).filter(any -> promised);
        return List.of(
                most("start", "start to answering" + of, "s", 1, start),
                most("due", "  with a day's erasure due", "s", 1, start),
                most("killed", "  after kill -9 with 64 calls", "s", 1, start),
                most("lost", "index lost and rebuilt" + of, "s", 1, rebuild),
                most("damaged", "index damaged and rebuilt" + of, "s", 1, rebuild),
                most("sign-in", "sign-in to usable" + of, "s", 1000, signIn),
                most("chain", "  chain checked behind it", "s", 1000, Optional.empty()),
                most(
                        "metadata",
                        "metadata of %,d calls opened".formatted(recordings),
                        "s",
                        1000,
                        Optional.empty()));
    }

    private Row most(String kind, String row, String unit, double parts, Optional<Double> limit) {
        List<Double> runs =
                progress.of(kind).stream()
                        .map(words -> Double.parseDouble(words.split(" ")[0]) / parts)
                        .toList();
        return SpeedRows.most(row, unit, runs, limit, RUNS, SHOWN);
    }

    private List<SealingSpeed.Run> pairs(String kind) {
        return progress.of(kind).stream()
                .map(words -> words.split(" "))
                .map(
                        words ->
                                new SealingSpeed.Run(
                                        Double.parseDouble(words[0]), Double.parseDouble(words[1])))
                .toList();
    }
}
