package jp.denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.audio.WavFile;
import jp.denwaban.recording.CallQuality.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legs made by sox out of a voice that ships, heard through µ-law as a card sends them. */
class CallQualityTest {
    private static final Path VOICE =
            Path.of("../device-drivers/src/main/resources/jp/denwaban/exchange/voices")
                    .resolve("staff-keimu.wav");

    /** Twelve seconds: the voice again and again, as loud as speech is on a line. */
    private static final String SPEECH = "norm -3 repeat 9 trim 0 12";

    /** A quiet line: white noise of −70 dBFS. */
    private static final String QUIET = "synth 12 whitenoise vol 0.0005";

    @TempDir Path folder;

    @Test
    void twoVoicesAreAGoodRecording() throws Exception {
        assertThat(flaws(spoken(SPEECH), spoken(SPEECH))).isEmpty();
    }

    @Test
    void aLegWithNothingButTheNoiseOfTheLineIsSilent() throws Exception {
        assertThat(flaws(spoken(SPEECH), made(QUIET))).containsExactly(Flaw.STAFF_SILENT);
        assertThat(flaws(made(QUIET), spoken(SPEECH))).containsExactly(Flaw.CALLER_SILENT);
    }

    @Test
    void aLegIsNotCalledSilentInTheFirstSeconds() throws Exception {
        assertThat(flaws(spoken(SPEECH), made("synth 9 whitenoise vol 0.0005"))).isEmpty();
    }

    @Test
    void aVoiceTurnedUpTwelveDecibelsTooFarIsClipped() throws Exception {
        assertThat(flaws(spoken("norm -3 gain 15 repeat 9 trim 0 12"), spoken(SPEECH)))
                .containsExactly(Flaw.CLIPPED);
    }

    @Test
    void aVoiceThatOnlyJustReachesFullScaleIsNot() throws Exception {
        assertThat(flaws(spoken("norm 0 repeat 9 trim 0 12"), spoken(SPEECH))).isEmpty();
    }

    /** By sox −35 dBFS over all of it, pauses included. */
    @Test
    void aVoiceOfMinusThirtyFiveIsNotLow() throws Exception {
        assertThat(flaws(spoken("norm -20 repeat 9 trim 0 12"), spoken(SPEECH))).isEmpty();
    }

    /** By sox −47 dBFS over all of it. */
    @Test
    void aFaintVoiceIsLow() throws Exception {
        assertThat(flaws(spoken("norm -32 repeat 9 trim 0 12"), spoken(SPEECH)))
                .containsExactly(Flaw.LOW);
    }

    @Test
    void aSourceThatGivesTheSameSampleForTwoSecondsIsMissing() throws Exception {
        short[] dead = spoken(SPEECH);
        Arrays.fill(dead, 40_000, 40_000 + 2 * LineAudio.RATE_HZ, (short) 0);

        assertThat(flaws(spoken(SPEECH), dead)).containsExactly(Flaw.MISSING);
    }

    @Test
    void whatTheLineLostIsMissingInBothLegs() throws Exception {
        QualityMeter meter = new QualityMeter();
        hear(meter, spoken(SPEECH), spoken(SPEECH));
        meter.missing(3);

        CallQuality quality = meter.reading();

        assertThat(quality.flaws()).containsExactly(Flaw.MISSING);
        assertThat(quality.caller().gaps()).isEqualTo(1);
        assertThat(quality.staff().missingMillis()).isEqualTo(60);
    }

    @Test
    void everyFlawOfBothLegsIsTold() throws Exception {
        short[] clipped = spoken("norm -3 gain 15 repeat 9 trim 0 12");
        short[] faint = spoken("norm -32 repeat 9 trim 0 12");

        assertThat(flaws(clipped, faint)).containsExactly(Flaw.CLIPPED, Flaw.LOW);
    }

    /** A steady sound has no pauses, so its level is that of the whole: sox says which. */
    @Test
    void theLevelIsTheOneThatSoxMeasures() throws Exception {
        Path tone = sox("tone.wav", "-n", "synth 12 sine 1000 gain -20");
        QualityMeter meter = new QualityMeter();
        short[] samples = samples(tone);
        hear(meter, samples, samples);

        assertThat((double) meter.reading().caller().levelDbfs())
                .isCloseTo(rmsBySox(tone), within(0.6));
        assertThat(meter.reading().caller().silentPermille()).isZero();
    }

    /** sox cuts the same voice into five parts sound and seven parts silence. */
    @Test
    void theSilentShareIsTheOneThatSoxCut() throws Exception {
        short[] halves = spoken("norm -3 repeat 9 trim 0 5 pad 0 7");
        short[] noise = made(QUIET);
        for (int i = 0; i < halves.length; i++) {
            halves[i] += noise[i];
        }
        QualityMeter meter = new QualityMeter();
        hear(meter, halves, halves);
        QualityMeter voiceAlone = new QualityMeter();
        hear(voiceAlone, Arrays.copyOf(halves, 40_000), Arrays.copyOf(halves, 40_000));

        double sounding = (1000 - voiceAlone.reading().caller().silentPermille()) * 5 / 12.0;

        assertThat((double) meter.reading().caller().silentPermille())
                .isCloseTo(1000 - sounding, within(3.0));
    }

    private static Set<Flaw> flaws(short[] caller, short[] staff) {
        QualityMeter meter = new QualityMeter();
        hear(meter, caller, staff);
        return meter.reading().flaws();
    }

    private static void hear(QualityMeter meter, short[] caller, short[] staff) {
        int frame = LineAudio.FRAME_SAMPLES;
        int most = Math.min(caller.length, staff.length);
        for (int at = 0; at + frame <= most; at += frame) {
            meter.accept(overTheLine(caller, at), overTheLine(staff, at));
        }
    }

    private static short[] overTheLine(short[] leg, int at) {
        short[] frame = new short[LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = MuLaw.decode(MuLaw.encode(leg[at + i]));
        }
        return frame;
    }

    private short[] spoken(String effects) throws Exception {
        return samples(sox("spoken.wav", VOICE.toString(), effects));
    }

    private short[] made(String effects) throws Exception {
        return samples(sox("made.wav", "-n", effects));
    }

    private static short[] samples(Path wav) throws AudioFileException {
        return WavFile.read(wav).samples();
    }

    private Path sox(String name, String from, String effects) throws Exception {
        Path to = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("sox", "-V1", "-R"));
        command.addAll(from.equals("-n") ? List.of("-r", "8000", "-c", "1") : List.of());
        command.addAll(List.of(from, "-b", "16", to.toString()));
        command.addAll(List.of(effects.split(" ")));
        run(command);
        return to;
    }

    private static double rmsBySox(Path wav) throws Exception {
        String said = run(List.of("sox", wav.toString(), "-n", "stats"));
        Matcher level = Pattern.compile("RMS lev dB +(-?[0-9.]+)").matcher(said);
        assertThat(level.find()).as(said).isTrue();
        return Double.parseDouble(level.group(1));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(String.join(" ", command) + said).isZero();
        return said;
    }
}
