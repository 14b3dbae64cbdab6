package jp.denwaban.exchange;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.denwaban.exchange.card.CableEnd;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.CardPorts;
import jp.denwaban.exchange.card.LegTap;
import jp.denwaban.exchange.card.Surroundings;
import jp.denwaban.exchange.journal.EventFile;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.journal.RangSummary;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.network.ScriptedCaller;
import jp.denwaban.exchange.pbx.Branch;
import jp.denwaban.exchange.pty.PtyPair;
import jp.denwaban.exchange.reference.ReferenceFolder;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptedCall;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone network, the cards in its lines and the branch exchange behind them, played by
 * software: for practice, for demonstrations, for tests. One thread plays all lines, 10 ms at a
 * time, as its {@link Pacer} says; everything else speaks to it through an inbox.
 */
public final class VirtualExchange implements AutoCloseable {
    /** Japan has one time zone, and no summer time. */
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /**
     * Keys and calls of a few practice telephones; more waiting means the exchange stands still.
     */
    private static final int INBOX = 256;

    /** A last step and the closing of the files; more is a dead disk. */
    private static final long CLOSING_MILLIS = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(VirtualExchange.class);

    private final ExchangeSettings settings;
    private final Pacer pacer;
    private final Instant startedAt;
    private final RangSummary summary = new RangSummary();
    private final List<Rig> rigs = new ArrayList<>();
    private final List<LinePorts> ports = new ArrayList<>();
    private final Map<Integer, VirtualLine.Cables> cables = new HashMap<>();
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX);
    private final CountDownLatch scriptOver = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Director director;
    private final Optional<EventFile> events;
    private final Optional<ReferenceFolder> references;
    private final Thread thread;

    private volatile boolean closing;
    private volatile long step;
    private int callCount;

    private VirtualExchange(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer, Clock clock)
            throws IOException {
        this.settings = settings;
        this.pacer = pacer;
        this.startedAt = clock.instant();
        Optional<Path> folder = settings.folder();
        references =
                folder.isPresent()
                        ? Optional.of(new ReferenceFolder(folder.get()))
                        : Optional.empty();
        events =
                folder.isPresent()
                        ? Optional.of(new EventFile(folder.get(), startedAt))
                        : Optional.empty();
        this.director = new Director(script, settings.waitForService(), this::place);
        this.thread = new Thread(this::play, "virtual-exchange");
    }

    /** An exchange on pseudo-terminals: whoever knows their paths can be its PC. */
    public static VirtualExchange onPtys(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer)
            throws ExchangeException {
        return start(settings, script, pacer, name -> PtyPair.open());
    }

    /** An exchange inside this program; its lines come from {@link #line}. */
    public static VirtualExchange inProcess(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer)
            throws ExchangeException {
        return start(settings, script, pacer, name -> new BytePipe(name));
    }

    private interface CableMaker {
        CableEnd make(String name) throws IOException;
    }

    private static VirtualExchange start(
            ExchangeSettings settings, ExchangeScript script, Pacer pacer, CableMaker maker)
            throws ExchangeException {
        VirtualExchange exchange = null;
        try {
            exchange = new VirtualExchange(settings, script, pacer, Clock.systemUTC());
            exchange.wire(script, maker);
            exchange.thread.start();
            return exchange;
        } catch (FileSystemException wrong) {
            throw new ExchangeException(
                    "The exchange cannot write into " + wrong.getFile() + ".", wrong);
        } catch (IOException wrong) {
            if (exchange != null) {
                exchange.tidy();
            }
            throw new ExchangeException("The exchange cannot start: " + wrong.getMessage(), wrong);
        }
    }

    private void wire(ExchangeScript script, CableMaker maker) throws IOException {
        Branch branch = new Branch(script);
        for (int line = 1; line <= settings.lines(); line++) {
            CableEnd control = maker.make("line " + line + " control");
            Optional<CableEnd> voice =
                    settings.card() == CardModel.INLINE
                            ? Optional.of(maker.make("line " + line + " voice"))
                            : Optional.empty();
            LineJournal journal = new LineJournal(line, this::note, this::millis);
            LegTap tap = references.map(ReferenceFolder::tap).orElse(LegTap.NONE);
            rigs.add(
                    new Rig(
                            settings.card(),
                            new CardPorts(
                                    control, settings.controlBaud(), voice, settings.voiceBaud()),
                            branch,
                            script.seed(),
                            new Surroundings(journal, tap, this::japaneseTime)));
            ports.add(new LinePorts(line, control.name(), voice.map(CableEnd::name)));
            if (control instanceof BytePipe pipe) {
                cables.put(line, new VirtualLine.Cables(pipe, voice.map(BytePipe.class::cast)));
            }
        }
    }

    private void note(Fact fact) {
        summary.accept(fact);
        events.ifPresent(file -> file.accept(fact));
    }

    private long millis() {
        return step * Sound.STEP_MILLIS;
    }

    private LocalDateTime japaneseTime() {
        return LocalDateTime.ofInstant(startedAt.plusMillis(millis()), JAPAN);
    }

    /** The pacing thread: nothing else ever touches a line. */
    private void play() {
        try {
            while (!closing && pacer.await(step)) {
                for (Runnable order = inbox.poll(); order != null; order = inbox.poll()) {
                    order.run();
                }
                director.step(rigs);
                for (Rig rig : rigs) {
                    rig.card().step();
                }
                step = step + 1;
                if (director.finished()) {
                    scriptOver.countDown();
                }
            }
        } catch (InterruptedException stop) {
            LOG.debug("the exchange was stopped");
        } catch (RuntimeException broken) {
            LOG.error("the exchange has broken down", broken);
        } finally {
            tidy();
            scriptOver.countDown();
            stopped.countDown();
        }
    }

    private void tidy() {
        references.ifPresent(ReferenceFolder::close);
        events.ifPresent(EventFile::close);
        rigs.forEach(Rig::close);
    }

    private void place(int line, ScriptedCall call, Runnable over) {
        LineJournal journal = rigs.get(line - 1).journal();
        ring(line, new ScriptedCaller(call, journal, over));
    }

    /** Puts a caller on a free line; on the pacing thread only. */
    void ring(int line, Caller caller) {
        int number = ++callCount;
        Caller heard = references.map(folder -> folder.hearing(caller, number)).orElse(caller);
        rigs.get(line - 1).trunk().ring(heard, number);
    }

    /** Where the PC plugs in, line by line. */
    public List<LinePorts> ports() {
        return List.copyOf(ports);
    }

    /**
     * One line of an exchange in process, driven through the same card driver as a serial one.
     *
     * @throws IllegalStateException if this exchange stands on pseudo-terminals
     */
    public VirtualLine line(LineNumber number, CardProfile profile) {
        VirtualLine.Cables own = cables.get(number.value());
        if (own == null) {
            throw new IllegalStateException("line " + number + " is not played in this process");
        }
        return new VirtualLine(number, profile, own);
    }

    /** A telephone at somebody's home, to call this line from. */
    public PracticePhone practicePhone(LineNumber number) {
        Rig rig = rigs.get(number.value() - 1);
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

    /** Has something done between two steps, by the only thread that may touch a line. */
    void order(Runnable order) {
        if (!inbox.offer(order)) {
            throw new IllegalStateException("the exchange stands still");
        }
    }

    /** A line to give orders about; for {@link #order} only. */
    Rig rig(LineNumber number) {
        return rigs.get(number.value() - 1);
    }

    /** Whether the card of this line has joined caller and staff. Good for a look from outside. */
    public boolean bridged(int line) {
        return rigs.get(line - 1).card().bridged();
    }

    /** Whether calls of this line come to the PC; false in bypass. A look from outside. */
    public boolean serving(int line) {
        return rigs.get(line - 1).card().serving();
    }

    /** Waits until every call of the script is over; true if it is. */
    public boolean awaitScript(long millis) throws InterruptedException {
        return scriptOver.await(millis, TimeUnit.MILLISECONDS);
    }

    public RangSummary summary() {
        return summary;
    }

    /** The summary as JSON, with the port of each line. */
    public String summaryJson() {
        Map<Integer, String> names = new HashMap<>();
        ports.forEach(line -> names.put(line.line(), line.control()));
        return summary.json(names);
    }

    /** Power fails everywhere: completes the files, closes the ports. Safe to call twice. */
    @Override
    public void close() {
        closing = true;
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
