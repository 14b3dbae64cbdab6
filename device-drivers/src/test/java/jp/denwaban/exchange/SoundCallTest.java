package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import jp.denwaban.audio.device.DeviceName;
import jp.denwaban.audio.device.DeviceShape;
import jp.denwaban.audio.device.LineChannels;
import jp.denwaban.audio.device.PlayedSound;
import jp.denwaban.audio.device.PulseServer;
import jp.denwaban.audio.device.SoundDevices;
import jp.denwaban.audio.device.SoundFault;
import jp.denwaban.exchange.card.AudioJacks;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.AudioLost;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineEvent.SoundTroubled;
import jp.denwaban.line.LineException;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.SoundPlace;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Calls whose audio goes through a sound device: a real PulseAudio, and one that fails. */
@Isolated // PulseAudio is the default device of this JVM
class SoundCallTest {
    private static final CallerId NUMBER = new CallerId.Number("0112510110");
    private static final DeviceName DEFAULT = DeviceName.of("default").orElseThrow();

    @TempDir Path folder;
    private final Recorded heard = new Recorded();
    private CommandedExchange exchange;

    @AfterEach
    void close() {
        exchange.line().close();
        exchange.close();
    }

    @Test
    void aCallIsHeldThroughPulseAudio() throws Exception {
        try (PulseServer pulse = new PulseServer(folder);
                Pipes pipes = new Pipes(pulse)) {
            Line line =
                    answered(
                            pipes,
                            SoundPlace.machine(),
                            new DeviceShape(DEFAULT, 8, 8),
                            new LineChannels(7, OptionalInt.of(8), 5));
            line.routeTo(new Route(Way.DIAL_IN, "231"));
            until(() -> assertThat(exchange.stationDialled()).isEqualTo("231"));
            exchange.stationAnswers(Sine.of(650, 3000));
            exchange.callerSpeaks(Sine.of(1000, 1000));
            until(() -> assertThat(Sine.lasting(heard.caller(), 1000)).isGreaterThan(7700));
            until(() -> assertThat(Sine.lasting(heard.staff(), 650)).isGreaterThan(7700));
            assertThat(Sine.lasting(heard.caller(), 650)).isLessThan(104);
            short[] prompt = Sine.of(1500, 20);
            until(
                    () -> {
                        while (line.play(prompt)) {
                            // as far as the queue takes it
                        }
                        assertThat(Sine.lasting(exchange.callerHeard(), 1500)).isGreaterThan(7000);
                    });
            line.hangUp();
            assertThat(heard.events(AudioLost.class)).isEmpty();
            assertThat(heard.events(PortLost.class)).isEmpty();
            close();
        }
    }

    @Test
    void aDeviceThatVanishesForASecondIsAGapOfThatLength() throws Exception {
        PlayedSound sound = new PlayedSound(4);
        answered(jacks(sound), sound.devices(), new DeviceShape(DEFAULT, 4, 4), places());
        until(() -> assertThat(heard.frames()).isGreaterThan(20));
        sound.present(false);
        until(
                () ->
                        assertThat(heard.events(SoundTroubled.class))
                                .extracting(SoundTroubled::fault)
                                .contains(SoundFault.SILENT));
        sound.present(true);
        int frames = heard.frames();
        until(() -> assertThat(heard.frames()).isGreaterThan(frames + 50));

        long spanned = heard.times().get(heard.frames() - 1) - heard.times().get(0) + 20_000_000L;
        long missing =
                heard.events(AudioLost.class).stream().mapToLong(AudioLost::missingFrames).sum();
        assertThat(missing).isBetween(25L, 110L);
        assertThat(spanned / 20e6 - heard.frames() - missing).isBetween(-2.0, 2.0);
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void aDeviceThatStaysAwayIsALostLineInBypassWithinThreeSecondsToldOnce() throws Exception {
        PlayedSound sound = new PlayedSound(4);
        answered(jacks(sound), sound.devices(), new DeviceShape(DEFAULT, 4, 4), places());
        sound.present(false);
        long from = System.nanoTime();
        until(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
        until(() -> assertThat(exchange.serving()).isFalse());

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
        assertThat(heard.events(AudioLost.class)).isNotEmpty();
    }

    private static LineChannels places() {
        return new LineChannels(2, OptionalInt.of(4), 3);
    }

    private static AudioJacks jacks(PlayedSound sound) {
        return (caller, staff, ear) -> {
            for (int i = 0; i < ear.length; i++) {
                ear[i] = sound.exchange(new short[] {0, caller[i], 0, staff[i]})[2];
            }
        };
    }

    private Line answered(
            AudioJacks jacks, SoundDevices devices, DeviceShape shape, LineChannels channels)
            throws Exception {
        VirtualExchange played =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.INLINE, 1),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        played.rig(CommandedExchange.ONE).card().plugIn(jacks);
        CardProfile profile = LineAudioCard.profile(folder);
        SerialPorts serial =
                new SerialPorts(played.ports().get(0).control(), Optional.empty(), folder);
        SoundPlace place = new SoundPlace(devices, shape, channels);
        exchange =
                new CommandedExchange(
                        played,
                        own ->
                                new SerialLine(
                                        CommandedExchange.ONE,
                                        profile,
                                        serial,
                                        Optional.of(place)));
        Line line = exchange.line();
        line.open(heard);
        exchange.ring(NUMBER);
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        line.answer();
        until(() -> assertThat(heard.frames()).isPositive());
        return line;
    }

    private void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> {
                            feed();
                            assertion.run();
                        });
    }

    private void feed() {
        try {
            exchange.line().feedWatchdog();
        } catch (LineException e) {
            assertThat(e.kind()).isEqualTo(LineException.Kind.PORT_LOST); // a test's own matter
        }
    }

    /** The far side of PulseAudio's pipes: the card's jacks on channels 7 and 8, its ear on 5. */
    private static final class Pipes implements AudioJacks, AutoCloseable {
        private static final int SET_BYTES = 16;
        private final OutputStream into;
        private final InputStream from;
        private final byte[] bytes = new byte[80 * SET_BYTES];
        private final Semaphore steps = new Semaphore(0);
        private final Queue<byte[]> played = new ConcurrentLinkedQueue<>();

        Pipes(PulseServer pulse) throws IOException {
            into = Files.newOutputStream(pulse.source());
            from = Files.newInputStream(pulse.sink());
            Thread listener = new Thread(this::listen, "pulse listener");
            listener.setDaemon(true);
            listener.start();
        }

        /** A sink that nobody plays to gives nothing: not on the exchange's own thread. */
        private void listen() {
            try {
                while (true) {
                    steps.acquire();
                    played.add(from.readNBytes(80 * SET_BYTES));
                }
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void step(short[] caller, short[] staff, short[] toCaller) {
            try {
                Arrays.fill(bytes, (byte) 0);
                for (int i = 0; i < caller.length; i++) {
                    put(SET_BYTES * i + 12, caller[i]);
                    put(SET_BYTES * i + 14, staff[i]);
                }
                into.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            steps.release();
            byte[] ear = played.poll();
            Arrays.fill(toCaller, (short) 0);
            for (int i = 0; ear != null && ear.length == bytes.length && i < toCaller.length; i++) {
                int at = SET_BYTES * i + 8;
                toCaller[i] = (short) (ear[at] & 0xFF | ear[at + 1] << 8);
            }
        }

        private void put(int at, short sample) {
            bytes[at] = (byte) sample;
            bytes[at + 1] = (byte) (sample >> 8);
        }

        @Override
        public void close() throws IOException {
            into.close();
            from.close();
        }
    }
}
