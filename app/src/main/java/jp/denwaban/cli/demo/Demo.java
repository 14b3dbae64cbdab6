package jp.denwaban.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.cli.Refusal;
import jp.denwaban.cli.demo.Killing.Killed;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/**
 * One demonstration: an exchange process and an answering process joined by pseudo-terminals, a
 * script of calls, and then every recording held against what was sent.
 */
public final class Demo {
    /** The longest shipped script is under four minutes; a noisy machine gets twice that. */
    private static final Duration SCRIPT = Duration.ofMinutes(8);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final SiteFolder folder;
    private final Path beside;
    private final Path sheets;
    private final DemoPlan plan;
    private final Consumer<String> tell;
    private final DemoWatch watch;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param folder where the site is made; must be free
     * @param sheets where the 日次受付票 is left
     * @param tell takes a line of progress for a person
     */
    public Demo(SiteFolder folder, Path sheets, DemoPlan plan, Consumer<String> tell) {
        this(folder, exchangeFolder(folder.root()), sheets, plan, tell, DemoWatch.NOBODY);
    }

    /**
     * As above, looked on by {@code watch}.
     *
     * @param beside where the exchange writes
     */
    public Demo(
            SiteFolder folder,
            Path beside,
            Path sheets,
            DemoPlan plan,
            Consumer<String> tell,
            DemoWatch watch) {
        this.folder = folder;
        this.beside = beside;
        this.sheets = sheets;
        this.plan = plan;
        this.tell = tell;
        this.watch = watch;
    }

    /** Runs it all; takes as long as the script. */
    public DemoReport run() throws Refusal, InterruptedException {
        make(beside);
        SentCalls sent = new SentCalls(beside);
        Path errors = beside.resolve("errors.log");
        try (ExchangeRun exchange = ExchangeRun.start(beside, errors, plan);
                DemoSite site = site(exchange)) {
            Optional<Killed> killed = calls(exchange, sent, errors);
            tell.accept("opening every recording with the demo operator's password");
            return report(site, exchange, sent, killed);
        }
    }

    /** Where the exchange writes, beside the site. */
    public static Path exchangeFolder(Path site) {
        return site.resolveSibling(site.getFileName() + ".exchange");
    }

    private DemoSite site(ExchangeRun exchange) throws Refusal {
        tell.accept("making a site with random passwords");
        try {
            return DemoSite.create(folder, exchange.ports());
        } catch (SiteException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Killed> calls(ExchangeRun exchange, SentCalls sent, Path errors)
            throws Refusal, InterruptedException {
        AnsweringRun answering = AnsweringRun.start(folder, errors);
        try {
            tell.accept("lines in service; the script begins");
            watch.serving(exchange.pid(), answering.pid());
            Optional<Killed> killed = Optional.empty();
            if (plan.killAfter().isPresent()) {
                await(sent, plan.killAfter().get());
                killed = Optional.of(new Killing(folder, sent, plan.lines()).kill(answering, tell));
                if (!exchange.isAlive()) {
                    problems.add("the exchange did not outlive the answering process");
                }
                answering = AnsweringRun.start(folder, errors);
                tell.accept("answering process started again");
            }
            exchange.summary(SCRIPT);
            watch.callsOver();
            if (!answering.isAlive()) {
                problems.add("the answering process ended by itself");
            }
            answering.stop();
            answering.lastWords().ifPresent(watch::ended);
            return killed;
        } finally {
            answering.close();
        }
    }

    /** Waits until so long after the first bell. */
    private static void await(SentCalls sent, Duration afterFirstRing)
            throws Refusal, InterruptedException {
        Instant limit = Instant.now().plus(SCRIPT);
        while (Instant.now().isBefore(limit)) {
            Optional<Instant> first =
                    sent.calls().stream().flatMap(call -> call.rang().stream()).findFirst();
            if (first.isPresent() && Instant.now().isAfter(first.get().plus(afterFirstRing))) {
                return;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        throw new Refusal("no call rang");
    }

    private DemoReport report(
            DemoSite site, ExchangeRun exchange, SentCalls sent, Optional<Killed> killed)
            throws Refusal {
        List<OpenedCall> opened;
        try (KeyRing keys = site.open()) {
            opened = OpenedCalls.open(folder, keys, problems);
        } catch (VaultException e) {
            throw new Refusal("the vault does not open with the demo operator's password", e);
        }
        Comparison comparison = new Comparison(sent, opened, exchange.ports());
        comparison.run();
        problems.addAll(comparison.problems());
        int rang = (int) sent.calls().stream().filter(call -> call.rang().isPresent()).count();
        int registered = registered();
        if (registered != rang) {
            problems.add("%d calls rang and %d are registered".formatted(rang, registered));
        }
        Optional<DemoReport.Kill> kill = Optional.empty();
        if (killed.isPresent()) {
            KillCheck check =
                    new KillCheck(
                            killed.get(), sent.calls(), opened, DurableRecords.byFile(folder));
            problems.addAll(check.problems());
            kill = Optional.of(check.report());
        }
        return new DemoReport(
                exchange.seed(),
                rang,
                registered,
                (int) opened.stream().filter(OpenedCall::hasAudio).count(),
                (int) opened.stream().filter(OpenedCall::genuine).count(),
                comparison.lines(),
                kill,
                List.copyOf(problems),
                Sheet.save(folder, sheets).toString(),
                folder.root().toString());
    }

    private int registered() throws Refusal {
        try (IndexReader index = IndexReader.open(folder.index())) {
            return index.calls().size();
        } catch (IndexException e) {
            throw new Refusal("the call index cannot be read", e);
        }
    }

    private static void make(Path folder) throws Refusal {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refusal("this folder cannot be made: " + folder, e);
        }
    }
}
