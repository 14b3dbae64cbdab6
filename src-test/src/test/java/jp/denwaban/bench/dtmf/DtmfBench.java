package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.bench.Bench;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/**
 * {@code denwaban bench dtmf}: our digit detector beside spandsp and multimon-ng on the same audio,
 * every row of the table. What the rows mean and what they cannot show: docs/bench.md.
 */
public final class DtmfBench implements Bench {
    private static final String TONES = "tones";
    private static final String TALK_OFF = "talkoff";
    private static final String CPU = "cpu";

    /** Where Debian's asterisk-core-sounds-*-wav and asterisk-moh-opsound-wav put theirs. */
    private static final Path PEOPLE = Path.of("/usr/share/asterisk/sounds");

    private static final Path MUSIC = Path.of("/usr/share/asterisk/moh");

    /** Of each condition and half: a single miss is 0.1 %, below every goal's distance to 100. */
    private static final int DIGITS = 1000;

    private static final int DIGITS_QUICK = 200;

    /** As many prompts of people as of our own leak into digits. */
    private static final int LEAKING = 24;

    @Override
    public String name() {
        return "dtmf";
    }

    @Override
    public List<String> parts() {
        return List.of(TONES, TALK_OFF, CPU);
    }

    @Override
    public List<Row> run(Settings settings) throws BenchException, InterruptedException {
        try {
            Path folder = Files.createTempDirectory("denwaban-bench");
            try (Workers workers = new Workers()) {
                return run(settings, folder, workers);
            } finally {
                delete(folder);
            }
        } catch (IOException | AudioFileException e) {
            throw new BenchException("the bench could not read or write: " + e.getMessage(), e);
        }
    }

    private List<Row> run(Settings settings, Path folder, Workers workers)
            throws IOException, AudioFileException, InterruptedException {
        Sounds people = Sounds.below(PEOPLE);
        List<Peer> ears = settings.alone() ? Peer.oursAlone() : Peer.all();
        settings.say("ears: " + ears.stream().map(Peer::name).toList());
        List<Row> rows = new ArrayList<>();
        if (settings.parts().contains(TONES)) {
            rows.addAll(tones(settings, people, ears, workers));
        }
        if (settings.parts().contains(TALK_OFF)) {
            Sounds japanese = japanese(settings, folder);
            TalkOffRows talkOff = new TalkOffRows(settings, ears, workers);
            rows.addAll(talkOff.measure(people, Sounds.below(MUSIC), japanese));
        }
        if (settings.parts().contains(CPU)) {
            Sounds speech = Sounds.of(Prompts.people()).and(people);
            rows.addAll(new CpuRows(settings, folder).measure(speech));
        }
        return rows;
    }

    private static List<Row> tones(
            Settings settings, Sounds people, List<Peer> ears, Workers workers)
            throws IOException, AudioFileException, InterruptedException {
        List<Condition> conditions =
                Conditions.of(Prompts.guidance(), people.some(LEAKING, settings.seed()));
        conditions.forEach(condition -> settings.say(condition.words()));
        ToneMeasure.run(
                conditions,
                settings.seed(),
                settings.quick() ? DIGITS_QUICK : DIGITS,
                ears,
                workers);
        return ToneRows.of(ears);
    }

    private static Sounds japanese(Settings settings, Path folder)
            throws IOException, AudioFileException, InterruptedException {
        settings.say("speaking Japanese …");
        Path spoken = Files.createDirectory(folder.resolve("japanese"));
        JapaneseVoices.speakInto(spoken);
        return Sounds.of(Prompts.guidance())
                .and(Sounds.of(Prompts.people()))
                .and(Sounds.below(spoken));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
