package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** False digits in hours of sound that has none, as rows. */
final class TalkOffRows {
    private static final double SPEECH_HOURS = 25;
    private static final double MUSIC_HOURS = 5.5;
    private static final double JAPANESE_HOURS = 2.4;
    private static final double TONE_HOURS = 0.3;

    /** What {@code --quick} plays of it. */
    private static final double QUICK = 0.1;

    private final Settings settings;
    private final List<Peer> ears;
    private final Workers workers;

    TalkOffRows(Settings settings, List<Peer> ears, Workers workers) {
        this.settings = settings;
        this.ears = ears;
        this.workers = workers;
    }

    List<Row> measure(Sounds people, Sounds music, Sounds japanese) throws InterruptedException {
        long seed = settings.seed();
        List<Row> rows = new ArrayList<>();
        rows.add(
                sounds(
                        "false digits in human speech",
                        SPEECH_HOURS,
                        Goal.atMost(1),
                        people,
                        "asterisk-core-sounds-*-wav is not installed"));
        rows.add(
                sounds(
                        "false digits in music",
                        MUSIC_HOURS,
                        Goal.atMost(2),
                        music,
                        "asterisk-moh-opsound-wav is not installed"));
        rows.add(
                sounds(
                        "false digits in synthetic Japanese",
                        JAPANESE_HOURS,
                        Goal.atMost(2),
                        japanese,
                        "nobody can speak Japanese here"));
        rows.add(
                heard(
                        "false digits in other tones",
                        TONE_HOURS,
                        Goal.atMost(0),
                        TalkOff.tones(seed)));
        return rows;
    }

    private Row sounds(String row, double hours, Goal goal, Sounds sounds, String missing)
            throws InterruptedException {
        if (sounds.none()) {
            return new Figures(row, "in %s h".formatted(hours)).open(goal, missing).row();
        }
        Playlist playlist = sounds.playlist(settings.seed());
        return heard(row, hours, goal, playlist::next);
    }

    private Row heard(String row, double wanted, Goal goal, TalkOff.Source source)
            throws InterruptedException {
        double hours = settings.quick() ? wanted * QUICK : wanted;
        settings.say("%s: %.2f h …".formatted(row, hours));
        Map<String, Integer> counts =
                TalkOff.count(
                        source, hours, ears, workers, where -> settings.say("  false: " + where));
        Figures figures =
                new Figures(row, String.format(Locale.ROOT, "in %.2f h", hours))
                        .put("hours", hours);
        counts.forEach(figures::put);
        int ours = counts.getOrDefault(Peer.OURS, 0);
        figures.put("perHour", ours / hours);
        if (settings.quick() && goal.met(ours)) {
            String why = "only %.2f of %.1f h were played".formatted(hours, wanted);
            return figures.open(goal, why).row();
        }
        return figures.goal(goal, goal.met(ours)).row();
    }
}
