package jp.denwaban.exchange.sound;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavFile;

/** Finds the sentences a script names: beside the script first, then those that ship. */
public final class Clips {
    private static final String SHIPPED = "/jp/denwaban/exchange/voices/";

    private final Optional<Path> folder;
    private final Map<String, Clip> known = new HashMap<>();

    /**
     * Clips beside a script.
     *
     * @param folder where the script stands; empty for a script that ships with the program
     */
    public Clips(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Reads a clip, once.
     *
     * @throws AudioFileException with one sentence fit for the reader of the script
     */
    public Clip named(String name) throws AudioFileException {
        Clip clip = known.get(name);
        if (clip == null) {
            clip = clip(name, read(name));
            known.put(name, clip);
        }
        return clip;
    }

    private WavFile read(String name) throws AudioFileException {
        Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        if (file.isPresent()) {
            return WavFile.read(file.get());
        }
        InputStream shipped = Clips.class.getResourceAsStream(SHIPPED + name);
        if (shipped == null) {
            throw new AudioFileException("there is no voice " + name);
        }
        return WavFile.read(name, shipped);
    }

    private static Clip clip(String name, WavFile wav) throws AudioFileException {
        if (!wav.lineAudio()) {
            throw new AudioFileException(
                    name
                            + " must be mono at 8000 Hz, but has "
                            + (wav.channels() + " channels at " + wav.rateHz() + " Hz"));
        }
        if (wav.samples().length > Clip.LONGEST_SAMPLES) {
            throw new AudioFileException(name + " is longer than two minutes");
        }
        return new Clip(wav.samples());
    }
}
