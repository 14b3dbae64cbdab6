package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
 * and recorded is coded and decoded by its own pvftools.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class StrangersModemTest {
    /** A voice of two seconds, 16 bit at 8000 Hz. */
    private static final String VOICE = "/jp/denwaban/exchange/voices/staff-chiiki.wav";

    @TempDir Path folder;

    /** Error against the voice: 8-bit linear hisses at −48 dBFS or so, G.711 follows the voice. */
    @ParameterizedTest
    @CsvSource({"8, 20", "9, 20", "6, 25", "12, 90"})
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
            // vm knows µ-law of this modem as 10, its coder as 6.
            asCompression(rmd, compression == 6 ? 10 : compression);
            assertThat(modem.order("attach")).isEqualTo("ok");
            vm(modem, "play", "-t", rmd.toString()).waitFor();

            Path heard = folder.resolve("heard.wav");
            assertThat(modem.order("heard " + heard)).startsWith("ok ");
            assertThat(snrDb(samples(voice), samples(heard))).isGreaterThan(leastSnrDb);
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 20", "10, 20", "12, 40"})
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
            vm.waitFor();

            Path pvf = folder.resolve("recorded.pvf");
            Path wav = folder.resolve("recorded.wav");
            run("rmdtopvf", rmd.toString(), pvf.toString());
            run("pvftowav", "-16", pvf.toString(), wav.toString());
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

            assertThat(vm.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
