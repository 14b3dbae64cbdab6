package jp.denwaban.audio.device;

/** A sound device cannot be used; the message names it and says why, in one sentence. */
public final class SoundException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public SoundException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SoundException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public enum Kind {
        /** No device of this name is connected. */
        ABSENT,
        /** More than one device answers to this name. */
        AMBIGUOUS,
        /** The device is held by another program, or by another line in another shape. */
        TAKEN,
        /** The device does not have so many channels. */
        UNFIT,
        /** The device was there and does not deliver, or not any more. */
        LOST
    }
}
