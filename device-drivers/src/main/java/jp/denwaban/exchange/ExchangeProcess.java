package jp.denwaban.exchange;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.denwaban.exchange.journal.Json;
import jp.denwaban.exchange.script.ExchangeScript;

/**
 * The exchange as a process of its own, which outlives the death of the answering one: says on its
 * first line of output where its ports are, on its last what rang.
 */
public final class ExchangeProcess {
    private static final long LONGEST_SCRIPT_MILLIS = TimeUnit.DAYS.toMillis(1);

    private ExchangeProcess() {}

    /**
     * What the process is to do.
     *
     * @param stay whether it goes on after the last call of the script, until it is stopped
     * @param control path of a socket by which callers can be driven; empty for none
     */
    public record Options(
            ExchangeSettings settings,
            ExchangeScript script,
            boolean stay,
            Optional<Path> control) {

        /** Without a control socket. */
        public Options(ExchangeSettings settings, ExchangeScript script, boolean stay) {
            this(settings, script, stay, Optional.empty());
        }
    }

    /**
     * Runs until the script is over or the process is told to stop (SIGTERM, SIGINT).
     *
     * <p>Output: one JSON object a line. First {@code
     * {"profile":"inline","seed":7,"lines":[{"line":1,"control":"/dev/pts/7","voice":"/dev/pts/8"}]}},
     * last the summary of {@link VirtualExchange#summaryJson}.
     */
    public static void run(Options options, PrintStream out) throws ExchangeException {
        VirtualExchange exchange =
                VirtualExchange.onPtys(options.settings(), options.script(), Pacer.realTime());
        openControl(exchange, options.control());
        CountDownLatch told = new CountDownLatch(1);
        Thread stop = new Thread(() -> finish(exchange, told, out), "exchange-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        say(out, ready(options, exchange.ports()));
        try {
            if (options.stay()) {
                exchange.awaitStop();
            } else if (!exchange.awaitScript(LONGEST_SCRIPT_MILLIS) && !exchange.brokenDown()) {
                throw new ExchangeException("The script is not over after a day.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        finish(exchange, told, out);
        if (exchange.brokenDown()) {
            throw new ExchangeException("The exchange has broken down; its log says how.");
        }
    }

    private static void openControl(VirtualExchange exchange, Optional<Path> control)
            throws ExchangeException {
        boolean open = false;
        try {
            if (control.isPresent()) {
                exchange.controlledAt(control.get());
            }
            open = true;
        } finally {
            if (!open) {
                exchange.close();
            }
        }
    }

    private static synchronized void finish(
            VirtualExchange exchange, CountDownLatch told, PrintStream out) {
        if (told.getCount() > 0) {
            told.countDown();
            exchange.close();
            say(out, exchange.summaryJson());
        }
    }

    private static void say(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }

    private static String ready(Options options, List<LinePorts> ports) {
        List<String> lines = new ArrayList<>();
        for (LinePorts port : ports) {
            Json json = new Json().put("line", port.line()).put("control", port.control());
            port.voice().ifPresent(voice -> json.put("voice", voice));
            lines.add(json.toString());
        }
        return new Json()
                .put("profile", options.settings().card().profile())
                .put("seed", options.script().seed())
                .list("lines", lines)
                .toString();
    }
}
