package jp.denwaban.bench.custody;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.denwaban.bench.BenchException;
import jp.denwaban.cli.ChildProcess;
import jp.denwaban.cli.Refusal;
import jp.denwaban.site.SiteFolder;

/**
 * The answering process of a site, started as the launcher starts it, and how long that took: from
 * before the operating system is asked for a process until every line serves.
 *
 * @param seconds until it said so
 */
record Start(ChildProcess process, double seconds) implements AutoCloseable {
    /** An index may be rebuilt in it, which is promised within a minute; and a slow machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A JVM that was asked by SIGTERM and ran its shutdown to the end. */
    private static final int ENDED_BY_TERM = 143;

    /** Starts it and waits. */
    static Start of(SiteFolder site, Path errors) throws BenchException, InterruptedException {
        long began = System.nanoTime();
        try {
            ChildProcess process =
                    ChildProcess.start(errors, "answering", "--data", site.root().toString());
            Optional<String> said = process.line(PATIENCE);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (said.filter(line -> line.startsWith("{\"ready\":true")).isEmpty()) {
                process.close();
                throw new BenchException("the answering process did not serve: " + said);
            }
            return new Start(process, seconds);
        } catch (Refusal e) {
            throw new BenchException("the answering process cannot be started", e);
        }
    }

    /** In its own order. */
    void stop() throws BenchException, InterruptedException {
        int code = process.stop();
        if (code != 0 && code != ENDED_BY_TERM) {
            throw new BenchException("the answering process ended with code " + code);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
