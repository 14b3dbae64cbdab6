package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.WavFile;
import jp.denwaban.audio.WavWriter;
import jp.denwaban.exchange.modem.ModemCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody else's V.253 program against the exchange's modem: {@code vm} of mgetty-voice, which
 * finds out the modem's kind by itself, plays, records, takes digits and hangs up. What it played
 * and recorded is coded and decoded by its own pvftools; A-law by sox, since theirs does not give
 * the bytes of G.711.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class StrangersModemTest {
    /** A voice of two seconds, 16 bit at 8000 Hz. */
    private static final String VOICE = "/jp/denwaban/exchange/voices/staff-chiiki.wav";

    /** "RMD1", the modem's name, compression, speed, bits. */
    private static final int RMD_HEADER = 32;

    @TempDir Path folder;

    /** Error against the voice: 8-bit linear hisses at −48 dBFS or so, G.711 follows the voice. */
    @ParameterizedTest
    @CsvSource({"8, 20", "9, 20", "6, 25", "7, 25", "12, 90"})
    void itPlaysToTheCaller(int compression, double leastSnrDb) throws Exception {
        Path rmd = folder.resolve("voice.rmd");
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            Path voice = voice();
            run("wavtopvf", voice.toString(), folder.resolve("voice.pvf").toString());
            run(
                    "pvftormd",
                    "V253modem",
                    Integer.toString(compression),
                    folder.resolve("voice.pvf").toString(),
                    rmd.toString());
            // vm knows µ-law of this modem as 10 and A-law as 11, its coder as 6 and 7.
            boolean g711 = compression == 6 || compression == 7;
            asCompression(rmd, g711 ? compression + 4 : compression);
            if (compression == 7) {
                run("sox", voice.toString(), "-t", "al", aLaw().toString());
                replaceAudio(rmd, Files.readAllBytes(aLaw()));
            }
            assertThat(modem.order("attach")).isEqualTo("ok");
            ended(vm(modem, "play", "-t", rmd.toString()));

            Path heard = folder.resolve("heard.wav");
            assertThat(modem.order("heard " + heard)).startsWith("ok ");
            assertThat(snrDb(samples(voice), samples(heard))).isGreaterThan(leastSnrDb);
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 20", "10, 20", "11, 20", "12, 40"})
    void itRecordsTheCaller(int compression, double leastSnrDb) throws Exception {
        Path rmd = folder.resolve("recorded.rmd");
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            Path voice = voice();
            assertThat(modem.order("attach")).isEqualTo("ok");
            String as = Integer.toString(compression);
            Process vm =
                    vm(modem, "record", "-t", "-c", as, "-L", "6", "-T", "200", rmd.toString());
            modem.untilAnswered("hook", "ok off-hook");
            // It beeps first; then its file grows.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(rmd) && Files.size(rmd) > 2000);
            assertThat(modem.order("say " + voice)).isEqualTo("ok");
            modem.untilAnswered("speaking", "ok silent");
            ended(vm);

            Path pvf = folder.resolve("recorded.pvf");
            Path wav = folder.resolve("recorded.wav");
            if (compression == 11) {
                Files.write(aLaw(), audio(rmd));
                run(
                        "sox",
                        "-r",
                        "8000",
                        aLaw().toString(),
                        "-e",
                        "signed",
                        "-b",
                        "16",
                        wav.toString());
            } else {
                run("rmdtopvf", rmd.toString(), pvf.toString());
                run("pvftowav", "-16", pvf.toString(), wav.toString());
            }
            assertThat(snrDb(samples(voice), samples(wav))).isGreaterThan(leastSnrDb);
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
        }
    }

    /** vm prints the digits between the star and the hash. */
    @Test
    void itTakesDigits() throws Exception {
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder)) {
            assertThat(modem.order("attach")).isEqualTo("ok");
            Process vm = vm(modem, "wait", "-t", "-R", "10");
            modem.untilAnswered("hook", "ok off-hook");
            assertThat(modem.order("press *2310#")).isEqualTo("ok");
            modem.untilAnswered("speaking", "ok silent");

            ended(vm);
            assertThat(Files.readString(folder.resolve("vm.out"))).contains("2310");
        }
    }

    private Path voice() throws Exception {
        Path file = folder.resolve("voice.wav");
        try (var shipped = StrangersModemTest.class.getResourceAsStream(VOICE);
                WavWriter writer = WavWriter.create(file, 8000, 1)) {
            short[] samples = WavFile.read("voice", shipped).samples();
            writer.write(samples, samples.length);
        }
        return file;
    }

    private static short[] samples(Path file) throws Exception {
        return WavFile.read(file).samples();
    }

    private Process vm(ModemOnPty modem, String verb, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("vm", verb));
        line.addAll(List.of("-l", modem.port().substring("/dev/".length())));
        line.addAll(List.of(words));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vm.out").toFile())
                .start();
    }

    /** It comes to its end by itself, and says that all went well. */
    private void ended(Process vm) throws Exception {
        try {
            assertThat(vm.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(vm.exitValue()).as(Files.readString(folder.resolve("vm.out"))).isZero();
        } finally {
            vm.destroyForcibly();
        }
    }

    private void run(String... line) throws Exception {
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("tool.out").toFile())
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("tool.out"))).isZero();
    }

    /** The compression stands in bytes 20 and 21 of the header of an RMD file. */
    private static void asCompression(Path rmd, int compression) throws Exception {
        byte[] bytes = Files.readAllBytes(rmd);
        bytes[21] = (byte) compression;
        Files.write(rmd, bytes);
    }

    private Path aLaw() {
        return folder.resolve("voice.al");
    }

    /** What stands behind the header of an RMD file, as it goes over the wire. */
    private static byte[] audio(Path rmd) throws Exception {
        byte[] bytes = Files.readAllBytes(rmd);
        return Arrays.copyOfRange(bytes, RMD_HEADER, bytes.length);
    }

    private static void replaceAudio(Path rmd, byte[] audio) throws Exception {
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(rmd), RMD_HEADER + audio.length);
        System.arraycopy(audio, 0, bytes, RMD_HEADER, audio.length);
        Files.write(rmd, bytes);
    }

    /** The voice over what differs from it, where both fit best. */
    private static double snrDb(short[] voice, short[] heard) {
        double best = Double.NEGATIVE_INFINITY;
        for (int lag = 0; lag + voice.length / 2 <= heard.length; lag++) {
            int probe = Math.min(2000, heard.length - lag);
            if (correlation(voice, heard, lag, 4000, probe) > 0.9) {
                best = Math.max(best, snrAt(voice, heard, lag));
            }
        }
        return best;
    }

    private static double correlation(short[] voice, short[] heard, int lag, int from, int count) {
        double cross = 0;
        double ours = 0;
        double theirs = 0;
        for (int i = from; i < from + count && lag + i < heard.length; i++) {
            cross += (double) voice[i] * heard[lag + i];
            ours += (double) voice[i] * voice[i];
            theirs += (double) heard[lag + i] * heard[lag + i];
        }
        return cross / Math.sqrt(ours * theirs + 1);
    }

    private static double snrAt(short[] voice, short[] heard, int lag) {
        double signal = 0;
        double error = 1e-9;
        int count = Math.min(voice.length, heard.length - lag);
        for (int i = 0; i < count; i++) {
            signal += (double) voice[i] * voice[i];
            error += Math.pow(heard[lag + i] - voice[i], 2);
        }
        // All of the voice but the last tenth of a second must be there.
        return count < voice.length - 800
                ? Double.NEGATIVE_INFINITY
                : 10 * Math.log10(signal / error);
    }
}
