package jp.denwaban.audio;

/**
 * Where the audio of one call goes out: the seam between a line and what carries its sound.
 *
 * <p>That is the V.253 voice stream on the card's serial port, or line audio on a multi-channel
 * sound device ({@link jp.denwaban.audio.device}). What is heard comes to the line's listener as 20
 * ms frames of {@link LineAudio}, which also pace what is played.
 */
public interface AudioPort {

    /** Queues one frame for the caller's ear; false if the queue is full and it was not taken. */
    boolean play(short[] frame);

    /** Throws away what is queued and not yet sent. */
    void stopPlaying();
}
