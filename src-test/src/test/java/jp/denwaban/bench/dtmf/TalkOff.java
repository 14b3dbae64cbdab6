package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.denwaban.audio.AudioFileException;

/** Counts the digits heard in sound that has none. */
final class TalkOff {
    /** Ten minutes: long enough for a process a time, short enough to keep memory flat. */
    private static final int STRETCH = 10 * 60 * 8000;

    /** Sound that never ends, in stretches of any length. */
    interface Source {
        Playlist.Stretch next(int samples) throws IOException, AudioFileException;
    }

    private TalkOff() {}

    static Source tones(long seed) {
        OtherTones tones = new OtherTones(seed);
        return samples -> {
            synchronized (tones) {
                return new Playlist.Stretch(tones.next(samples), List.of("tones"), List.of(0));
            }
        };
    }

    /**
     * Plays so many hours to every ear.
     *
     * @param falseHeard is told each false digit of the first ear, for whoever wants to hear it
     * @return how many digits each ear heard, by its name
     */
    static Map<String, Integer> count(
            Source source,
            double hours,
            List<Peer> ears,
            Workers workers,
            Consumer<String> falseHeard)
            throws InterruptedException {
        Map<String, AtomicInteger> counts = new LinkedHashMap<>();
        ears.forEach(ear -> counts.put(ear.name(), new AtomicInteger()));
        List<Workers.Task> tasks = new ArrayList<>();
        lengths(hours)
                .forEach(
                        samples ->
                                tasks.add(
                                        () -> {
                                            Playlist.Stretch stretch = source.next(samples);
                                            for (Peer ear : ears) {
                                                List<Heard> heard =
                                                        ear.ear().hear(stretch.samples());
                                                counts.get(ear.name()).addAndGet(heard.size());
                                                if (ear == ears.get(0)) {
                                                    heard.forEach(
                                                            each ->
                                                                    falseHeard.accept(
                                                                            where(stretch, each)));
                                                }
                                            }
                                        }));
        workers.run(tasks);
        Map<String, Integer> result = new LinkedHashMap<>();
        counts.forEach((name, count) -> result.put(name, count.get()));
        return result;
    }

    private static String where(Playlist.Stretch stretch, Heard heard) {
        return "%s for %d ms in %s"
                .formatted(
                        heard.key(), (heard.end() - heard.start()) / 8, stretch.at(heard.start()));
    }

    private static IntStream lengths(double hours) {
        long all = Math.round(hours * 3600 * 8000);
        int whole = (int) (all / STRETCH);
        int rest = (int) (all % STRETCH);
        IntStream stretches = IntStream.generate(() -> STRETCH).limit(whole);
        return rest == 0 ? stretches : IntStream.concat(stretches, IntStream.of(rest));
    }
}
