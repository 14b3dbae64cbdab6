package jp.denwaban.audio;

/** A sound file cannot be used; the message says which file and why, in one sentence. */
public final class AudioFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public AudioFileException(String message) {
        super(message);
    }

    public AudioFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
