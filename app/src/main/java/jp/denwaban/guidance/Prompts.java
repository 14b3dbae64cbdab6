package jp.denwaban.guidance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.call.PromptName;

/** The spoken sentences of one plan, held in memory so that no disk can delay a caller. */
public final class Prompts {
    private final Map<PromptName, short[]> samples;

    private Prompts(Map<PromptName, short[]> samples) {
        this.samples = Map.copyOf(samples);
    }

    /** Reads {@code NAME.wav} for every name; each must be as it stands on a line. */
    static Prompts read(Path folder, Set<String> names) throws PlanException {
        Map<PromptName, short[]> samples = new HashMap<>();
        for (String name : names) {
            samples.put(name(name), sound(folder, name));
        }
        return new Prompts(samples);
    }

    static PromptName name(String name) throws PlanException {
        try {
            return new PromptName(name);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    PlanFile.PLAN, "prompts." + name, "a prompt's name is of a-z, 0-9 and -.", e);
        }
    }

    /**
     * One sentence, as samples of {@link LineAudio}; a copy, so nobody can spoil it for the next
     * caller.
     *
     * @throws IllegalArgumentException if the plan has no such prompt; a plan that was read has
     *     every prompt that its guides name
     */
    public short[] samples(PromptName name) {
        return held(name).clone();
    }

    /** How long the sentence takes. */
    public Duration duration(PromptName name) {
        return Duration.ofNanos(held(name).length * 1_000_000_000L / LineAudio.RATE_HZ);
    }

    private static short[] sound(Path folder, String name) throws PlanException {
        String file = PlanFile.PROMPTS + "/" + name + ".wav";
        Path path = folder.resolve(name + ".wav");
        if (!Files.isRegularFile(path)) {
            throw new PlanException(file, "", "is missing.");
        }
        WavFile wav;
        try {
            wav = WavFile.read(path);
        } catch (AudioFileException e) {
            throw new PlanException(file, "", "is not audio that can be played.", e);
        }
        if (!wav.lineAudio()) {
            throw new PlanException(
                    file,
                    "",
                    "has "
                            + wav.channels()
                            + " channels at "
                            + wav.rateHz()
                            + " Hz; a prompt is mono at "
                            + LineAudio.RATE_HZ
                            + " Hz.");
        }
        if (wav.samples().length == 0) {
            throw new PlanException(file, "", "is empty.");
        }
        return wav.samples();
    }

    private short[] held(PromptName name) {
        short[] found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no prompt " + name);
        }
        return found;
    }
}
