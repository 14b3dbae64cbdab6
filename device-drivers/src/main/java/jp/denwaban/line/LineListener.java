package jp.denwaban.line;

/** Hears what happens on one line. Called on the line's threads: return at once, never throw. */
public interface LineListener {

    void happened(LineEvent event);

    /**
     * 20 ms of both legs of a call, every 20 ms from answer to hang-up. The frames are the clock of
     * a call.
     *
     * <p>Shape: each array is one frame of {@link jp.denwaban.audio.LineAudio} and belongs to the
     * listener. A profile that hears one mixed leg gives it as {@code caller} and silence as {@code
     * staff}.
     *
     * @param atNanos monotonic time of the last sample, same clock as {@link LineEvent#atNanos}
     */
    void heard(long atNanos, short[] caller, short[] staff);
}
