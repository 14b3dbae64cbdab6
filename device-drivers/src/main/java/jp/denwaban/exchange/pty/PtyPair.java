package jp.denwaban.exchange.pty;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.denwaban.exchange.card.CableEnd;

/**
 * A serial cable made of a pseudo-terminal: we hold one end, any program opens the other by its
 * path as it would open a serial port.
 *
 * <p>We keep the other end open too. Otherwise the kernel would take the terminal back to line mode
 * and echo whenever a program closes it, and the next one would find our replies echoed.
 */
public final class PtyPair implements CableEnd {
    /** As much as is read or written in one call: more than a step at 921,600 baud. */
    private static final int BUFFER_BYTES = 4096;

    private static final int LONGEST_PATH = 128;
    private static final int CLOSED = -1;

    private final Memory buffer = new Memory(BUFFER_BYTES);
    private final String path;
    private int ours;
    private int theirs = CLOSED;

    private PtyPair(int ours) throws IOException {
        this.ours = ours;
        try {
            check(LibC.grantpt(ours), "grantpt");
            check(LibC.unlockpt(ours), "unlockpt");
            this.path = pathOf(ours);
            theirs = check(LibC.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC), path);
            makeRaw(theirs);
            check(LibC.fcntl(ours, LibC.F_SETFL, LibC.O_RDWR | LibC.O_NONBLOCK), "fcntl");
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    /** A new pair. The system has some thousand of them for everybody together. */
    public static PtyPair open() throws IOException {
        int flags = LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC;
        return new PtyPair(check(LibC.posix_openpt(flags), "posix_openpt"));
    }

    private static String pathOf(int fd) throws IOException {
        byte[] name = new byte[LONGEST_PATH];
        if (LibC.ptsname_r(fd, name, name.length) != 0) {
            throw new IOException("A pseudo-terminal has no name.");
        }
        return Native.toString(name, StandardCharsets.UTF_8.name());
    }

    private static void makeRaw(int fd) throws IOException {
        try (Memory termios = new Memory(LibC.TERMIOS_BYTES)) {
            check(LibC.tcgetattr(fd, termios), "tcgetattr");
            LibC.cfmakeraw(termios);
            check(LibC.tcsetattr(fd, LibC.TCSANOW, termios), "tcsetattr");
        }
    }

    private static int check(int result, String what) throws IOException {
        if (result < 0) {
            throw new IOException(
                    "No pseudo-terminal can be had: "
                            + (what + " fails with error " + Native.getLastError() + "."));
        }
        return result;
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public int read(byte[] bytes, int most) {
        int count = (int) LibC.read(ours, buffer, Math.min(most, BUFFER_BYTES));
        if (count <= 0) {
            return 0;
        }
        buffer.read(0, bytes, 0, count);
        return count;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) {
        int most = Math.min(length, BUFFER_BYTES);
        buffer.write(0, bytes, offset, most);
        return (int) Math.max(0, LibC.write(ours, buffer, most));
    }

    @Override
    public void freed() {
        // A killed program cannot give up its exclusive use, and our own open end keeps it alive.
        LibC.ioctl(theirs, LibC.TIOCNXCL, 0);
    }

    @Override
    public void unplugged() {
        freed();
        LibC.tcflush(theirs, LibC.TCIFLUSH);
    }

    @Override
    public void close() {
        if (theirs != CLOSED) {
            LibC.close(theirs);
            theirs = CLOSED;
        }
        if (ours != CLOSED) {
            LibC.close(ours);
            ours = CLOSED;
            buffer.close();
        }
    }
}
