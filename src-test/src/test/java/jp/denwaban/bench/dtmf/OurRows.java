package jp.denwaban.bench.dtmf;

import java.util.List;
import java.util.Locale;

/** TEMPORARY fast look for the lead; replaced by {@code bench dtmf --part tones --alone}. */
public final class OurRows {
    private OurRows() {}

    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int digits = args.length > 1 ? Integer.parseInt(args[1]) : 400;
        List<Peer> ears = args.length > 2 ? Peer.all() : Peer.oursAlone();
        try (Workers workers = new Workers()) {
            ToneMeasure.run(
                    Conditions.of(Prompts.guidance(), List.of()), seed, digits, ears, workers);
        }
        for (Question q : Questions.all()) {
            StringBuilder line = new StringBuilder("%-45s".formatted(q.row()));
            for (Peer ear : ears) {
                line.append(
                        String.format(
                                Locale.ROOT,
                                " %9.2f %9.2f |",
                                q.figure().applyAsDouble(ear.tuning()),
                                q.figure().applyAsDouble(ear.heldOut())));
            }
            String met =
                    q.goal()
                            .map(
                                    g ->
                                            g
                                                    + (g.met(
                                                                            q.figure()
                                                                                    .applyAsDouble(
                                                                                            ears.get(
                                                                                                            0)
                                                                                                    .tuning()))
                                                                    && g.met(
                                                                            q.figure()
                                                                                    .applyAsDouble(
                                                                                            ears.get(
                                                                                                            0)
                                                                                                    .heldOut()))
                                                            ? "  met"
                                                            : "  NOT MET"))
                            .orElse("");
            System.out.println(line + " " + q.unit() + " " + met);
        }
    }
}
