package jp.denwaban.tone;

import static jp.denwaban.tone.ProgressHeard.Kind.BUSY;
import static jp.denwaban.tone.ProgressHeard.Kind.DIAL_TONE;
import static jp.denwaban.tone.ProgressHeard.Kind.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.denwaban.audio.WavFile;
import jp.denwaban.tone.ProgressHeard.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A voice is a voice: it hangs nobody up, and its first word is heard early.
 *
 * <p>Imitated: the staff of the virtual exchange (HTS voices), espeak-ng in several languages from
 * a deep to a child's pitch, a singer and a whistler on 400 Hz who waver by one per cent or have a
 * vibrato, and the keys of a telephone.
 *
 * <p>Not shown: human recordings, which are not in the project. A whistler steadier than 0.5 %, an
 * organ or a computer that holds a pure 400 Hz for 1.3 s is a dial tone to every listener.
 */
class ProgressAndVoicesTest {
    private static final long SEED = 20261125;
    private static final int ONSET = 8000;

    @TempDir Path folder;
    private Sox sox;

    @BeforeEach
    void aFreshFolder() {
        sox = new Sox(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff-keiji", "staff-koutsuu", "staff-seian", "staff-chiiki"})
    void theFirstWordIsHeardWithinThreeTenthsOfASecond(String name) throws Exception {
        short[] quiet = after(ONSET, voice(name), 1.0, 0);
        short[] noisy = after(ONSET, voice(name), 0.3, 300); // about 15 dB over the noise
        short[] mobile = sox.coded(quiet, "gsm");

        for (short[] leg : List.of(quiet, noisy, mobile)) {
            List<ProgressHeard> heard = hear(leg);

            assertThat(heard).extracting(ProgressHeard::kind).containsOnly(VOICE);
            assertThat(heard.get(0).startSample()).isBetween(ONSET - 400L, ONSET + 400L);
            assertThat(heard.get(0).atSample()).isLessThan(ONSET + 2400);
        }
    }

    @ParameterizedTest
    @CsvSource({"ja, 50, 170", "en, 99, 140", "ru, 20, 200", "fr, 80, 160", "cmn, 99, 200"})
    void speechIsNoTone(String language, int pitch, int wordsPerMinute) throws Exception {
        Path wav = folder.resolve("speech.wav");
        Path line = folder.resolve("line.wav");
        String text =
                "ja".equals(language)
                        ? "うううう、おおおお、もしもし、交通課でございます。少々お待ちください。".repeat(6)
                        : "Oooh, you too. Who knew whose shoes were blue at the school pool? "
                                .repeat(6);
        Sox.run(
                List.of(
                        "espeak-ng",
                        "-v",
                        language,
                        "-p",
                        pitch + "",
                        "-s",
                        wordsPerMinute + "",
                        "-w",
                        wav + "",
                        text));
        Sox.run(
                List.of(
                        "sox",
                        wav + "",
                        "-r",
                        "8000",
                        line + "",
                        "sinc",
                        "300-3400",
                        "norm",
                        "-6"));

        assertThat(hear(WavFile.read(line).samples()))
                .extracting(ProgressHeard::kind)
                .isNotEmpty()
                .containsOnly(VOICE);
    }

    @ParameterizedTest
    @CsvSource({
        // Overtones of an "oo" in dB, vibrato in per cent, wavering in per cent.
        "-20, 0, 1",
        "-20, 3, 0.5",
        "-26, 1, 0.7",
        "-60, 0, 1",
        "-60, 2, 0.5",
    })
    void singingAndWhistlingOnFourHundredHertzHangsNobodyUp(
            double overtoneDb, double vibrato, double wavering) {
        System.out.println("seed " + SEED);
        for (int song = 0; song < 20; song++) {
            Random random = new Random(SEED + song);
            short[] held = song(overtoneDb, vibrato, wavering, 4.0, random);
            short[] counted = song(overtoneDb, vibrato, wavering, 0.5, random);

            assertThat(kinds(held)).as("song %d, held", song).doesNotContain(BUSY, DIAL_TONE);
            assertThat(kinds(counted)).as("song %d, counted", song).doesNotContain(BUSY, DIAL_TONE);
        }
    }

    @Test
    void callWaitingUnderATalkHangsNobodyUp() throws Exception {
        short[] tone = ToneGenerator.callWaiting().next(40 * 8000);
        short[] talk = voice("staff-keiji");
        for (double gain : new double[] {0.1, 0.3, 1}) {
            short[] leg = new short[tone.length];
            for (int i = 0; i < leg.length; i++) {
                leg[i] = (short) (tone[i] + gain * talk[i % talk.length] / 2);
            }

            assertThat(kinds(leg)).contains(VOICE).doesNotContain(BUSY, DIAL_TONE);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.985, 1, 1.015})
    void keysAreNoVoiceWhateverTheTelephone(double off) throws Exception {
        double[][] keys = {{697, 1209}, {770, 1477}, {941, 1633}, {852, 1336}, {941, 1209}};
        List<String> pieces = new ArrayList<>(List.of("trim 0 1"));
        for (double[] key : keys) {
            String two = "sine " + key[0] * off + " sine " + key[1] * off;
            pieces.add("-c 2 synth 0.3 " + two + " remix 1,2v0.6 gain -8");
            pieces.add("trim 0 0.08");
        }
        short[] leg =
                sox.samples(
                        pieces.stream().map(ProgressAndVoicesTest::mono).toArray(String[]::new));

        assertThat(hear(leg)).isEmpty();
        assertThat(hear(sox.coded(leg, "gsm"))).isEmpty();
    }

    @Test
    void aNoiseThatBeginsIsNoVoice() throws Exception {
        String noise = "synth 10 whitenoise gain -30";

        assertThat(hear(sox.samples("trim 0 2", noise))).isEmpty();
        assertThat(hear(sox.samples(noise))).isEmpty();
    }

    private static String mono(String words) {
        return words.replace("-c 2 ", "");
    }

    private static short[] song(
            double overtoneDb, double vibrato, double wavering, double seconds, Random random) {
        double overtone = Math.pow(10, overtoneDb / 20);
        short[] leg = new short[8 * 8000];
        double turn = 0;
        double waver = 0;
        double startHz = 400 + 8 * (random.nextDouble() - 0.5);
        for (int i = 0; i < leg.length; i++) {
            double time = i / 8000.0;
            // Noise below 3 Hz of the deviation asked for.
            double pole = Math.exp(-2 * Math.PI * 3 / 8000);
            waver = pole * waver + Math.sqrt(1 - pole * pole) * random.nextGaussian();
            double offPercent = wavering * waver + vibrato * Math.sin(2 * Math.PI * 5.5 * time);
            turn += 2 * Math.PI * startHz * (1 + offPercent / 100) / 8000;
            double sound = Math.sin(turn) + overtone * (Math.sin(2 * turn) + Math.sin(3 * turn));
            boolean sounding = time % (2 * seconds) < seconds;
            leg[i] = (short) (sounding ? 4000 * sound : 0);
        }
        return leg;
    }

    private static short[] voice(String name) throws Exception {
        Path wav = Files.createTempFile("denwaban-voice", ".wav");
        try (InputStream in =
                ToneGenerator.class.getResourceAsStream(
                        "/jp/denwaban/exchange/voices/" + name + ".wav")) {
            Files.write(wav, in.readAllBytes());
            return WavFile.read(wav).samples();
        } finally {
            Files.delete(wav);
        }
    }

    /** The voice from its first sound on, after a pause, over noise. */
    private static short[] after(int pause, short[] voice, double gain, double sigma) {
        int begin = 0;
        while (Math.abs(voice[begin]) < 300) {
            begin++;
        }
        Random random = new Random(SEED);
        short[] leg = new short[pause + voice.length - begin];
        for (int i = 0; i < leg.length; i++) {
            double said = i < pause ? 0 : gain * voice[i - pause + begin];
            leg[i] = (short) (said + sigma * random.nextGaussian());
        }
        return leg;
    }

    private static List<Kind> kinds(short[] leg) {
        return hear(leg).stream().map(ProgressHeard::kind).toList();
    }

    private static List<ProgressHeard> hear(short[] leg) {
        List<ProgressHeard> heard = new ArrayList<>();
        new ProgressDetector(heard::add).accept(leg);
        return heard;
    }
}
