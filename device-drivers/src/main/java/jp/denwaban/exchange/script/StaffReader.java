package jp.denwaban.exchange.script;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.exchange.script.StaffPlan.Behaviour;
import jp.denwaban.exchange.script.Words.Mistake;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Clips;

/** Reads how an extension or the attendant behaves. */
final class StaffReader {
    /** A person takes breath after lifting the handset. */
    private static final Duration BREATH = Duration.ofMillis(400);

    private StaffReader() {}

    static StaffPlan read(Words words, Clips clips) throws Mistake {
        if (words.has("busy")) {
            words.finish();
            return StaffPlan.BUSY;
        }
        if (words.has("never")) {
            words.finish();
            return StaffPlan.NEVER;
        }
        if (!words.has("answers")) {
            throw new Mistake("say whether it answers, is busy, or never answers");
        }
        boolean hangsUp = words.has("hang-up");
        boolean oneCall = words.has("one-call");
        Duration answersAfter = words.duration("after", words.required("after"));
        StaffPlan plan =
                new StaffPlan(
                        Behaviour.ANSWERS,
                        answersAfter,
                        words.duration("speaks", BREATH),
                        says(words, clips),
                        words.duration("hangs-up"),
                        oneCall);
        if (hangsUp) {
            throw new Mistake("write hangs-up=8s, counted from the moment of answering");
        }
        words.finish();
        return plan;
    }

    private static Optional<Clip> says(Words words, Clips clips) throws Mistake {
        Optional<String> name = words.text("says");
        return name.isEmpty() ? Optional.empty() : Optional.of(clip(name.get(), clips));
    }

    static Clip clip(String name, Clips clips) throws Mistake {
        try {
            return clips.named(name);
        } catch (AudioFileException wrong) {
            String sentence = String.valueOf(wrong.getMessage());
            throw new Mistake(
                    sentence.endsWith(".")
                            ? sentence.substring(0, sentence.length() - 1)
                            : sentence);
        }
    }
}
