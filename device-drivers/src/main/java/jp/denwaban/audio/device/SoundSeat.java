package jp.denwaban.audio.device;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import jp.denwaban.audio.LineAudio;

/** The place of one line at a sound device: its frames in a queue of its own. Thread safe. */
public final class SoundSeat implements AutoCloseable {
    /** Half a second: a line's thread that is later than that has lost audio. */
    private static final int MOST_FRAMES = 25;

    private final SoundDevice device;
    private final LineChannels channels;
    private final SoundEars ears;
    private final BlockingQueue<Heard> frames = new ArrayBlockingQueue<>(MOST_FRAMES);
    private volatile boolean listening;

    SoundSeat(SoundDevice device, LineChannels channels, SoundEars ears) {
        this.device = device;
        this.channels = channels;
        this.ears = ears;
    }

    /**
     * 20 ms of both legs. The time of a frame is exactly 20 ms after the one before it; if it is
     * more, so much is missing.
     *
     * @param staff silence for a line with one mixed leg
     */
    public record Heard(long atNanos, short[] caller, short[] staff) {}

    /** From here on frames come, and the caller's ear is played to. */
    public void begin() {
        frames.clear();
        listening = true;
    }

    /** No call any more. */
    public void end() {
        listening = false;
        frames.clear();
    }

    /** The next frame, if one has come. */
    public Optional<Heard> next() {
        return Optional.ofNullable(frames.poll());
    }

    /** What the device counts, for all its lines together. */
    public SoundCounts counts() {
        return device.counts();
    }

    /** Leaves the device; the last one to leave has it closed. Never blocks. */
    @Override
    public void close() {
        end();
        device.leave(this);
    }

    /** Whether a call is up. */
    boolean listening() {
        return listening;
    }

    SoundEars ears() {
        return ears;
    }

    /** Takes its channels of a frame; false if there was no room. */
    boolean hear(long atNanos, short[][] all) {
        if (!listening) {
            return true;
        }
        short[] staff =
                channels.staff().isPresent()
                        ? all[channels.staff().getAsInt() - 1].clone()
                        : new short[LineAudio.FRAME_SAMPLES];
        return frames.offer(new Heard(atNanos, all[channels.caller() - 1].clone(), staff));
    }

    /** Adds its frame to what is played. */
    void play(float[][] all) {
        if (!listening) {
            return;
        }
        short[] frame = ears.play();
        float[] to = all[channels.play() - 1];
        for (int i = 0; i < frame.length; i++) {
            to[i] += frame[i];
        }
    }
}
