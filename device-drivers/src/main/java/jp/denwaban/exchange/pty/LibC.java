package jp.denwaban.exchange.pty;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The few functions of the C library that make and serve a pseudo-terminal.
 *
 * @see "POSIX.1-2017 posix_openpt, grantpt, unlockpt; Linux ptsname_r(3), tty_ioctl(4)"
 */
final class LibC {
    static final int O_RDWR = 0x0002;
    static final int O_NOCTTY = 0x0100;
    static final int O_NONBLOCK = 0x0800;
    static final int O_CLOEXEC = 0x80000;
    static final int F_SETFL = 4;
    static final int TCSANOW = 0;
    static final int TCIFLUSH = 0;

    /** Gives up exclusive use of a terminal. */
    static final long TIOCNXCL = 0x540D;

    /** Larger than {@code struct termios} of any Linux. */
    static final int TERMIOS_BYTES = 256;

    static {
        Native.register("c");
    }

    private LibC() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    static native int ptsname_r(int fd, byte[] name, long length);

    static native int open(String path, int flags);

    static native int close(int fd);

    static native int fcntl(int fd, int command, int argument);

    static native int ioctl(int fd, long request, long argument);

    static native int tcgetattr(int fd, Pointer termios);

    static native int tcsetattr(int fd, int when, Pointer termios);

    static native void cfmakeraw(Pointer termios);

    static native int tcflush(int fd, int queue);

    static native long read(int fd, Pointer buffer, long length);

    static native long write(int fd, Pointer buffer, long length);
}
