package jp.denwaban.exchange.card;

/**
 * The card's end of a serial cable, on a pseudo-terminal or in process. Never waits: the card is
 * played by one thread for many lines.
 */
public interface CableEnd extends AutoCloseable {

    /** What the other end opens: a path such as {@code /dev/pts/7}, or a name in process. */
    String name();

    /** Takes what has arrived, at most {@code most} bytes; 0 when there is nothing. */
    int read(byte[] buffer, int most);

    /** Sends as much as the cable takes now; the rest is the caller's to keep or to lose. */
    int write(byte[] buffer, int offset, int length);

    /** Nobody is heard at the other end: his claim to the port, if any is left, has no meaning. */
    void freed();

    /** Nobody is at the other end: what he left unread is lost. */
    void unplugged();

    /**
     * The port at the other end is gone or there again. Where it cannot be taken away, as a
     * pseudo-terminal cannot, it is merely dead.
     *
     * @param blocksOnClose closing it does not come back before this is over
     */
    default void troubled(boolean gone, boolean blocksOnClose) {}

    @Override
    void close();
}
