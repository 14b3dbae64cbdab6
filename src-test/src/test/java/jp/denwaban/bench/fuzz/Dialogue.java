package jp.denwaban.bench.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.bench.fuzz.SpoiltWire.Spoiling;
import jp.denwaban.lapse.TimeLapse;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.Route;
import jp.denwaban.line.card.CardLine;
import jp.denwaban.line.card.CardPorts;

/**
 * One call, from the opening of the ports to their closing, over the card driver alone, while one
 * to three {@link Mutation}s happen to what the card says.
 */
final class Dialogue {
    /** The longest deadline is 3 s, a perform has a dozen of them; nothing needs half a minute. */
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(30);

    /** Sum of all, each failing as late as it may. */
    private static final Duration LONGEST_DIALOGUE = Duration.ofMinutes(4);

    /** Watchdog's 3 s, and one more. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    private static final Duration FEED_EVERY = Duration.ofSeconds(1);
    private static final int MOST_MUTATIONS = 3;

    /** So many things are said on a wire in a quiet dialogue; the voice wire has audio besides. */
    private static final int SAID = 40;

    private static final int SAID_WITH_AUDIO = 200;

    private final long seed;
    private final Random random;
    private final CardProfile profile;
    private final TimeLapse time = new TimeLapse();
    private final FuzzCard card;
    private final SpoiltWire control;
    private final SpoiltWire voice;
    private final CardLine line;
    private final short[] speech = new short[LineAudio.FRAME_SAMPLES];
    private long fedAt;
    private int portsLost;
    private long lastHeardAt;
    private Optional<String> broken = Optional.empty();

    Dialogue(long seed, CardProfile profile) {
        this.seed = seed;
        this.random = new Random(seed);
        this.profile = profile;
        Map<Integer, Mutation> onControl = new HashMap<>();
        Map<Integer, Mutation> onVoice = new HashMap<>();
        for (int n = 1 + random.nextInt(MOST_MUTATIONS); n > 0; n--) {
            Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
            boolean early = random.nextBoolean();
            if (profile.separateVoicePort() && random.nextBoolean()) {
                onVoice.put(random.nextInt(early ? 8 : SAID_WITH_AUDIO), mutation);
            } else {
                boolean audio = !profile.separateVoicePort() && !early;
                onControl.put(random.nextInt(audio ? SAID_WITH_AUDIO : SAID), mutation);
            }
        }
        control = new SpoiltWire("control", time::nanos, random, Spoiling.at(onControl));
        voice =
                profile.separateVoicePort()
                        ? new SpoiltWire("voice", time::nanos, random, Spoiling.at(onVoice))
                        : control;
        card = new FuzzCard(time::nanos, FuzzCard.Sounds.noise(random));
        card.plug(control, voice);
        line = new Driven(profile, time, new Wires());
        for (int i = 0; i < speech.length; i++) {
            speech[i] = (short) (i % 2 == 0 ? 4000 : -4000);
        }
    }

    private static final class Driven extends CardLine {
        Driven(CardProfile profile, LineTime time, CardPorts ports) {
            super(new LineNumber(1), profile, ports, time);
        }
    }

    private final class Wires implements CardPorts {
        @Override
        public BytePort openControl() {
            return control;
        }

        @Override
        public BytePort openVoice() {
            return voice;
        }
    }

    /** Hears as a call does, speaks for every frame heard, and holds the driver to its word. */
    private final class Hearer implements LineListener {
        @Override
        public void happened(LineEvent event) {
            if (event instanceof LineEvent.PortLost && ++portsLost > 1) {
                broken = Optional.of("a port was lost twice");
            }
            if (event.atNanos() > time.nanos()) {
                broken = Optional.of("an event of the future: " + event);
            }
        }

        @Override
        public void heard(long atNanos, short[] caller, short[] staff) {
            if (caller.length != LineAudio.FRAME_SAMPLES || staff.length != caller.length) {
                broken = Optional.of("a frame of " + caller.length);
            }
            if (atNanos < lastHeardAt || atNanos > time.nanos()) {
                broken = Optional.of("frames out of order");
            }
            lastHeardAt = atNanos;
            line.play(speech);
        }
    }

