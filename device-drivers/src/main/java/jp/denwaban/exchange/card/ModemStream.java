package jp.denwaban.exchange.card;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import jp.denwaban.exchange.modem.EventMask;
import jp.denwaban.exchange.modem.ModemState;
import jp.denwaban.exchange.modem.VoiceFormat;
import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.at.Dle;

/**
 * The voice stream of a modem: one way or both, in the coding that {@code +VSM} chose. What is
 * played is over when its last sample has left for the line, not when it has arrived here.
 *
 * <p>A little longer than most: both ways, and every code that may stand in them, are read
 * together.
 *
 * @see "ITU-T V.253, 8: voice transmit and receive states; 9: shielded codes"
 */
final class ModemStream implements PortStream {
    /** {@code +VTX}, {@code +VRX}, {@code +VTR}. */
    enum Way {
        SENDS(false),
        RECEIVES(true),
        BOTH(true);

        private final boolean heard;

        Way(boolean heard) {
            this.heard = heard;
        }
    }

    /** Before it is full, the modem stops the PC by flow control: 256 ms. */
    private static final int PLAY_SAMPLES = 2048;

    /** The most that one sample can take, shielded, and a word about its loss. */
    private static final int SHIELDED_SAMPLE = 4 + 2;

    /** The end code and its result code must find room. */
    private static final int LAST_WORDS = 16;

    /** A program that has sent nothing for so long and then types {@code AT} is another one. */
    private static final int ABANDONED_MILLIS = 1000;

    private static final char ABORT = 0x1B;
    private static final char XON = 0x11;
    private static final char XOFF = 0x13;

    private final PacedPort port;
    private final VoiceFormat format;
    private final Way way;
    private final ModemGains gains;
    private final EventMask events;
    private final BooleanSupplier deaf;
    private final short[] play = new short[PLAY_SAMPLES];
    private int playStart;
    private int playCount;
    private int halfSample;
    private boolean half;
    private boolean afterDle;
    private boolean playing;
    private boolean sounded;
    private boolean paused;
    private boolean overrun;
    private boolean over;
    private boolean skipsLineFeed;
    private boolean typedA;
    private int dryMillis;

    /**
     * A stream that begins.
     *
     * @param deaf whether audio gets lost on its way here; orders and codes do not
     */
    ModemStream(AtPort at, ModemState state, Way way, ModemGains gains, BooleanSupplier deaf) {
        this.port = at.port();
        this.format = state.format();
        this.events = state.events();
        this.way = way;
        this.gains = gains;
        this.deaf = deaf;
        this.skipsLineFeed = at.lineFeeds(); // the order itself is still followed by one
    }

    @Override
    public boolean receive() {
        while (!over && playCount + 2 <= play.length) {
            int octet = port.read();
            if (octet < 0) {
                break;
            }
            boolean skipped = skipsLineFeed && octet == '\n';
            skipsLineFeed = false;
            if (!skipped) {
                take(octet);
            }
        }
        if (over) {
            port.hold(false); // who has ended a stream reads its end, whatever he said before
        }
        return !over || playCount > 0 || !port.room(LAST_WORDS);
    }

    private void take(int octet) {
        if (afterDle) {
            afterDle = false;
            code((char) octet);
        } else if (octet == Dle.SHIELD) {
            afterDle = true;
        } else if (way == Way.RECEIVES) {
            typed((char) octet);
        } else if (dryMillis >= ABANDONED_MILLIS || typedA) {
            abandoned(octet);
        } else {
            queue(octet);
        }
    }

    /** A program died in the middle of its stream; its successor knows nothing of a stream. */
    private void abandoned(int octet) {
        if (typedA && Character.toUpperCase(octet) == 'T') {
            over = true;
            return;
        }
        if (typedA) {
            queue('A');
        }
        typedA = !typedA && Character.toUpperCase(octet) == 'A';
        if (!typedA) {
            queue(octet);
        }
    }

