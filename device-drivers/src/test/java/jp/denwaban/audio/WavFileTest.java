package jp.denwaban.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAV files exchanged with sox, and files that are none. */
class WavFileTest {
    @TempDir Path folder;

    /**
     * sox writes a sweep in each format, and the same file as raw 16-bit samples to compare with.
     */
    @ParameterizedTest
    @CsvSource({
        "-b 16 -e signed-integer, 8000, 1, 0",
        "-b 24 -e signed-integer, 8000, 1, 1",
        "-b 8 -e unsigned-integer, 8000, 1, 0",
        "-b 8 -e mu-law, 8000, 1, 0",
        "-b 8 -e a-law, 8000, 1, 0",
        "-b 16 -e signed-integer, 44100, 2, 0",
        "-b 32 -e signed-integer, 8000, 2, 1",
        "-b 32 -e floating-point, 384000, 1, 1",
        "-b 64 -e floating-point, 4000, 3, 1",
        "-b 8 -e a-law, 11025, 2, 0",
        "-B -b 16 -e signed-integer, 16000, 1, 0",
        "-B -b 24 -e signed-integer, 8000, 2, 1",
        "-B -b 32 -e signed-integer, 8000, 1, 1",
        "-B -b 64 -e floating-point, 8000, 1, 1",
        "-b 24 -e signed-integer, 48000, 8, 1"
    })
    void whatSoxWritesIsRead(String format, int rateHz, int channels, int rounding)
            throws Exception {
        Path file = folder.resolve("tone.wav");
        sox(
                ("-D -n -r "
                                + rateHz
                                + " -c "
                                + channels
                                + " "
                                + format
                                + " "
                                + file
                                + " synth 0.1 sine 300-1900 gain -6")
                        .split(" "));
        short[] expected = soxSamples(file);

        WavFile wav = WavFile.read(file);

        assertThat(wav.rateHz()).isEqualTo(rateHz);
        assertThat(wav.channels()).isEqualTo(channels);
        assertThat(wav.samples()).hasSameSizeAs(expected).hasSizeGreaterThan(rateHz / 11);
        assertThat(wav.lineAudio()).isEqualTo(channels == 1 && rateHz == 8000);
        for (int i = 0; i < expected.length; i++) {
            assertThat(wav.samples()[i] - expected[i]).isBetween(-rounding, rounding);
        }
    }

    @Test
    void soxReadsWhatWeWrite() throws Exception {
        short[] samples = {0, 1, -1, 32767, -32768, 256, -256, 77};
        Path wav = folder.resolve("ours.wav");
        WavFile.write(wav, 8000, 2, samples);

        assertThat(soxSamples(wav)).isEqualTo(samples);
    }

    @Test
    void aFileCutShortIsReadToItsRealEnd() throws Exception {
        Path wav = folder.resolve("cut.wav");
        try (WavWriter writer = WavWriter.create(wav, 8000, 1)) {
            writer.write(new short[4000], 4000);
            writer.flush(); // the process that writes dies here: its header still says 0
            Path copy = Files.copy(wav, folder.resolve("copy.wav"));
            assertThat(WavFile.read(copy).samples()).hasSize(4000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ends too early",
        "'<html>this is no sound at all</html>', is not a WAV file",
        "'RIFF....WAVEfmt ', ends too early",
        "'RIFF....WAVEdata....', without a format"
    })
    void whatIsNoAudioIsOneClearSentence(String content, String sentence) {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> WavFile.read("greeting.wav", new ByteArrayInputStream(bytes)))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("greeting.wav")
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingFileIsOneClearSentence() {
        assertThatThrownBy(() -> WavFile.read(folder.resolve("none.wav")))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("none.wav cannot be opened");
    }

    @Test
    void anInterruptedWriterStillCompletesItsFile() throws Exception {
        Path wav = folder.resolve("interrupted.wav");
        try (WavWriter writer = WavWriter.create(wav, 8000, 1)) {
            writer.write(new short[20_000], 20_000);
            Thread.currentThread().interrupt();
            writer.write(new short[20_000], 20_000);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(WavFile.read(wav).samples()).hasSize(40_000);
        assertThat(soxCount(wav)).isEqualTo("40000");
    }

    private static String soxCount(Path wav) throws Exception {
        Process soxi = new ProcessBuilder("soxi", "-s", wav.toString()).start();
        return new String(soxi.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    @Test
    void aFileIsNeverOverwritten() throws Exception {
        Path wav = Files.writeString(folder.resolve("there.wav"), "precious");

        assertThatThrownBy(() -> WavWriter.create(wav, 8000, 1))
                .isInstanceOf(AudioFileException.class);
        assertThat(wav).hasContent("precious");
    }

    @Property(tries = 300)
    void damagedFilesNeverDoWorseThanTheOneException(
            @ForAll @Size(max = 80) byte[] damage, @ForAll byte at) throws Exception {
        byte[] file = Arrays.copyOf(header(), 44 + 200);
        int from = Math.floorMod(at, 44);
        System.arraycopy(damage, 0, file, from, damage.length);
        try {
            assertThat(WavFile.read("damaged.wav", new ByteArrayInputStream(file)).samples().length)
                    .isLessThanOrEqualTo(200);
        } catch (AudioFileException e) {
            assertThat(e).hasMessageContaining("damaged.wav");
        }
    }

    private static byte[] header() {
        byte[] header = new byte[44];
        byte[] known = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(known, 0, header, 0, known.length);
        header[16] = 16;
        header[20] = 1;
        header[22] = 1;
        header[24] = 0x40;
        header[25] = 0x1F;
        header[34] = 16;
        System.arraycopy("data".getBytes(StandardCharsets.US_ASCII), 0, header, 36, 4);
        header[40] = (byte) 200;
        return header;
    }

    private short[] soxSamples(Path wav) throws Exception {
        Path raw = folder.resolve(wav.getFileName() + ".s16");
        sox("-D", wav.toString(), "-t", "s16", "-L", raw.toString());
        byte[] bytes = Files.readAllBytes(raw);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        assertThat(samples).as("sox wrote no silence").isNotEqualTo(new short[samples.length]);
        return samples;
    }

    private static void sox(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "sox";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process sox = new ProcessBuilder(command).inheritIO().start();
        assertThat(sox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sox.exitValue()).isZero();
    }
}
