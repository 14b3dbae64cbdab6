package jp.denwaban.bench.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.bench.Machine;
import jp.denwaban.cli.demo.DemoWatch;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the kernel says of exchange and answering process, once a second until the calls are
 * over: after its last call the exchange ends and can no longer be asked.
 */
final class Watch implements DemoWatch, AutoCloseable {
    private final Machine machine = new Machine();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Watched exchange;
    private @Nullable Watched answering;
    private double highWaterMb;
    private int threads;
    private double load;
    private JsonNode last = new ObjectMapper().createObjectNode();

    @Override
    public synchronized void serving(long exchangePid, long answeringPid) {
        exchange = new Watched(new Process(exchangePid));
        answering = new Watched(new Process(answeringPid));
        clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        Watched network = exchange;
        Watched house = answering;
        if (network == null || house == null) {
            return;
        }
        network.look();
        house.look();
        load = Math.max(load, Machine.load());
        try {
            highWaterMb = house.process.highWaterMb();
            threads = Math.max(threads, house.process.threads());
        } catch (IOException gone) {
            // What was seen last stands.
        }
    }

    @Override
    public void callsOver() {
        look();
        clock.shutdownNow();
    }

    @Override
    public void ended(String lastWords) {
        try {
            last = new ObjectMapper().readTree(lastWords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the answering process said at its end. */
    JsonNode last() {
        return last;
    }

    synchronized double exchangeCores() {
        return exchange == null ? 0 : exchange.cores();
    }

    synchronized double answeringCores() {
        return answering == null ? 0 : answering.cores();
    }

    /** Of the answering process, in MB. */
    double highWaterMb() {
        return highWaterMb;
    }

    /** Of the answering process, at most. */
    int threads() {
        return threads;
    }

    /** Percent of all processor time that another guest took. */
    double steal() {
        return machine.steal();
    }

    /** The highest one-minute load. */
    double load() {
        return load;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One process, from the first look to the last. */
    private static final class Watched {
        private final Process process;
        private double firstSeconds = -1;
        private double cpuSeconds;
        private long firstNanos;
        private long nanos;

        Watched(Process process) {
            this.process = process;
        }

        void look() {
            try {
                cpuSeconds = process.cpuSeconds();
                nanos = System.nanoTime();
                if (firstSeconds < 0) {
                    firstSeconds = cpuSeconds;
                    firstNanos = nanos;
                }
            } catch (IOException gone) {
                // What was seen last stands.
            }
        }

        double cores() {
            return nanos == firstNanos
                    ? 0
                    : (cpuSeconds - firstSeconds) * 1e9 / (nanos - firstNanos);
        }
    }
}
