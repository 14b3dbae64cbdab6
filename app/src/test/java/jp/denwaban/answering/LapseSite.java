package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.Lockstep;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.health.AlarmBook.Alarm;
import jp.denwaban.health.NamedThread;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.open.KeyRing;

/**
 * A whole site and its exchange in time lapse: the real lines, files, index and chain, all by the
 * exchange's clock, which moves on when everybody has done what there was to do.
 */
final class LapseSite implements AutoCloseable {
    /** Boot wants a wall clock; a Tuesday morning in office hours. */
    private static final Instant MORNING = Instant.parse("2026-04-14T01:00:00Z");

    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);

    final Lockstep time = new Lockstep(NamedThread::start);
    final List<Fact> facts = new CopyOnWriteArrayList<>();
    final List<LineOwner> owners = new ArrayList<>();
    final LapseDisk disk = new LapseDisk(time);
    final SiteFolder folder;
    final VirtualExchange exchange;
    final Shared shared;
    private final long begunNanos;
    private final TestSite site;
    private final Boot boot;
    private final Boot.Kept kept;

    LapseSite(Path root, int lines, String script) throws Exception {
        this(root, lines, script, Proof::new);
    }

    /** {@code proof} makes what each line's watchdog is fed on. */
    LapseSite(Path root, int lines, String script, Supplier<Proof> proof) throws Exception {
        this(root, lines, script, proof, prompts -> {});
    }

    /** What a test does to the folder of prompts before anything starts. */
    interface Prompts {
        void change(Path folder) throws IOException;
    }

    LapseSite(Path root, int lines, String script, Supplier<Proof> proof, Prompts prompts)
            throws Exception {
        this(root, lines, script, proof, prompts, line -> line);
    }

    /** {@code cards} may put something between a line and its card. */
    LapseSite(
            Path root,
            int lines,
            String script,
            Supplier<Proof> proof,
            Prompts prompts,
            UnaryOperator<Line> cards)
            throws Exception {
        List<TrunkLine> trunks = new ArrayList<>();
        for (int number = 1; number <= lines; number++) {
            trunks.add(new TrunkLine(number, "inline", "virtual", Optional.empty()));
        }
        site = new TestSite(root, trunks);
        folder = site.folder;
        Files.createDirectories(folder.run());
        prompts.change(folder.guidance().resolve("prompts"));
        exchange =
                VirtualExchange.inProcess(
                        ExchangeSettings.of(CardModel.INLINE, lines),
                        ScriptReader.read("lapse", new StringReader(script), lines),
                        time,
                        facts::add);
        begunNanos = time.nanos();
        boot =
                new Boot(
                        folder,
                        () -> MORNING.plusNanos(time.nanos() - begunNanos),
                        new World(time, Optional.empty(), World.real().writers()));
        kept = boot.open(disk);
        Board board = new Board(boot.clock, boot.plan, boot.alarms, time::nanos, true);
        Registrar registrar =
                new Registrar(
                        kept.index(), kept.chain(), boot.clock, time, kept.found().lastNumber());
        shared =
                new Shared(
                        boot.plan,
                        boot.clock,
                        kept.store(),
                        registrar,
                        board,
                        boot.alarms,
                        new Engaged(),
                        new FaultProcedure(boot.alarms, boot.clock, lines),
                        time);
        var profile = CardProfileFile.find("inline", folder.profiles());
        for (TrunkLine trunk : trunks) {
            owners.add(
                    new LineOwner(
                            shared,
                            trunk,
                            t -> cards.apply(exchange.line(new LineNumber(t.number()), profile)),
                            true,
                            proof.get()));
        }
        await(
                "service",
                Duration.ofSeconds(20),
                () -> owners.stream().allMatch(o -> o.keeper().serving()));
    }

    /** A moment of the common clock as the exchange counts it. */
    long millis(long nanos) {
        return (nanos - begunNanos) / 1_000_000;
    }

    LineOwner owner(int line) {
        return owners.get(line - 1);
    }

    /** What a console may order. */
    Orders orders() {
        return new SiteOrders(folder, owners, shared, kept.sealedTo());
    }

    LapseCaller caller(int line) {
        return new LapseCaller(exchange.practicePhone(new LineNumber(line)));
    }

    void suffer(int line, Fault fault, Duration length) {
        exchange.suffer(new LineNumber(line), fault, length);
    }

    void pass(Duration duration) throws InterruptedException {
        time.pass(duration);
    }

    /** Lets time pass until this is so, looking every 10 ms. */
    void await(String what, Duration most, BooleanSupplier condition) throws InterruptedException {
        long until = time.nanos() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(time.nanos()).as(what + " within " + most).isLessThan(until);
            time.pass(GLANCE);
        }
    }

    List<Alarm> alarms(int line) {
        return shared.alarms().all().stream()
                .filter(alarm -> alarm.line().filter(n -> n == line).isPresent())
                .toList();
    }

    /** The codes of this line's faults as the chain has them; after {@link #close}. */
    Set<String> faultEntries(int line) {
        try (Stream<Path> files = Files.list(folder.audit())) {
            String all = "";
            for (Path file : files.toList()) {
                all += Files.readString(file, StandardCharsets.ISO_8859_1);
            }
            Set<String> codes = new TreeSet<>();
            Matcher entry = Pattern.compile("line=" + line + " code=([A-Z]-[0-9]{2})").matcher(all);
            while (entry.find()) {
                codes.add(entry.group(1));
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KeyRing keys() throws Exception {
        return site.keys();
    }

    /** The written order of the end, while time passes. */
    @Override
    public void close() throws Exception {
        Thread ending =
                NamedThread.start(
                        "ending",
                        () -> {
                            owners.forEach(LineOwner::stopAnswering);
                            owners.forEach(LineOwner::endCalls);
                            owners.forEach(LineOwner::close);
                            shared.registrar().close();
                        });
        long until = time.nanos() + ENDED_WITHIN.toNanos();
        while (ending.isAlive() && time.nanos() < until) {
            time.pass(GLANCE);
        }
        disk.close();
        time.pass(GLANCE);
        exchange.close();
        kept.close();
        boot.close();
    }
}