    private void code(char code) {
        switch (code) {
            case Dle.SHIELD -> queue(Dle.SHIELD);
            case Dle.TWO_SHIELDS -> {
                queue(Dle.SHIELD);
                queue(Dle.SHIELD);
            }
            case Dle.END -> over = true;
            case Dle.CANCEL -> purge();
            case Dle.STOP_BOTH, '!', ABORT -> {
                purge();
                over = true;
            }
            case 'u' -> gains.louder();
            case 'd' -> gains.quieter();
            case 'p' -> paused = true;
            case 'r' -> paused = false;
            default -> {
                // What else V.253 has is for loudspeakers and packets, and is passed over.
            }
        }
    }

    /**
     * Somebody who only listens and types something wants to stop; a terminal's flow control not.
     */
    private void typed(char letter) {
        switch (letter) {
            case XOFF -> port.hold(true);
            case XON -> port.hold(false);
            case '\n', 0 -> {}
            default -> {
                if (!port.room(LAST_WORDS)) {
                    port.unplugged(); // nobody has read for long: it is for nobody
                }
                over = true;
            }
        }
    }

    private void purge() {
        playCount = 0;
        half = false;
        playing = false;
        paused = false;
    }

    private void queue(int octet) {
        if (way == Way.RECEIVES || deaf.getAsBoolean()) {
            return;
        }
        if (format.bytes() == 1) {
            put(format.decode(octet));
        } else if (half) {
            put(format.decode(octet << 8 | halfSample));
            half = false;
        } else {
            halfSample = octet;
            half = true;
        }
    }

    private void put(short sample) {
        play[(playStart + playCount++) % play.length] = sample;
        playing = true;
        sounded |= sample != 0;
        dryMillis = 0;
    }

    @Override
    public boolean sounded() {
        return sounded;
    }

    @Override
    public boolean playTo(short[] caller, int samples) {
        if (samples > caller.length && playCount > 0 && !paused) {
            playStart = (playStart + 1) % play.length; // a fast clock: one sample too early
            playCount--;
        }
        int wanted = Math.min(samples, caller.length);
        int count = paused && !over ? 0 : Math.min(wanted, playCount);
        for (int i = 0; i < count; i++) {
            caller[i] = gains.sent(play[playStart]);
            playStart = (playStart + 1) % play.length;
        }
        Arrays.fill(caller, count, caller.length, (short) 0);
        playCount -= count;
        dryMillis = count == 0 && !paused ? dryMillis + Sound.STEP_MILLIS : 0;
        boolean underrun = playing && !paused && !over && count < wanted;
        if (underrun) {
            playing = false;
            tell('u');
        }
        return underrun;
    }

    @Override
    public int send(short[] caller, short[] staff, int samples) {
        if (!way.heard || over) {
            return 0;
        }
        int lost = 0;
        for (int n = 0; n < samples; n++) {
            int i = Math.min(n, caller.length - 1);
            if (!port.room(SHIELDED_SAMPLE)) {
                lost++;
                continue;
            }
            int code = format.encode(gains.received(Mix.clip(caller[i] + staff[i])));
            for (int octet = 0; octet < format.bytes(); octet++) {
                shielded((byte) (code >> 8 * octet));
            }
        }
        if (lost > 0 && !overrun) {
            tell('o');
        }
        overrun = lost > 0;
        return lost;
    }

    private void shielded(byte octet) {
        if (octet == Dle.SHIELD) {
            port.put(Dle.SHIELD);
        }
        port.put(octet);
    }

    /** Of itself, and only if the PC wants to hear of it. */
    private void tell(char letter) {
        if (events.lets(letter)) {
            event(letter);
        }
    }

    @Override
    public void event(char letter) {
        if (port.room(2)) {
            port.put(Dle.SHIELD);
            port.put(letter);
        }
    }

    @Override
    public void end() {
        port.hold(false);
        if (way.heard) {
            event(Dle.END);
        }
    }
}
