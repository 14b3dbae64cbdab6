package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import jp.denwaban.line.Sine;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Line audio through a real PulseAudio, ALSA and {@code javax.sound}: what another process plays
 * into its pipe is heard, each channel on its own leg, and what is played another process hears.
 * The tones are made by sox: 300 Hz and 300 Hz more for each channel, at a quarter of full scale.
 */
@Isolated // its device is the default of this JVM
class PulseAudioTest {
    private static final DeviceShape EIGHT =
            new DeviceShape(DeviceName.of("default").orElseThrow(), 8, 8);

    /** 8192 as sox writes it; 2 % for two resamplings of a tone. */
    private static final double PRESENT = 8000;

    /** 46 dB below: a pitch that is 500 ppm off while the clocks find together leaves less. */
    private static final double ABSENT = 41;

    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();
    private PulseServer pulse;

    @BeforeEach
    void begin() throws Exception {
        pulse = new PulseServer(folder);
        plugIn(0);
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        pulse.close();
    }

    @Test
    void whatAnotherProcessPlaysIsHeardOnTheLegsItIsMeantFor() throws Exception {
        SoundDevices devices = machine();
        HeardLine one = new HeardLine(new short[0]);
        HeardLine two = new HeardLine(new short[0]);
        try (SoundSeat first = devices.sit(EIGHT, new LineChannels(1, OptionalInt.of(2), 1), one);
                SoundSeat second =
                        devices.sit(EIGHT, new LineChannels(7, OptionalInt.of(8), 2), two)) {
            first.begin();
            second.begin();
            until(
                    () -> {
                        int heard = Math.min(one.take(first), two.take(second));
                        assertThat(heard).isGreaterThan(250);
                    });

            assertOnlyTone(one.caller(), 300);
            assertOnlyTone(one.staff(), 600);
            assertOnlyTone(two.caller(), 2100);
            assertOnlyTone(two.staff(), 2400);
            for (int i = 1; i < one.times.size(); i++) {
                assertThat(one.times.get(i) - one.times.get(i - 1))
                        .isBetween(19_999_990L, 20_000_010L);
            }
            System.out.println("PulseAudio, two lines, 5 s: " + first.counts());
            assertThat(first.counts().lostFrames()).isZero();
            assertThat(first.counts().unheardFrames()).isZero();
        }
    }

    @Test
    void whatIsPlayedAnotherProcessHearsOnTheChannelOfItsLine() throws Exception {
        HeardLine one = new HeardLine(Sine.of(1000, 20));
        HeardLine two = new HeardLine(Sine.of(1500, 20));
        SoundDevices devices = machine();
        try (SoundSeat first = devices.sit(EIGHT, new LineChannels(1, OptionalInt.of(2), 3), one);
                SoundSeat second =
                        devices.sit(EIGHT, new LineChannels(3, OptionalInt.of(4), 6), two)) {
            first.begin();
            second.begin();

            until(
                    () -> {
                        one.take(first);
                        two.take(second);
                        assertThat(Sine.strongest(channel(heard(), 3), 1000)).isGreaterThan(7800);
                        assertThat(Sine.strongest(channel(heard(), 6), 1500)).isGreaterThan(7800);
                    });
            for (int silent : new int[] {1, 2, 4, 5, 7, 8}) {
                assertThat(channel(heard(), silent)).containsOnly((short) 0);
            }
        }
    }

    @Test
    void aServerThatDiesIsToldAndTheDeviceIsTakenAnewWhenItIsBack() throws Exception {
        SoundDevices devices = machine();
        LineChannels channels = new LineChannels(5, OptionalInt.of(6), 1);
        HeardLine line = new HeardLine(new short[0]);
        SoundSeat seat = devices.sit(EIGHT, channels, line);
        pulse.kill();

        until(() -> assertThat(line.gone).hasSize(1));
        assertThat(line.troubles).contains(SoundFault.SILENT);
        seat.close();
        pulse.restart();
        plugIn(0);
        HeardLine again = new HeardLine(new short[0]);
        try (SoundSeat anew = taken(devices, channels, again)) {
            anew.begin();
            until(() -> assertThat(again.take(anew)).isGreaterThan(100));
            assertOnlyTone(again.caller(), 1500);
        }
    }

    /** As a line does it: again after a while, because the old one may still be closing. */
    private static SoundSeat taken(SoundDevices devices, LineChannels channels, SoundEars ears) {
        return await().atMost(Duration.ofSeconds(15))
                .ignoreException(SoundException.class)
                .until(() -> devices.sit(EIGHT, channels, ears), seat -> true);
    }

    private static SoundDevices machine() {
        return SoundDevices.ofThisMachine(
                (name, work) -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                },
                System::nanoTime);
    }

    private void plugIn(int ppm) throws Exception {
        Path tones = folder.resolve("tones.raw");
        List<String> sox =
                new ArrayList<>(
                        List.of("sox", "-n", "-t", "raw", "-r", "8000", "-c", "8", "-b", "16"));
        sox.addAll(List.of("-e", "signed", tones.toString(), "synth", "10"));
        for (int tone = 300; tone <= 2400; tone += 300) {
            sox.addAll(List.of("sine", Integer.toString(tone)));
        }
        sox.addAll(List.of("vol", "0.25"));
        assertThat(new ProcessBuilder(sox).inheritIO().start().waitFor()).isZero();
        processes.add(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                PipeCard.class.getName(),
                                tones.toString(),
                                pulse.source().toString(),
                                pulse.sink().toString(),
                                heard().toString(),
                                Integer.toString(ppm))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("card.log").toFile())
                        .start());
    }

    /** From its second frame on: the first may begin with what came before. */
    private static void assertOnlyTone(short[] leg, int toneHz) {
        short[] steady = Arrays.copyOfRange(leg, 160, leg.length);
        assertThat(Sine.strongest(steady, toneHz)).isGreaterThan(PRESENT);
        for (int other = 300; other <= 2400; other += 300) {
            if (other != toneHz) {
                assertThat(Sine.strongest(steady, other))
                        .as("%d Hz on the leg of %d Hz", other, toneHz)
                        .isLessThan(ABSENT);
            }
        }
    }

    private Path heard() {
        return folder.resolve("heard.raw");
    }

    private static short[] channel(Path raw, int number) throws Exception {
        byte[] bytes = Files.exists(raw) ? Files.readAllBytes(raw) : new byte[0];
        short[] samples = new short[bytes.length / 16];
        for (int i = 0; i < samples.length; i++) {
            int at = 16 * i + 2 * (number - 1);
            samples[i] = (short) (bytes[at] & 0xFF | bytes[at + 1] << 8);
        }
        return samples;
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(assertion);
    }
}
