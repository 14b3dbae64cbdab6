package jp.denwaban.exchange;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.control.ControlSocket;
import jp.denwaban.exchange.journal.Journal;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.journal.RangSummary;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.network.ScriptedCaller;
import jp.denwaban.exchange.pty.PtyPair;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptedCall;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardPorts;
import jp.denwaban.line.card.LineThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone network, the cards in its lines and the branch exchange behind them, played by
 * software: for practice, for demonstrations, for tests. One thread plays all lines, 10 ms at a
 * time, as its {@link Pacer} says; everything else speaks to it through an inbox.
 *
 * <p>Longer than most: it is the one door to all of this. The lines stand in {@link Rack}, what is
 * written in {@link Records}, who calls when in {@link Director}.
 */
public final class VirtualExchange implements AutoCloseable {
    /**
     * Keys and calls of a few practice telephones; more waiting means the exchange stands still.
     */
    private static final int INBOX = 256;

    /** A last step and the closing of the files; more is a dead disk. */
    private static final long CLOSING_MILLIS = 5000;

    private static final Journal UNSEEN = fact -> {};

    private static final Logger LOG = LoggerFactory.getLogger(VirtualExchange.class);

    private final Pacer pacer;
    private final ExchangeClock clock = new ExchangeClock(Clock.systemUTC().instant());
    private final Records records;
    private final Rack rack;
    private final Director director;
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX);
    private final List<ControlSocket> controls = new CopyOnWriteArrayList<>();
    private final CountDownLatch scriptOver = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean brokenDown;
    private int callCount;

    private VirtualExchange(
            ExchangeSettings settings,
            ExchangeScript script,
            Pacer pacer,
            Rack.CableMaker maker,
            Journal witness)
            throws IOException {
        this.pacer = pacer;
        this.records = new Records(settings.folder(), clock.startedAt(), witness);
        this.rack = rack(settings, script, maker);
        this.director = new Director(script, settings.waitForService(), this::place);
        this.thread = LineThread.named("virtual-exchange", this::play);
    }

    private Rack rack(ExchangeSettings settings, ExchangeScript script, Rack.CableMaker maker)
            throws IOException {
        boolean built = false;
        try {
            Rack lines = Rack.build(settings, script, maker, records, clock);
            built = true;
            return lines;
        } finally {
            if (!built) {
                records.close();
            }
        }
    }

    /** An exchange on pseudo-terminals: whoever knows their paths can be its PC. */
    public static VirtualExchange onPtys(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer)
            throws ExchangeException {
        return start(settings, script, pacer, name -> PtyPair.open(), UNSEEN);
    }

    /** An exchange inside this program; its lines come from {@link #line}. */
    public static VirtualExchange inProcess(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer)
            throws ExchangeException {
        return inProcess(settings, script, pacer, UNSEEN);
    }

    /** As above; {@code witness} is told every fact on the exchange's thread. */
    public static VirtualExchange inProcess(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer, Journal witness)
            throws ExchangeException {
        Rack.CableMaker pipes = name -> new BytePipe(name, pacer.lockstep());
        return start(settings, script, pacer, pipes, witness);
    }

    private static VirtualExchange start(
            ExchangeSettings settings,
            ExchangeScript script,
            Pacer pacer,
            Rack.CableMaker maker,
            Journal witness)
            throws ExchangeException {
        try {
            VirtualExchange exchange = new VirtualExchange(settings, script, pacer, maker, witness);
            exchange.thread.start();
            return exchange;
        } catch (FileAlreadyExistsException wrong) {
            throw new ExchangeException(
                    wrong.getFile() + " is of an earlier run; choose a new folder.", wrong);
        } catch (FileSystemException wrong) {
            throw new ExchangeException(
                    "The exchange cannot write into " + wrong.getFile() + ".", wrong);
        } catch (IOException wrong) {
            throw new ExchangeException("The exchange cannot start: " + wrong.getMessage(), wrong);
        }
    }

    /** The pacing thread: nothing else ever touches a line. */
    private void play() {
        boolean sound = false;
        try {
            while (!closing && pacer.await(clock.step())) {
                step();
            }
            sound = true;
        } catch (InterruptedException stop) {
            LOG.debug("the exchange was stopped");
            sound = true;
        } finally {
            brokenDown = !sound;
            records.close();
            rack.close();
            scriptOver.countDown();
            stopped.countDown();
        }
    }

    private void step() {
        for (Runnable order = inbox.poll(); order != null; order = inbox.poll()) {
            order.run();
        }
        director.step(rack.rigs());
        for (Rig rig : rack.rigs()) {
            rig.card().step();
        }
        clock.stepPlayed();
        if (director.finished()) {
            scriptOver.countDown();
        }
    }

    private void place(int line, ScriptedCall call, Runnable over) {
        LineJournal journal = rack.rig(line).journal();
        ring(line, new ScriptedCaller(call, journal, over));
    }

    /** Puts a caller on a free line; on the pacing thread only. */
    void ring(int line, Caller caller) {
        int number = ++callCount;
        rack.rig(line).trunk().ring(records.hearing(caller, number), number);
    }

    /** Where the PC plugs in, line by line. */
    public List<LinePorts> ports() {
        return rack.ports();
    }

    /**
     * One line of an exchange in process, driven through the same card driver as a serial one.
     *
     * @throws IllegalStateException if this exchange stands on pseudo-terminals
     */
    public VirtualLine line(LineNumber number, CardProfile profile) {
        return pacer.lockstep()
                .map(time -> new VirtualLine(number, profile, plugs(number), time))
                .orElseGet(() -> new VirtualLine(number, profile, plugs(number)));
    }

    /** The cables of such a line, for a driver in a time of its own. */
    public CardPorts cables(LineNumber number) {
        return plugs(number);
    }

    private VirtualLine.Cables plugs(LineNumber number) {
        return rack.plugs(number.value())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "line " + number + " is on a pseudo-terminal"));
    }

    /** A telephone at somebody's home, to call this line from. */
    public PracticePhone practicePhone(LineNumber number) {
        Rig rig = rig(number);
        return new PracticePhone(
                new PracticePhone.Socket() {
                    @Override
                    public void order(Runnable order) {
                        VirtualExchange.this.order(order);
                    }

                    @Override
                    public boolean ring(Caller caller) {
                        boolean free = rig.trunk().free();
                        if (free) {
                            VirtualExchange.this.ring(number.value(), caller);
                        }
                        return free;
                    }

                    @Override
                    public boolean bypassed() {
                        return !rig.card().serving();
                    }
                },
                rig.journal());
    }

    /** Lets something go wrong with the card of a line, from the next step on, for so long. */
    public void suffer(LineNumber number, Fault fault, Duration length) {
        order(() -> rig(number).card().suffer(fault, length));
    }

    /** Lets another program drive the callers, over a Unix socket at this path. */
    public void controlledAt(Path path) throws ExchangeException {
        try {
            controls.add(ControlSocket.open(path, new ControlledLines(this)));
        } catch (IOException wrong) {
            throw new ExchangeException(
                    "The control socket cannot be opened: " + wrong.getMessage() + ".", wrong);
        }
    }

    /** Has something done between two steps, by the only thread that may touch a line. */
    void order(Runnable order) {
        if (!inbox.offer(order)) {
            throw new IllegalStateException("the exchange stands still");
        }
    }

    /** A line to give orders about; for {@link #order} only. */
    Rig rig(LineNumber number) {
        return rack.rig(number.value());
    }

    /** Whether the card of this line has joined caller and staff. Good for a look from outside. */
    public boolean bridged(int line) {
        return rack.rig(line).card().bridged();
    }

    /** Whether calls of this line come to the PC; false in bypass. A look from outside. */
    public boolean serving(int line) {
        return rack.rig(line).card().serving();
    }

    /** Waits until every call of the script is over; true if it is. */
    public boolean awaitScript(long millis) throws InterruptedException {
        return scriptOver.await(millis, TimeUnit.MILLISECONDS) && !brokenDown;
    }

    /** Waits until the exchange is closed, or stands still by a mistake of its own. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Whether a mistake of its own has stopped it; the log says which. */
    boolean brokenDown() {
        return brokenDown;
    }

    public RangSummary summary() {
        return records.summary();
    }

    /** The summary as JSON, with the port of each line. */
    public String summaryJson() {
        Map<Integer, String> names = new HashMap<>();
        ports().forEach(line -> names.put(line.line(), line.control()));
        return summary().json(names);
    }

    /** Power fails everywhere: completes the files, closes the ports. Safe to call twice. */
    @Override
    public void close() {
        closing = true;
        controls.forEach(ControlSocket::close);
        thread.interrupt();
        try {
            if (!stopped.await(CLOSING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the exchange does not stop");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
