package jp.denwaban.audio.device;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real PulseAudio of the test's own, over a Unix socket in a folder of its own and nothing else:
 * what is written into a pipe is its source, and what is played to its sink can be listened to. It
 * becomes ALSA's {@code default} for this JVM.
 */
public final class PulseServer implements AutoCloseable {
    /** The only map by which eight channels pass ALSA and a pipe in their order. */
    private static final String CHANNEL_MAP =
            "front-left,front-right,rear-left,rear-right,front-center,lfe,side-left,side-right";

    private final Path folder;
    private Process daemon;

    private interface LibC extends Library {
        int setenv(String name, String value, int overwrite);
    }

    public PulseServer(Path folder) throws IOException {
        this.folder = folder;
        Path alsa =
                Files.writeString(
                        folder.resolve("alsa.conf"),
                        "pcm.!default { type pulse server \"%1$s\" }\nctl.!default { type pulse server \"%1$s\" }\n"
                                .formatted(server()));
        LibC libc = Native.load("c", LibC.class);
        libc.setenv("ALSA_CONFIG_PATH", alsa.toString(), 1);
        libc.setenv("PULSE_COOKIE", folder.resolve("cookie").toString(), 1);
        daemon = start();
    }

    /** The pipe whose bytes are captured: eight channels, 16 bits, 8 kHz. */
    public Path source() {
        return folder.resolve("lines.pipe");
    }

    /** The pipe out of which comes what is played, as fast as it is read; the same shape. */
    public Path sink() {
        return folder.resolve("ears.pipe");
    }

    /** As if its cable were pulled. */
    void kill() throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        daemon = start();
    }

    private Process start() throws IOException {
        Files.deleteIfExists(folder.resolve("native"));
        Files.deleteIfExists(source());
        Files.deleteIfExists(sink());
        String shape = " format=s16le rate=8000 channels=8 channel_map=" + CHANNEL_MAP;
        Process started =
                process(
                        List.of(
                                "pulseaudio",
                                "-n",
                                "--daemonize=no",
                                "--exit-idle-time=-1",
                                "--use-pid-file=no",
                                "--disable-shm=yes",
                                "-L",
                                "module-native-protocol-unix auth-anonymous=1 socket="
                                        + folder.resolve("native"),
                                "-L",
                                "module-pipe-source source_name=lines file=" + source() + shape,
                                "-L",
                                "module-pipe-sink sink_name=ears file=" + sink() + shape));
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(
                        () ->
                                Files.exists(folder.resolve("native"))
                                        && process(
                                                                List.of(
                                                                        "pactl",
                                                                        "--server=" + server(),
                                                                        "set-default-source",
                                                                        "lines"))
                                                        .waitFor()
                                                == 0);
        return started;
    }

    private String server() {
        return "unix:" + folder.resolve("native");
    }

    private Process process(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("processes.log").toFile()));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
        builder.environment().put("PULSE_COOKIE", folder.resolve("cookie").toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        return builder.start();
    }

    @Override
    public void close() {
        daemon.destroyForcibly();
    }
}
