package jp.denwaban.line.serial;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;

/**
 * Holds a port for this process. The serial library's own lock does not bind every user, so two
 * programs would each get half of the card's bytes. The lock goes with the process, however it
 * dies.
 */
final class PortLock implements AutoCloseable {
    private final FileChannel file;

    private PortLock(FileChannel file) {
        this.file = file;
    }

    static PortLock take(Path device, Path locks) throws LineException {
        Path path = locks.resolve("denwaban" + device.toString().replace('/', '-') + ".lock");
        FileChannel file = open(path, device);
        boolean held = false;
        try {
            FileLock lock = file.tryLock();
            held = lock != null;
        } catch (OverlappingFileLockException e) {
            throw new LineException(Kind.PORT_TAKEN, device + " is used by another line", e);
        } catch (IOException e) {
            throw new LineException(Kind.PORT_TAKEN, device + " cannot be locked", e);
        } finally {
            if (!held) {
                close(file);
            }
        }
        if (!held) {
            throw new LineException(Kind.PORT_TAKEN, device + " is used by another program");
        }
        return new PortLock(file);
    }

    private static FileChannel open(Path path, Path device) throws LineException {
        try {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                create(path);
            }
            // Not CREATE: in a sticky folder that would refuse a file that another user left.
            return FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new LineException(Kind.PORT_TAKEN, device + " cannot be locked by " + path, e);
        }
    }

    /** For every user: whoever runs the program next must be able to lock the port, too. */
    private static void create(Path path) throws IOException {
        try {
            Files.createFile(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; whether it also takes the lock is seen next.
        }
    }

    @Override
    public void close() {
        close(file);
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written; the lock ends with the process at the latest.
        }
    }
}
