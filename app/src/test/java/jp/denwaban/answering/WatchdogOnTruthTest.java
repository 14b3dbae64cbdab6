package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.call.Call;
import jp.denwaban.call.Phase;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay stays up on proof alone: never down without a reason, never up without one. */
class WatchdogOnTruthTest {
    private static final String STAFF =
            """
            exchange seed=71
            extension 211 answers after=3s says=staff-keimu.wav
            extension 261 answers after=3s says=staff-kaikei.wav
            attendant answers after=2s says=attendant.wav
            """;

    /** security.md: no feed for 3 s, and the line is in bypass; one look of the exchange more. */
    private static final long BYPASS_MILLIS = 3_010;

    @TempDir Path root;

    @Test
    void guidanceOfAMinuteNeverFallsIntoBypass() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF, Proof::new, this::aMinuteOfGreeting)) {
            site.caller(1).call();
            reach(site, CallState.GREETING);
            long from = site.time.nanos();
            reach(site, CallState.NOTICE);

            assertThat(Duration.ofNanos(site.time.nanos() - from))
                    .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(61));
            assertThat(bypasses(site)).isEmpty();
        }
    }

    @Test
    void anUnrecordedTalkOfTenMinutesNeverFallsIntoBypass() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF)) {
            LapseCaller caller = talk(site, CallState.TALKING_UNRECORDED);
            Clip voice = new Clips(Optional.empty()).named("caller-wallet.wav");
            for (int halfMinute = 0; halfMinute < 20; halfMinute++) {
                caller.speak(voice.spoken()); // two silent people are an alarm of their own
                site.pass(Duration.ofSeconds(30));
            }

            assertThat(site.owner(1).call().map(Call::phase)).contains(Phase.TALKING);
            assertThat(bypasses(site)).isEmpty();
            assertThat(site.alarms(1)).isEmpty();
        }
    }

    @Test
    void aBlockedRecorderIsInBypassWithinThreeSeconds() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF)) {
            assertThat(bypassOfABlockedRecorder(site)).isPresent();
        }
    }

    @Test
    void aSealingThatHangsIsInBypassWithinThreeSeconds() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF)) {
            LapseCaller caller = talk(site, CallState.TALKING_RECORDED);
            site.pass(Duration.ofSeconds(2));
            caller.hangUp();
            // The busy tone is heard for some seconds before it is one: the disk must still work.
            site.await("sealing", Duration.ofSeconds(10), () -> phase(site) == Phase.SEALING);
            site.disk.block(true);
            long from = site.millis(site.time.nanos());
            site.pass(Duration.ofSeconds(4));
            site.disk.block(false);

            assertThat(firstBypassAfter(site, from))
                    .hasValueSatisfying(millis -> assertThat(millis).isBetween(0L, BYPASS_MILLIS));
        }
    }

    @Test
    void aMutantThatFeedsFromATimerIsCaught() throws Exception {
        Supplier<Proof> timer =
                () ->
                        new Proof() {
                            @Override
                            boolean alive(Optional<Call> call, long nowNanos) {
                                return true;
                            }
                        };
        try (LapseSite site = new LapseSite(root, 1, STAFF, timer)) {
            // What the blocked recorder's test asks for does not happen: it would fail.
            assertThat(bypassOfABlockedRecorder(site)).isEmpty();
        }
    }

    /** Blocks the recorder in the middle of a talk; within 3 s, if at all, the relay falls. */
    private Optional<Long> bypassOfABlockedRecorder(LapseSite site) throws Exception {
        talk(site, CallState.TALKING_RECORDED);
        site.pass(Duration.ofSeconds(3));
        site.disk.block(true);
        long from = site.millis(site.time.nanos());
        site.pass(Duration.ofMillis(BYPASS_MILLIS));
        Optional<Long> fell = firstBypassAfter(site, from);
        site.disk.block(false);
        return fell;
    }

    private LapseCaller talk(LapseSite site, CallState state) throws Exception {
        LapseCaller caller = site.caller(1);
        caller.call();
        reach(site, CallState.AWAITING_DIGIT);
        caller.press(state.key());
        reach(site, state);
        return caller;
    }

    private static void reach(LapseSite site, CallState state) throws Exception {
        site.await(
                state.name(),
                Duration.ofSeconds(90),
                () -> site.owner(1).call().filter(state::holds).isPresent());
    }

    private static Phase phase(LapseSite site) {
        return site.owner(1).call().map(Call::phase).orElse(Phase.ENDED);
    }

    private static List<Fact> bypasses(LapseSite site) {
        return site.facts.stream().filter(f -> f.happening() == Happening.BYPASS).toList();
    }

    private static Optional<Long> firstBypassAfter(LapseSite site, long millis) {
        return bypasses(site).stream()
                .map(fact -> fact.atMillis() - millis)
                .filter(after -> after >= 0)
                .findFirst();
    }

    private void aMinuteOfGreeting(Path prompts) throws IOException {
        Path greeting = prompts.resolve("greeting-office.wav");
        try {
            short[] words = WavFile.read(greeting).samples();
            short[] minute = new short[60 * LineAudio.RATE_HZ];
            for (int at = 0; at < minute.length; at += words.length) {
                int length = Math.min(words.length, minute.length - at);
                System.arraycopy(words, 0, minute, at, length);
            }
            Files.delete(greeting);
            WavFile.write(greeting, LineAudio.RATE_HZ, 1, minute);
        } catch (AudioFileException wrong) {
            throw new IOException(wrong);
        }
    }
}
