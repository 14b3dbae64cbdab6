package jp.denwaban.line.at;

/** Takes everything a card says on one port: results, other lines, codes, audio. */
public interface CardSink extends StreamSink {

    /** The final result of a command, or a stale one that nobody waits for. */
    void reply(Reply reply);

    /**
     * Any other line, not empty, without its end: {@code RING}, {@code NMBR=…}, an echo, garbage.
     */
    void line(String text);
}
