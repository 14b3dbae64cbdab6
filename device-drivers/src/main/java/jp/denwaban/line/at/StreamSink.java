package jp.denwaban.line.at;

/** Takes what a voice stream holds: audio bytes and codes, in their order. */
public interface StreamSink {

    /** {@code count} audio bytes at the start of an array that is overwritten after the return. */
    void audio(byte[] bytes, int count);

    /** The character that followed a shield. */
    void code(char code);
}
