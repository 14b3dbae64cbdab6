package jp.denwaban.bench.fuzz;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import jp.denwaban.line.at.Dle;
import jp.denwaban.line.at.DleDecoder;
import jp.denwaban.line.at.DleEncoder;

/**
 * An honest card on paper, over wires that are not: it does what it is told, watches its watchdog,
 * and measures how long the caller hears nothing. Played in ticks of 10 ms.
 *
 * <p>As the reference card it has two wires, a relay and a watchdog; as a modem one wire, neither
 * of them, and goes on hook when the computer lets go of the port.
 */
final class FuzzCard {
    /** docs/card-profile.md: the relay falls so long after the last feed. */
    private static final long WATCHDOG_NANOS = 3_000_000_000L;

    /** Samples of one leg in a tick. */
    static final int TICK_SAMPLES = 80;

    private static final long NANOS_A_DIGIT = 180_000_000L;

    /** Silence in µ-law, either sign. */
    private static final byte PLUS_NOUGHT = (byte) 0xFF;

    private static final byte MINUS_NOUGHT = 0x7F;
    private static final String OK = "\r\nOK\r\n";

    private final LongSupplier nanos;
    private final Sounds sounds;
    private final DleDecoder heard = new DleDecoder();
    private final StringBuilder controlWords = new StringBuilder();
    private final StringBuilder voiceWords = new StringBuilder();
    private final byte[] leg = new byte[TICK_SAMPLES];
    private boolean inline;
    private SpoiltWire control;
    private SpoiltWire voice;
    private boolean serving;
    private boolean offHook;
    private boolean bridged;
    private boolean stationCalled;
    private boolean streaming;
    private boolean fedByTimer;
    private long fedAt;
    private long reassuredAt;
    private long worstSilence;
    private long busyUntil;
    private String busyWith = "";

    /** What comes in from both sides: µ-law, one tick of one leg at a time. */
    interface Sounds {
        void caller(byte[] tick);

        void staff(byte[] tick);

        /** Noise on both legs. */
        static Sounds noise(Random random) {
            return new Sounds() {
                @Override
                public void caller(byte[] tick) {
                    random.nextBytes(tick);
                }

                @Override
                public void staff(byte[] tick) {
                    random.nextBytes(tick);
                }
            };
        }
    }

    /** A card whose cables lead nowhere yet. */
    FuzzCard(LongSupplier nanos, Sounds sounds) {
        this.nanos = nanos;
        this.sounds = sounds;
        control = new SpoiltWire("nowhere", nanos, new Random(0), said -> Optional.empty());
        voice = control;
    }

    /** Lays the cables, anew after they were lost; {@code voice} is {@code control} for a modem. */
    void plug(SpoiltWire newControl, SpoiltWire newVoice) {
        control = newControl;
        voice = newVoice;
        inline = control != voice;
        serving |= !inline;
        controlWords.setLength(0);
        voiceWords.setLength(0);
        control.leadsTo(bytes -> written(bytes, newControl, controlWords), this::letGo);
        if (inline) {
            voice.leadsTo(bytes -> written(bytes, newVoice, voiceWords), () -> {});
        }
    }

    /** The mutant: a watchdog that is fed because time passes, not because a line is alive. */
    void feedByTimer() {
        fedByTimer = true;
    }

    /** The PC has the trunk in its hands. */
    boolean offHook() {
        return offHook && serving;
    }

    boolean serving() {
        return serving;
    }

    boolean stationCalled() {
        return stationCalled;
    }

    boolean bridged() {
        return bridged;
    }

    /** The longest that a caller on an open line heard nothing, so far. */
    long worstSilenceNanos() {
        return worstSilence;
    }

    /** Something unasked, on the wire on which it belongs. */
    void reports(String text) {
        (inline || !streaming ? control : voice).says(Mutation.ascii(text));
    }

    void code(char code) {
        (streaming ? voice : control).says(DleEncoder.code(code));
    }

    void tick() {
        long now = nanos.getAsLong();
        if (busyUntil > 0 && now >= busyUntil) {
            busyUntil = 0;
            control.says(Mutation.ascii(busyWith));
        }
        if (streaming) {
            voice.says(audio());
        }
        if (inline && serving && !fedByTimer && now - fedAt > WATCHDOG_NANOS) {
            fall("WATCHDOG");
        }
        measure(now);
    }

