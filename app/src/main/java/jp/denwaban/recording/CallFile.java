package jp.denwaban.recording;

import java.time.Duration;

/**
 * The sealed file of one call while it is being written. Every call that rang has one; a call
 * without recording is META and END only. Owned by the call's thread; the methods queue and return,
 * a writer thread seals, writes and forces.
 *
 * <p>What a failed disk does to one file is reported to the {@link Listener}, never thrown into the
 * call.
 */
public interface CallFile {

    /**
     * Seals what is known of the call: number, start, key, destination. The last one written
     * counts.
     */
    void meta(CallMeta meta);

    /**
     * Adds 20 ms of both legs. 25 frames make one record, which is sealed, written and forced.
     *
     * <p>Shape: two frames of {@link jp.denwaban.audio.LineAudio}; the arrays belong to the file.
     */
    void audio(short[] caller, short[] staff);

    /** Says that audio from {@code from} to {@code to} (from the recording's start) is missing. */
    void gap(GapReason reason, Duration from, Duration to);

    /**
     * Ends the file: what is buffered becomes a last, padded record, then META and END are sealed
     * and forced. The listener hears {@link Listener#sealed} or {@link Listener#failed}, once.
     */
    void finish(CallMeta meta);

    /** Hears on the writer's thread; return at once. */
    interface Listener {
        /** One more record is on the disk: the proof the watchdog of a recorded line lives on. */
        void durable(long atNanos);

        /** The last part is whole: the call's file, or its continuation after a cut. */
        void sealed(Seal seal);

        /**
         * A write or a force failed: this part is CUT and stays as it is, and the recording goes on
         * in the next part. Its audit entry and index row are the listener's business.
         */
        default void cut(Seal part) {}

        /** The disk refused; what was durable before stays and will be found as CUT. */
        void failed(String faultCode);
    }

    enum GapReason {
        LINE,
        SOUND_DEVICE,
        QUEUE_FULL,
        DISK,
        BYPASS
    }
}
