package jp.denwaban.answering;

import java.util.ArrayDeque;
import java.util.Deque;
import jp.denwaban.audio.LineAudio;

/**
 * The last seconds of both legs, kept in memory while a destination rings: they head the recording,
 * so that the officer's first word is in it although it takes 2.5 s to be sure of it.
 */
final class Head {
    /** 5 s: ring-back burst 1 s, 2.5 s without one, and time for the bridge. */
    private static final int MOST_FRAMES = 5 * 1000 / LineAudio.FRAME_MILLIS;

    private final Deque<Heard> frames = new ArrayDeque<>();

    /** One frame and its place among the frames of the call. */
    record Heard(long index, short[] caller, short[] staff) {}

    void add(Heard frame) {
        if (frames.size() == MOST_FRAMES) {
            frames.removeFirst();
        }
        frames.addLast(frame);
    }

    /** Forgets what lies before this frame. */
    void dropBefore(long index) {
        while (!frames.isEmpty() && frames.getFirst().index() < index) {
            frames.removeFirst();
        }
    }

    Deque<Heard> take() {
        Deque<Heard> taken = new ArrayDeque<>(frames);
        frames.clear();
        return taken;
    }
}
