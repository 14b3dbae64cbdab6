package jp.denwaban.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.denwaban.cli.ChildProcess;
import jp.denwaban.cli.Refusal;
import jp.denwaban.site.SiteFolder;

/** The answering process of one demonstration. */
final class AnsweringRun implements AutoCloseable {
    /** The issue's own bound is 20 s with 5,000 recordings; a busy machine gets half more. */
    private static final Duration START = Duration.ofSeconds(30);

    private final ChildProcess process;

    private AnsweringRun(ChildProcess process) {
        this.process = process;
    }

    /** Starts it and waits until it says that its lines are in service. */
    static AnsweringRun start(SiteFolder site, Path errors) throws Refusal, InterruptedException {
        ChildProcess process =
                ChildProcess.start(errors, "answering", "--data", site.root().toString());
        if (process.line(START).isEmpty()) {
            process.close();
            throw new Refusal("the answering process did not come into service: " + errors);
        }
        return new AnsweringRun(process);
    }

    long pid() {
        return process.pid();
    }

    /** What it said last before it ended; empty if it was killed. */
    Optional<String> lastWords() throws InterruptedException {
        return process.line(START);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Ends it in its own order: calls finished, files sealed, lines in bypass. */
    void stop() throws InterruptedException, Refusal {
        int code = process.stop();
        // 143: a JVM that was asked by SIGTERM and ran its shutdown to the end.
        if (code != 0 && code != 143) {
            throw new Refusal("the answering process ended with code " + code);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