    /** Plays it. */
    Verdict play() {
        time.everyTick(card::tick);
        time.endsAfter(LONGEST_DIALOGUE);
        Optional<String> crash = Optional.empty();
        Optional<String> hang = Optional.empty();
        try {
            converse();
            time.pass(AFTERWARDS);
            if (card.offHook()) {
                broken = Optional.of("the line is open after everything");
            }
            if (!control.closed() || !voice.closed()) {
                hang = Optional.of("a port was never closed");
            }
        } catch (TimeLapse.Overrun | Late e) {
            hang = Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            crash = Optional.of(trace(e));
        } finally {
            time.close();
        }
        if (crash.isEmpty()) {
            crash = time.thrown().stream().findFirst().map(Dialogue::trace).or(() -> broken);
        }
        return new Verdict(seed, crash, hang, card.worstSilenceNanos(), portsLost > 0);
    }

    /** Closes whatever happens, as the answering side does. */
    private void converse() {
        try {
            within("open", () -> line.open(new Hearer()));
            if (profile.separateVoicePort()) {
                within("leave bypass", line::leaveBypass);
            }
            ring();
            within("answer", line::answer);
            listen(300 + random.nextInt(500));
            card.code('/');
            card.code('1');
            card.code('~');
            listen(100 + random.nextInt(300));
            putThrough();
        } catch (LineException told) {
            // A word of the driver's; what it leaves behind is judged below.
        }
        try {
            within("hang up", line::hangUp);
            within("enter bypass", line::enterBypass);
        } catch (LineException told) {
            // As above.
        }
        within("close", line::close);
    }

    /** By the two halves that the product orders: a card in the line dials, a modem flashes. */
    private void putThrough() throws LineException {
        boolean flash = !profile.separateVoicePort();
        Route route =
                flash ? new Route(Route.Way.FLASH, "231") : new Route(Route.Way.DIAL_IN, "211");
        boolean[] halves = new boolean[1];
        within("seize", () -> halves[0] = line.seize(route));
        listen(random.nextInt(300));
        if (halves[0]) {
            within("send digits", () -> line.sendDigits(route));
            listen(random.nextInt(300));
        }
        if (flash) {
            within("take back", line::takeBack);
        } else if (random.nextBoolean()) {
            within("bridge", line::bridge);
        } else {
            within("release", line::releaseStation);
        }
        listen(random.nextInt(500));
    }

    private void ring() throws LineException {
        for (String told : new String[] {"DRON=5", "DATE=1124", "NMBR=0112510110", "RING"}) {
            card.reports("\r\n" + told + "\r\n");
            listen(20);
        }
        card.code('R');
        listen(100);
    }

    /** Lets time pass and feeds the watchdog, as whoever owns a line does. */
    private void listen(int millis) throws LineException {
        long until = time.nanos() + millis * 1_000_000L;
        while (time.nanos() < until) {
            if (time.nanos() - fedAt >= FEED_EVERY.toNanos() && profile.separateVoicePort()) {
                fedAt = time.nanos();
                within("feed", line::feedWatchdog);
            }
            time.tick();
        }
    }

    /** Something the driver is asked to do; {@code E} is what it may say to that. */
    private interface Asked<E extends Exception> {
        void ask() throws E;
    }

    private <E extends Exception> void within(String what, Asked<E> asked) throws E {
        long from = time.nanos();
        try {
            asked.ask();
        } finally {
            if (time.nanos() - from > LONGEST_COMMAND.toNanos()) {
                throw new Late(what);
            }
        }
    }

    /** It came to an end, but not in time. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Late(String what) {
            super(what + " took longer than " + LONGEST_COMMAND);
        }
    }

    static String trace(Throwable thrown) {
        StringWriter words = new StringWriter();
        thrown.printStackTrace(new PrintWriter(words));
        return words.toString().lines().limit(6).reduce("", (all, next) -> all + next + "\n");
    }
}
