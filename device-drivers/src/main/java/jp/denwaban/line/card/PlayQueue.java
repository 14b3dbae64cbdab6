package jp.denwaban.line.card;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import jp.denwaban.audio.AudioPort;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.line.Line;

/** Frames on their way to the caller's ear, from the call's thread to the voice port's. */
final class PlayQueue implements AudioPort {
    private static final short[] SILENCE = new short[LineAudio.FRAME_SAMPLES];

    private final BlockingQueue<short[]> frames = new ArrayBlockingQueue<>(Line.PLAY_QUEUE_FRAMES);

    @Override
    public boolean play(short[] frame) {
        if (frame.length != LineAudio.FRAME_SAMPLES) {
            throw new IllegalArgumentException("a frame of " + frame.length + " samples");
        }
        return frames.offer(frame.clone());
    }

    @Override
    public void stopPlaying() {
        frames.clear();
    }

    /** The next frame, silence when there is none. Not to be changed. */
    short[] take() {
        short[] next = frames.poll();
        return next == null ? SILENCE : next;
    }
}
