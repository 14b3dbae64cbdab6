package jp.denwaban.guidance;

import java.time.Duration;
import java.util.Map;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.PromptName;

/** The spoken sentences of one plan, held in memory so that no disk can delay a caller. */
public final class Prompts {
    private final Map<PromptName, short[]> samples;

    Prompts(Map<PromptName, short[]> samples) {
        this.samples = Map.copyOf(samples);
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

    private short[] held(PromptName name) {
        short[] found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no prompt " + name);
        }
        return found;
    }
}
