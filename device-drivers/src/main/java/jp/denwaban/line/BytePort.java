package jp.denwaban.line;

import java.time.Duration;

/**
 * A two-way stream of bytes to a card: a serial port, or a pipe to the virtual exchange.
 *
 * <p>One thread reads and one thread writes; they may be the same. {@link #close} may come from any
 * thread, never throws, and makes a reader return or fail within its own timeout.
 */
public interface BytePort extends AutoCloseable {

    /** What people call this port, for messages: {@code /dev/ttyUSB0}. */
    String name();

    /**
     * Waits for bytes and takes what is there.
     *
     * @return how many bytes were put at the start of {@code buffer}; 0 when none came in time
     * @throws LineException {@link LineException.Kind#PORT_LOST} when the port is closed or gone
     */
    int read(byte[] buffer, Duration timeout) throws LineException;

    /**
     * Hands all bytes to the port.
     *
     * @throws LineException {@link LineException.Kind#PORT_LOST} when the port is closed or gone
     */
    void write(byte[] bytes) throws LineException;

    @Override
    void close();
}
