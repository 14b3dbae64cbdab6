package jp.denwaban.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import jp.denwaban.site.SiteFolder;

/**
 * Where the socket of a site lies. A Unix socket path holds at most {@value #LONGEST_PATH} bytes,
 * and a site may lie deeper: then the socket lies in a private folder with a short name, and {@code
 * run/socket-path} says which.
 */
public final class SocketPlace {
    /** {@code sockaddr_un.sun_path} is 108 bytes on Linux, the last one NUL. */
    public static final int LONGEST_PATH = 107;

    private static final Set<PosixFilePermission> PRIVATE =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final SiteFolder site;
    private final Path shortRoot;

    /**
     * @param shortRoot where a short private folder may be made: {@code /run/user/N} or {@code
     *     /tmp}
     */
    public SocketPlace(SiteFolder site, Path shortRoot) {
        this.site = site;
        this.shortRoot = shortRoot;
    }

    public static SocketPlace of(SiteFolder site) {
        return new SocketPlace(site, Path.of("/tmp"));
    }

    /** Makes the folders, throws away a dead socket and says where to bind. */
    public Path prepare() throws IOException {
        Files.createDirectories(site.run());
        Files.setPosixFilePermissions(site.run(), PRIVATE);
        Path socket = inSite();
        if (tooLong(socket)) {
            forget();
            Path folder =
                    Files.createTempDirectory(
                            shortRoot, "denwaban-", PosixFilePermissions.asFileAttribute(PRIVATE));
            socket = folder.resolve("socket");
        }
        Files.deleteIfExists(socket);
        record(socket);
        return socket;
    }

    /** Where to connect. */
    public Path find() throws WireException {
        try {
            if (!Files.exists(recorded())) {
                return inSite();
            }
            Path socket = Path.of(Files.readString(recorded()).strip());
            // A stranger's folder in /tmp could hold a stranger's socket.
            Path folder = socket.toAbsolutePath().getParent();
            if (folder == null
                    || !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                            .equals(PRIVATE)
                    || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                            .equals(Files.getOwner(site.run()))) {
                throw new WireException("the socket's folder is not private");
            }
            return socket;
        } catch (IOException e) {
            throw new WireException("the socket's place cannot be read", e);
        }
    }

    /** Takes away socket and record; what is not there is no error. */
    public void forget() throws IOException {
        if (Files.exists(recorded())) {
            Path socket = Path.of(Files.readString(recorded()).strip());
            Files.deleteIfExists(socket);
            Path folder = socket.getParent();
            if (folder != null && folder.startsWith(shortRoot) && !folder.startsWith(site.root())) {
                Files.deleteIfExists(folder);
            }
            Files.deleteIfExists(recorded());
        }
        Files.deleteIfExists(inSite());
    }

    private void record(Path socket) throws IOException {
        Path part = site.run().resolve("socket-path.part");
        Files.writeString(part, socket + "\n");
        Files.move(part, recorded(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path inSite() {
        return site.run().resolve("socket");
    }

    private Path recorded() {
        return site.run().resolve("socket-path");
    }

    private static boolean tooLong(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
    }
}
