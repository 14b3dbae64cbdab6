package jp.denwaban.console.practice;

import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.health.NamedThread;

/** What the practising caller hears, on the sound device of the box where there is one. */
public final class PracticeSound implements AutoCloseable {
    /** A second of 20 ms pieces: beyond that the device is behind, and old sound is of no use. */
    private static final int MOST_WAITING = 50;

    private static final int BUFFER_MILLIS = 120;
    private static final AudioFormat FORMAT =
            new AudioFormat(LineAudio.RATE_HZ, 16, 1, true, false);

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    private PracticeSound() {}

    /**
     * Begins at once; the device is opened on a thread of its own, because some take seconds.
     *
     * @param available told on that thread whether anything can be heard
     */
    public static PracticeSound start(Consumer<Boolean> available) {
        PracticeSound sound = new PracticeSound();
        NamedThread.start(
                "practice-sound", () -> sound.play(available), () -> available.accept(false));
        return sound;
    }

    /** µ-law in Base64, as it came over the wire; never waits. */
    public void hear(String muLaw) {
        byte[] coded;
        try {
            coded = Base64.getDecoder().decode(muLaw);
        } catch (IllegalArgumentException e) {
            return; // A torn piece is silence, not a fault of the call.
        }
        byte[] pcm = new byte[coded.length * 2];
        for (int i = 0; i < coded.length; i++) {
            short sample = MuLaw.decode(coded[i]);
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        while (!waiting.offer(pcm)) {
            waiting.poll();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void play(Consumer<Boolean> available) {
        try (SourceDataLine device = AudioSystem.getSourceDataLine(FORMAT)) {
            device.open(FORMAT, LineAudio.RATE_HZ * 2 * BUFFER_MILLIS / 1000);
            device.start();
            available.accept(true);
            while (!closed) {
                byte[] pcm = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (pcm != null) {
                    device.write(pcm, 0, pcm.length);
                }
            }
        } catch (LineUnavailableException | IllegalArgumentException e) {
            available.accept(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
