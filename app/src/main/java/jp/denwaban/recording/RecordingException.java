package jp.denwaban.recording;

/** The recordings folder could not be used; no number and no name is in the message. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordingException(String what, Throwable cause) {
        super(what, cause);
    }
}
