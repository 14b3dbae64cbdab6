package jp.denwaban.scenario.day;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.answering.LineSource;
import jp.denwaban.answering.World;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.Lapse;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.health.NamedThread;
import jp.denwaban.lapse.AtOnce;
import jp.denwaban.lapse.BrokenAssumptions;
import jp.denwaban.lapse.TimeLapse;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.site.SiteFolder;

/**
 * One day of one site: the exchange with its callers, the cables with their faults and a real
 * answering process on a real folder, all in one time that passes as fast as they can work.
 */
final class Day {
    /** Looks so often whether the script is over, and at the lines. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** Twice what the calls of a line take one after the other, were each a long one. */
    private static final Duration LONGEST = Duration.ofHours(4);

    /** What is out of service after the last fault comes back within this. */
    private static final Duration EVENING = Duration.ofSeconds(60);

    private static final int LONGEST_PROMPT = 2 * LineAudio.RATE_HZ;

    private final SiteFolder site;
    private final Path beside;
    private final int lines;
    private final List<DayFault> faults;
    private final String script;
    private final long seed;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Instant begin = Instant.EPOCH;

    Day(Path root, long seed, int lines, int calls, int faultsEach, Duration expected) {
        this.site = new SiteFolder(root.resolve("site"));
        this.beside = root.resolve("exchange");
        this.lines = lines;
        this.seed = seed;
        this.faults = DayFault.draw(new Random(seed), lines, faultsEach, expected);
        this.script = DayScript.of(seed, lines, calls, faults);
    }

    /** The day of issue 4: 400 calls on eight lines with five faults each, or a tenth of it. */
    static Day ordinary(Path root, long seed, boolean quick) {
        return quick
                ? new Day(root, seed, 4, 40, 2, Duration.ofMinutes(4))
                : new Day(root, seed, 8, 400, 5, Duration.ofMinutes(20));
    }

    /**
     * How it ended.
     *
     * @param took virtual time
     * @param inBypass lines that did not serve in the evening
     * @param thrown what ended a work that should not have ended
     * @param broken an assumption that broke and ended only its call
     */
    record Ended(
            Duration took,
            List<Integer> inBypass,
            List<Throwable> thrown,
            Optional<String> broken,
            Trial.Judgement calls) {}

    SiteFolder site() {
        return site;
    }

    List<DayFault> faults() {
        return faults;
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Lets it happen, and judges it. */
    Ended live() throws Exception {
        try (Trial trial = Trial.create(site, lines)) {
            shorten(site.guidance().resolve("prompts"));
            Lapse pacer = new Lapse();
            begin = Instant.now();
            ExchangeScript day = ScriptReader.read("day.script", new StringReader(script), lines);
            try (BrokenAssumptions broken = new BrokenAssumptions();
                    TimeLapse time = new TimeLapse();
                    VirtualExchange exchange =
                            VirtualExchange.inProcess(
                                    ExchangeSettings.of(CardModel.INLINE, lines)
                                            .waitingForService()
                                            .writingInto(beside),
                                    day,
                                    pacer)) {
                time.everyTick(() -> pass(pacer));
                List<Integer> inBypass = work(time, exchange);
                Duration took = Duration.ofNanos(time.nanos());
                exchange.close();
                return new Ended(
                        took,
                        inBypass,
                        time.thrown(),
                        broken.first(),
                        trial.judge(beside, this::touched));
            }
        }
    }

    /**
     * What is said in full is the guidance tests' business; a day has 400 times two minutes of it.
     */
    private static void shorten(Path prompts) throws Exception {
        try (Stream<Path> all = Files.list(prompts)) {
            for (Path prompt : all.toList()) {
                short[] whole = WavFile.read(prompt).samples();
                short[] part = Arrays.copyOf(whole, Math.min(whole.length, LONGEST_PROMPT));
                Files.delete(prompt);
                WavFile.write(prompt, LineAudio.RATE_HZ, 1, part);
            }
        }
    }

    private List<Integer> work(TimeLapse time, VirtualExchange exchange) throws Exception {
        AnsweringProcess process = process(time, exchange);
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(
                        process::run, run -> NamedThread.start("answering", run));
        while (time.goingRound() <= lines && !exit.isDone()) {
            Thread.onSpinWait();
        }
        time.endsAfter(LONGEST);
        while (!exchange.awaitScript(0) && !exit.isDone()) {
            time.pass(A_WHILE);
        }
        time.pass(EVENING);
        List<Integer> inBypass =
                IntStream.rangeClosed(1, lines)
                        .filter(line -> !exchange.serving(line))
                        .boxed()
                        .toList();
        process.stop();
        time.until(exit::isDone);
        return inBypass;
    }

    private AnsweringProcess process(TimeLapse time, VirtualExchange exchange) throws Exception {
        CardProfile profile = CardProfileFile.shipped("inline");
        List<CardPorts> ports = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            int own = line;
            List<DayFault> here = faults.stream().filter(fault -> fault.line() == own).toList();
            ports.add(
                    FaultyPort.of(
                            exchange.cables(new LineNumber(line)),
                            new FaultyPort.Faults(here, time::nanos, new Random(seed + line))));
        }
        LineSource source =
                trunk ->
                        new LapsedLine(
                                new LineNumber(trunk.number()),
                                profile,
                                ports.get(trunk.number() - 1),
                                time);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new AnsweringProcess(
                site,
                new AnsweringProcess.Options(
                        out,
                        out,
                        () -> begin.plusNanos(time.nanos()),
                        false,
                        new World(time, Optional.of(source), AtOnce::new)));
    }

    private static final class LapsedLine extends CardLine {
        LapsedLine(LineNumber number, CardProfile profile, CardPorts ports, LineTime time) {
            super(number, profile, ports, time);
        }
    }

    private static void pass(Lapse pacer) {
        try {
            pacer.pass(Duration.ofNanos(TimeLapse.TICK_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Instant> touched(int line, Instant rang, Instant ended) {
        Duration from = Duration.between(begin, rang);
        Duration to = ended.equals(Instant.MAX) ? LONGEST : Duration.between(begin, ended);
        return faults.stream()
                .filter(fault -> fault.touches(line, from, to))
                .map(fault -> begin.plus(fault.from()))
                .min(Comparator.naturalOrder());
    }
}
