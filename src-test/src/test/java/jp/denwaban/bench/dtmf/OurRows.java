package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.denwaban.bench.dtmf.ToneMeasure.Half;

/** Our detector alone over every row, in seconds: for whoever is at work on it. */
public final class OurRows {
    private OurRows() {}

    /** Words: seed and digits of each condition; both may be left out. */
    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int digits = args.length > 1 ? Integer.parseInt(args[1]) : 400;
        boolean peers = args.length > 2;
        List<Peer> ears = new ArrayList<>();
        ears.add(new Peer("ours", new OurEar()));
        if (peers) {
            SpandspEar.open().ifPresent(ear -> ears.add(new Peer("spandsp", ear)));
            MultimonEar.open().ifPresent(ear -> ears.add(new Peer("multimon", ear)));
        }
        ToneMeasure measure = new ToneMeasure(seed, digits);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<?>> running = new ArrayList<>();
        for (Condition condition : Conditions.of(Prompts.guidance(), List.of())) {
            for (Half half : Half.values()) {
                running.add(
                        pool.submit(
                                () -> {
                                    measure.measure(condition, half, ears);
                                    return condition;
                                }));
            }
        }
        for (Future<?> each : running) {
            each.get();
        }
        pool.shutdown();
        for (Question question : Questions.all()) {
            StringBuilder line = new StringBuilder("%-45s".formatted(question.row()));
            for (Peer ear : ears) {
                line.append(
                        String.format(
                                Locale.ROOT,
                                " %9.2f %9.2f |",
                                question.figure().applyAsDouble(ear.tuning()),
                                question.figure().applyAsDouble(ear.heldOut())));
            }
            System.out.println(
                    line
                            + " "
                            + question.unit()
                            + " "
                            + question.goal().map(Goal::toString).orElse("")
                            + question.goal()
                                    .map(
                                            goal ->
                                                    goal.met(
                                                                            question.figure()
                                                                                    .applyAsDouble(
                                                                                            ears.get(
                                                                                                            0)
                                                                                                    .tuning()))
                                                                    && goal.met(
                                                                            question.figure()
                                                                                    .applyAsDouble(
                                                                                            ears.get(
                                                                                                            0)
                                                                                                    .heldOut()))
                                                            ? "  met"
                                                            : "  NOT MET")
                                    .orElse(""));
        }
    }
}
