package jp.denwaban.bench.fuzz;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.answering.LineSource;
import jp.denwaban.answering.World;
import jp.denwaban.health.NamedThread;
import jp.denwaban.lapse.AtOnce;
import jp.denwaban.lapse.BrokenAssumptions;
import jp.denwaban.lapse.TimeLapse;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;
import jp.denwaban.site.SiteFolder;

/**
 * Mutated dialogues through the whole answering side: a real process on a real site in time lapse,
 * its lines on spoilt wires, callers on every one of them until all their calls are over.
 */
final class CallFuzz {
    static final int LINES = 4;

    /** Calls of one line in one play. */
    static final int CALLS = 10;

    /** Of what is said, text and audio; about two in a call. */
    private static final int TEXT_SPOILT_OF = 25;

    private static final int AUDIO_SPOILT_OF = 2500;

    /** As nobody learns of a card that hangs before it has served, nothing is spoilt till then. */
    private static final long SERVING_NANOS = 4_000_000_000L;

    /** Ten calls of a minute, each followed by a line that has to be opened three times. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** What is open after the last caller has left is closed within this, or never. */
    private static final Duration EVENING = Duration.ofSeconds(30);

    private final long seed;
    private final SiteFolder site;
    private final CardProfile profile;
    private final TimeLapse time = new TimeLapse();
    private final Random random;
    private boolean spoils = true;
    private final List<FuzzCaller> callers = new ArrayList<>();

    CallFuzz(long seed, SiteFolder site, CardProfile profile) {
        this.seed = seed;
        this.site = site;
        this.profile = profile;
        this.random = new Random(seed);
        for (int line = 1; line <= LINES; line++) {
            callers.add(new FuzzCaller(time::nanos, new Random(random.nextLong()), CALLS));
        }
    }

    /** The mutant of {@link FuzzCard#feedByTimer}, on all lines. */
    CallFuzz fedByTimer() {
        callers.forEach(caller -> caller.card().feedByTimer());
        return this;
    }

    /** Plays it; {@link #LINES} × {@link #CALLS} calls. */
    Verdict play() {
        time.everyTick(() -> callers.forEach(FuzzCaller::tick));
        Optional<String> hang = Optional.empty();
        try (BrokenAssumptions broken = new BrokenAssumptions()) {
            try {
                hang = work();
            } catch (TimeLapse.Overrun e) {
                hang = Optional.of(String.valueOf(e.getMessage()));
            } finally {
                time.close();
            }
            Optional<String> crash =
                    time.thrown().stream().findFirst().map(Dialogue::trace).or(broken::first);
            long silence =
                    callers.stream()
                            .mapToLong(caller -> caller.card().worstSilenceNanos())
                            .max()
                            .orElse(0);
            return new Verdict(seed, crash, hang, silence, true);
        }
    }

    private Optional<String> work() {
        AnsweringProcess process = process();
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(
                        process::run, run -> NamedThread.start("answering", run));
        while (time.goingRound() <= LINES && !exit.isDone()) {
            Thread.onSpinWait();
        }
        time.endsAfter(LONGEST);
        while (!callers.stream().allMatch(FuzzCaller::over) && !exit.isDone()) {
            time.tick();
        }
        spoils = false;
        time.pass(EVENING);
        boolean open = callers.stream().anyMatch(caller -> caller.card().offHook());
        process.stop();
        time.until(exit::isDone);
        return open
                ? Optional.of("a line is open after everything")
                : Optional.of(exit.join()).filter(code -> code != 0).map(code -> "exit " + code);
    }

    private AnsweringProcess process() {
        Instant begin = Instant.now();
        LineSource lines =
                trunk ->
                        new Spoilt(
                                new LineNumber(trunk.number()),
                                profile,
                                new Wires(callers.get(trunk.number() - 1).card()),
                                time);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new AnsweringProcess(
                site,
                new AnsweringProcess.Options(
                        nowhere,
                        nowhere,
                        () -> begin.plusNanos(time.nanos()),
                        false,
                        new World(time, Optional.of(lines), AtOnce::new)));
    }

    private Optional<Mutation> spoil(byte[] said) {
        int of = said.length >= FuzzCard.TICK_SAMPLES ? AUDIO_SPOILT_OF : TEXT_SPOILT_OF;
        return !spoils || time.nanos() < SERVING_NANOS || random.nextInt(of) > 0
                ? Optional.empty()
                : Optional.of(Mutation.values()[random.nextInt(Mutation.values().length)]);
    }

    private static final class Spoilt extends CardLine {
        Spoilt(LineNumber number, CardProfile profile, CardPorts ports, LineTime time) {
            super(number, profile, ports, time);
        }
    }

    /** New cables to an old card at every opening. */
    private final class Wires implements CardPorts {
        private final FuzzCard card;
        private SpoiltWire control = wire("control");

        Wires(FuzzCard card) {
            this.card = card;
        }

        private SpoiltWire wire(String name) {
            return new SpoiltWire(name, time::nanos, random, CallFuzz.this::spoil);
        }

        @Override
        public BytePort openControl() {
            control = wire("control");
            if (!profile.separateVoicePort()) {
                card.plug(control, control);
            }
            return control;
        }

        @Override
        public BytePort openVoice() {
            SpoiltWire voice = wire("voice");
            card.plug(control, voice);
            return voice;
        }
    }
}
