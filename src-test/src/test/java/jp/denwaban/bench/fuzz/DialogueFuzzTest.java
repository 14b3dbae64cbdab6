package jp.denwaban.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.card.CardProfileFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small share of what {@code denwaban bench fuzz --part dialogues} plays. */
class DialogueFuzzTest {
    private static final long SEED = 20261124;

    /** About five seconds for each profile; the bench plays a million. */
    private static final long DIALOGUES = 4000;

    @ParameterizedTest
    @ValueSource(strings = {"inline", "v253"})
    void noMutatedDialogueBreaksTheDriverOrLeavesACallerInSilence(String name) throws Exception {
        System.out.println("dialogues of " + name + " from seed " + SEED);
        CardProfile profile = CardProfileFile.shipped(name);
        long from = System.nanoTime();
        Tally tally =
                Lanes.play(SEED, DIALOGUES, seed -> new Dialogue(seed, profile).play(), () -> {});
        System.out.printf(
                "%d dialogues in %.1f s, %d lost, worst silence %.2f s%n",
                tally.executions(),
                (System.nanoTime() - from) / 1e9,
                tally.lost(),
                tally.worstSilenceSeconds());

        assertThat(tally.bad()).isEmpty();
        assertThat(tally.lost()).as("mutations bite").isGreaterThan(DIALOGUES / 20);
    }

    @Test
    void aCommandWithoutADeadlineIsCaught() throws Exception {
        CardProfile patient = withoutDeadline(CardProfileFile.shipped("inline"));

        Tally tally = Lanes.play(SEED, 200, seed -> new Dialogue(seed, patient).play(), () -> {});

        assertThat(tally.hangs()).isPositive();
    }

    private static CardProfile withoutDeadline(CardProfile profile) {
        return new CardProfile(
                profile.name(),
                profile.commands(),
                profile.controlBaud(),
                profile.voiceBaud(),
                profile.separateVoicePort(),
                profile.bothLegs(),
                profile.answeredEvent(),
                Duration.ofDays(1),
                profile.commandSpacing(),
                profile.companding(),
                profile.lineAudio());
    }
}
