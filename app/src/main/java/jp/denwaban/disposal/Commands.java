package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command of the machine and waits for it, with a limit. */
@FunctionalInterface
interface Commands {

    /** How it ended; {@code text} is what it said, cut at 4 KiB. */
    record Ended(boolean inTime, int code, String text) {}

    /**
     * @throws IOException the machine has no such command
     */
    Ended run(List<String> command, Duration limit) throws IOException;

    /** Those of the machine. */
    static Commands ofTheMachine() {
        return (command, limit) -> {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try {
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly();
                    return new Ended(false, -1, "");
                }
                byte[] said = process.getInputStream().readNBytes(4096);
                return new Ended(
                        true, process.exitValue(), new String(said, StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                return new Ended(false, -1, "");
            }
        };
    }
}
