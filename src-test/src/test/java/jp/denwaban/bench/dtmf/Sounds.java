package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.denwaban.audio.AudioFileException;

/** Recordings without digits, read one at a time: hours of them take no more memory than one. */
final class Sounds {
    /** Shorter files are mostly beeps and silence. */
    private static final int LEAST_SAMPLES = 2000;

    /** One recording, read when it is needed. */
    interface Entry {
        Recording read() throws IOException, AudioFileException;
    }

    private final List<Entry> entries;

    private Sounds(List<Entry> entries) {
        this.entries = entries;
    }

    static Sounds of(List<Recording> recordings) {
        return new Sounds(recordings.stream().<Entry>map(each -> () -> each).toList());
    }

    /** Every WAV file below a folder; none where the folder is missing. */
    static Sounds below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Sounds(List.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new Sounds(
                    files.filter(file -> file.toString().endsWith(".wav"))
                            .filter(Files::isRegularFile)
                            .map(Sounds::real)
                            .distinct() // Debian links one voice under several names
                            .sorted()
                            .<Entry>map(file -> () -> Recording.read(file))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sounds and(Sounds other) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        return new Sounds(all);
    }

    boolean none() {
        return entries.isEmpty();
    }

    /** As many recordings as named, drawn; for what leaks. */
    List<Recording> some(int count, long seed) throws IOException, AudioFileException {
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        List<Recording> some = new ArrayList<>();
        for (Entry entry : shuffled) {
            Recording recording = entry.read();
            if (some.size() < count && recording.length() > LEAST_SAMPLES) {
                some.add(recording);
            }
        }
        return some;
    }

    /** All of them for ever: first as they are, then round after round in another order, varied. */
    Playlist playlist(long seed) {
        return new Playlist(entries, seed);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // a broken link; reading it will tell
        }
    }
}
