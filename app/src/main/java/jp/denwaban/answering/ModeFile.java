package jp.denwaban.answering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.denwaban.disk.WholeFile;
import jp.denwaban.site.SiteFolder;

/** Whether a person has ordered bypass: kept over a restart, in {@code run/mode}. */
final class ModeFile {
    private static final String BYPASS = "bypass";

    private final Path file;

    ModeFile(SiteFolder site) {
        this.file = site.run().resolve("mode");
    }

    /** Anything but a clear order for bypass means service: a caller must not be left unserved. */
    boolean inService() throws IOException {
        return !Files.exists(file)
                || !Files.readString(file, StandardCharsets.US_ASCII).strip().equals(BYPASS);
    }

    /** Durable when this returns: an order holds until another one, also over a power cut. */
    void write(boolean inService) throws IOException {
        WholeFile.replace(
                file, (inService ? "service" : BYPASS).getBytes(StandardCharsets.US_ASCII));
    }
}