    private void measure(long now) {
        if (!offHook() || bridged) {
            reassuredAt = now;
        }
        worstSilence = Math.max(worstSilence, now - reassuredAt);
    }

    private byte[] audio() {
        byte[] both = new byte[inline ? 2 * TICK_SAMPLES : TICK_SAMPLES];
        sounds.caller(leg);
        for (int i = 0; i < TICK_SAMPLES; i++) {
            both[inline ? 2 * i : i] = leg[i];
        }
        if (inline) {
            sounds.staff(leg);
            for (int i = 0; i < TICK_SAMPLES; i++) {
                both[2 * i + 1] = leg[i];
            }
        }
        byte[] shielded = new byte[2 * both.length];
        return Arrays.copyOf(shielded, DleEncoder.encode(both, 0, both.length, shielded, 0));
    }

    private void written(byte[] bytes, SpoiltWire wire, StringBuilder words) {
        for (byte b : bytes) {
            if (wire == voice && streaming) {
                streamed(b);
            } else if (b == '\r') {
                String command = words.toString();
                words.setLength(0);
                if (!command.isEmpty()) {
                    obey(command, wire);
                }
            } else if (b >= ' ' && b < 0x7F && b != Dle.STOP_BOTH) {
                words.append((char) b);
            }
        }
    }

    private void streamed(byte b) {
        int got = heard.next(b);
        if (got == DleDecoder.CODE + Dle.STOP_BOTH) {
            streaming = false;
            voice.says(Mutation.ascii("\u0010\u0003" + OK));
        } else if (got >= 0
                && got < DleDecoder.CODE
                && (byte) got != PLUS_NOUGHT
                && (byte) got != MINUS_NOUGHT) {
            reassuredAt = nanos.getAsLong();
        }
    }

    private void obey(String command, SpoiltWire wire) {
        switch (command) {
            case "AT+VLS=1" -> offHook = true;
            case "AT+VLS=0" -> onHook();
            case "ATZ" -> {
                if (wire == control) {
                    onHook();
                }
            }
            case "AT#FEED" -> fedAt = nanos.getAsLong();
            case "AT#BRIDGE" -> bridged = true;
            case "AT#DROP" -> {
                bridged = false;
                stationCalled = false;
            }
            case "AT#ATT" -> stationCalled = true;
            case "AT#SERVE" -> {
                serving = true;
                fedAt = nanos.getAsLong();
            }
            case "AT#BYPASS" -> {
                if (serving) {
                    fall("ORDERED");
                }
            }
            default -> {}
        }
        reply(command, wire);
    }

    private void reply(String command, SpoiltWire wire) {
        if (command.equals("AT+VTR")) {
            streaming = true;
            wire.says(Mutation.ascii("\r\nCONNECT\r\n"));
        } else if (command.equals("AT#STATE?")) {
            wire.says(Mutation.ascii(state() + OK));
        } else if (command.startsWith("AT#DIAL=")) {
            stationCalled = true;
            busyWith = OK;
            busyUntil =
                    nanos.getAsLong() + NANOS_A_DIGIT * (command.length() - "AT#DIAL=".length());
        } else {
            wire.says(Mutation.ascii(OK));
        }
    }

    private String state() {
        return "\r\n#STATE: %s,%s\r\n"
                .formatted(serving ? "SERVICE" : "BYPASS", offHook ? "OFFHOOK" : "ONHOOK");
    }

    private void onHook() {
        offHook = false;
        bridged = false;
        stationCalled = false;
    }

    /** The relay: a caller who reached nobody is lost, a bridged talk is the attendant's. */
    private void fall(String cause) {
        serving = false;
        streaming = false;
        onHook();
        control.says(Mutation.ascii("\r\n#RELAY: BYPASS," + cause + "\r\n"));
    }

    /** A modem sees DTR fall; the reference card has its watchdog. */
    private void letGo() {
        if (!inline) {
            onHook();
            streaming = false;
        }
    }
}
