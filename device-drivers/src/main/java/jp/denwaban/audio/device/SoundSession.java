package jp.denwaban.audio.device;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import jp.denwaban.audio.LineAudio;

/**
 * A device from one opening to its closing: one thread captures, one plays, so that an ear that
 * blocks never stops a recording. Either may hang in the driver for good; then it is left to itself
 * and what it says later is not heard.
 */
final class SoundSession {
    /** Captured sound is looked for this often: a quarter of a frame. */
    private static final long POLL_NANOS = 5_000_000L;

    /** 200 ms, as in a line's own queue. */
    private static final int MOST_TICKS = 10;

    /** What is read at a time: what a driver may have in store. */
    private static final int READ_MILLIS = 100;

    private final OpenSound device;
    private final SoundTally tally;
    private final LongSupplier nanos;
    private final Capture capture;
    private final Playback playback;
    private final int playChannels;
    private final byte[] buffer;
    private final BlockingQueue<float[][]> ticks = new ArrayBlockingQueue<>(MOST_TICKS);
    private final long openedAt;
    private volatile boolean over;

    SoundSession(
            OpenSound device,
            DeviceShape shape,
            SoundTally tally,
            LongSupplier nanos,
            Capture.Sink frames) {
        this.device = device;
        this.tally = tally;
        this.nanos = nanos;
        this.openedAt = nanos.getAsLong();
        this.playChannels = shape.playbackChannels();
        this.buffer = new byte[device.rateHz() / 1000 * READ_MILLIS * 2 * shape.captureChannels()];
        this.capture =
                new Capture(shape.captureChannels(), device.rateHz(), buffer.length, tally, frames);
        this.playback = new Playback(device, playChannels, tally, openedAt);
    }

    void start(String name, SoundThreads threads) {
        threads.named(name + " capture", this::capture).start();
        threads.named(name + " playback", this::play).start();
    }

    /** An empty frame of all channels that are played. */
    float[][] tick() {
        return new float[playChannels][LineAudio.FRAME_SAMPLES];
    }

    /** Has a frame played; from the capturing thread. */
    void play(float[][] tick) {
        if (!ticks.offer(tick)) {
            tally.playDropped();
        }
    }

    long openedAt() {
        return openedAt;
    }

    /** For how long every captured channel has said the same. */
    long equalNanos(long nowNanos) {
        return capture.equalNanos(nowNanos);
    }

    /** Whether a captured channel has said two different things. */
    boolean varied() {
        return capture.varied();
    }

    /** When the device last took something of what was played. */
    long takenAt() {
        return playback.takenAt();
    }

    /** Whether it has done so beyond what a driver swallows when it begins. */
    boolean takesSteadily() {
        return takenAt() - openedAt > Playback.SETTLING_NANOS;
    }

    /** Its threads end as soon as the driver lets them; nothing of it counts any more. */
    void abandon() {
        over = true;
    }

    /** May block for as long as the driver likes. */
    void close() {
        over = true;
        device.close();
    }

    private void capture() {
        while (!over) {
            int count = device.read(buffer);
            if (count > 0 && !over) {
                capture.accept(nanos.getAsLong(), buffer, count);
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private void play() {
        try {
            while (!over) {
                float[][] tick = ticks.poll(LineAudio.FRAME_MILLIS, TimeUnit.MILLISECONDS);
                if (tick != null && !over) {
                    playback.accept(nanos.getAsLong(), tick);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
