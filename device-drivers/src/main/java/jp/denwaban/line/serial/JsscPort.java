package jp.denwaban.line.serial;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jssc.SerialPort;
import jssc.SerialPortException;

/**
 * A serial port by jSSC, 8 bits, no parity, one stop bit.
 *
 * <p>jSSC's event threads burn the processor, its timed reads wake a thousand times a second, and
 * it seldom notices that a port was pulled out; so bytes are asked for at a calm pace here, and
 * life is judged by what the card replies.
 *
 * <p>A little longer than most, because every trap of jSSC is met here and nowhere else.
 */
final class JsscPort implements BytePort {
    /** Half a frame: the voice stream is never late, and 128 ports cost little. */
    private static final long PACE_NANOS = 10_000_000L;

    /** One call of jSSC cannot read more. */
    private static final int MOST_BYTES = 4095;

    /** A native call that takes longer hangs; closing a line may take a second in all. */
    private static final long CLOSE_PATIENCE_MILLIS = 300;

    private final String name;
    private final SerialPort port;
    private final PortLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Keeps close from handing the descriptor back while a native call still uses it. */
    private final ReentrantLock inUse = new ReentrantLock();

    private JsscPort(String name, SerialPort port, PortLock lock) {
        this.name = name;
        this.port = port;
        this.lock = lock;
    }

    static JsscPort open(String name, int baud, Path locks) throws LineException {
        Path device = device(name);
        PortLock lock = PortLock.take(device, locks);
        SerialPort port = new SerialPort(device.toString());
        boolean open = false;
        try {
            port.openPort();
            configure(port, device, baud);
            open = true;
            return new JsscPort(name, port, lock);
        } catch (SerialPortException e) {
            throw refused(name, e);
        } finally {
            if (!open) {
                closeQuietly(port);
                lock.close();
            }
        }
    }

    /** The device behind a stable name, so that one port has one lock. */
    private static Path device(String name) throws LineException {
        try {
            return Path.of(name).toRealPath();
        } catch (IOException | InvalidPathException e) {
            throw new LineException(Kind.NO_PORT, "there is no port " + name, e);
        }
    }

    private static void configure(SerialPort port, Path device, int baud)
            throws SerialPortException, LineException {
        boolean set =
                port.setParams(
                        baud, SerialPort.DATABITS_8, SerialPort.STOPBITS_1, SerialPort.PARITY_NONE);
        // On a pseudo-terminal jSSC says false though it worked: there are no modem lines to set.
        if (!set && !device.startsWith("/dev/pts")) {
            throw new LineException(Kind.NO_PORT, device + " does not take " + baud + " baud");
        }
    }

    private static LineException refused(String name, SerialPortException e) {
        String why = String.valueOf(e.getExceptionType());
        return switch (why) {
            case SerialPortException.TYPE_PORT_BUSY, SerialPortException.TYPE_PORT_ALREADY_OPENED ->
                    new LineException(Kind.PORT_TAKEN, name + " is used by another program", e);
            case SerialPortException.TYPE_PERMISSION_DENIED ->
                    new LineException(Kind.NO_PORT, name + " may not be opened by this user", e);
            case SerialPortException.TYPE_INCORRECT_SERIAL_PORT ->
                    new LineException(Kind.NO_PORT, name + " is no serial port", e);
            default -> new LineException(Kind.NO_PORT, name + " cannot be opened: " + why, e);
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration timeout) throws LineException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int waiting = waiting();
        while (waiting == 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return 0;
            }
            LockSupport.parkNanos(Math.min(left, PACE_NANOS));
            waiting = waiting();
        }
        return take(buffer, Math.min(waiting, Math.min(buffer.length, MOST_BYTES)));
    }

    private int waiting() throws LineException {
        inUse.lock();
        try {
            requireOpen();
            return Math.max(0, port.getInputBufferBytesCount());
        } catch (SerialPortException e) {
            throw gone(e);
        } finally {
            inUse.unlock();
        }
    }

    private int take(byte[] buffer, int count) throws LineException {
        inUse.lock();
        try {
            requireOpen();
            byte[] bytes = port.readBytes(count);
            if (bytes == null) {
                return 0;
            }
            System.arraycopy(bytes, 0, buffer, 0, bytes.length);
            return bytes.length;
        } catch (SerialPortException e) {
            throw gone(e);
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void write(byte[] bytes) throws LineException {
        inUse.lock();
        try {
            requireOpen();
            if (!port.writeBytes(bytes)) {
                throw new LineException(Kind.PORT_LOST, name + " takes no bytes");
            }
        } catch (SerialPortException e) {
            throw gone(e);
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        boolean free = false;
        try {
            // A write into a dead port may hang for ever: then the descriptor goes all the same.
            free = inUse.tryLock(CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(port);
        lock.close();
        if (free) {
            inUse.unlock();
        }
    }

    private void requireOpen() throws LineException {
        if (closed.get()) {
            throw new LineException(Kind.PORT_LOST, name + " is closed");
        }
    }

    private LineException gone(SerialPortException cause) {
        return new LineException(Kind.PORT_LOST, name + " is gone", cause);
    }

    private static void closeQuietly(SerialPort port) {
        if (!port.isOpened()) {
            return;
        }
        try {
            port.closePort();
        } catch (SerialPortException e) {
            // Already gone: that is what was wanted.
        }
    }
}
