package jp.denwaban.audio.device;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own that is the far side of a sound device: plays raw eight-channel audio into
 * one pipe again and again, and writes what comes out of another into a file, both by a crystal
 * that may be off: {@code PipeCard AUDIO INTO FROM HEARD PPM}.
 */
final class PipeCard {
    /** 10 ms of eight channels at 8 kHz. */
    private static final int STEP_BYTES = 80 * 8 * 2;

    private PipeCard() {}

    public static void main(String[] arguments) throws Exception {
        byte[] audio = Files.readAllBytes(Path.of(arguments[0]));
        double stepNanos = 10_000_000 / (1 + Double.parseDouble(arguments[4]) * 1e-6);
        Thread listener =
                new Thread(() -> listen(Path.of(arguments[2]), Path.of(arguments[3]), stepNanos));
        listener.setDaemon(true);
        listener.start();
        try (OutputStream pipe = Files.newOutputStream(Path.of(arguments[1]))) {
            long begun = System.nanoTime();
            int at = 0;
            for (long step = 1; ; step++) {
                pipe.write(audio, at, STEP_BYTES);
                at = at + 2 * STEP_BYTES <= audio.length ? at + STEP_BYTES : 0;
                await(begun + (long) (step * stepNanos));
            }
        }
    }

    private static void listen(Path pipe, Path file, double stepNanos) {
        try (InputStream in = Files.newInputStream(pipe);
                OutputStream out = Files.newOutputStream(file)) {
            long begun = System.nanoTime();
            for (long step = 1; ; step++) {
                out.write(in.readNBytes(STEP_BYTES));
                await(begun + (long) (step * stepNanos));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** This process is a crystal, so it has to wait; no test does, each looks at what has come. */
    private static void await(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }
}
