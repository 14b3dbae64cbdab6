package jp.denwaban.exchange.card;

import java.util.Arrays;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.at.Dle;

/**
 * The full-duplex voice stream of V.253 as the reference card speaks it: µ-law octets, {@code
 * <DLE>} shielded by doubling, events and orders in between as {@code <DLE>} and a letter.
 *
 * <p>Shape: towards the PC caller and staff in turn, caller first; from the PC what the caller
 * shall hear. No object is made per byte. A modem's is {@link ModemStream}.
 *
 * @see "ITU-T V.253, 8.2 and 12: DLE shielding, +VTR"
 */
final class CardStream implements PortStream {
    /** Before it is full, the card stops the PC by flow control: 256 ms of one leg. */
    private static final int PLAY_BYTES = 2048;

    /** The most that one sample of both legs can take, both shielded, and a word about its loss. */
    private static final int SHIELDED_PAIR = 4 + 2;

    /** A second: so long a byte damaged on the wire may swap the legs, and no longer. */
    private static final int STEPS_A_MARK = 1000 / Sound.STEP_MILLIS;

    /** V.253: a mark between two samples, which means nothing else. */
    private static final char TIMING_MARK = 'T';

    private final PacedPort port;
    private final byte[] play = new byte[PLAY_BYTES];
    private int playStart;
    private int playCount;
    private boolean afterDle;
    private boolean playing;
    private boolean overrun;
    private boolean stopOrdered;
    private boolean sounded;
    private long stepsSent;

    CardStream(PacedPort port) {
        this.port = port;
    }

    @Override
    public boolean receive() {
        while (!stopOrdered && playCount + 2 <= play.length) {
            int octet = port.read();
            if (octet < 0) {
                return true;
            }
            take(octet);
        }
        return !stopOrdered;
    }

    private void take(int octet) {
        if (!afterDle) {
            afterDle = octet == Dle.SHIELD;
            if (!afterDle) {
                queue(octet);
            }
            return;
        }
        afterDle = false;
        switch (octet) {
            case Dle.SHIELD -> queue(Dle.SHIELD);
            case Dle.TWO_SHIELDS -> {
                queue(Dle.SHIELD);
                queue(Dle.SHIELD);
            }
            case Dle.CANCEL -> {
                playCount = 0;
                playing = false;
            }
            case Dle.STOP_BOTH, '!' -> stopOrdered = true;
            default -> {
                // Gain and other orders of V.253 that this card does not have are passed over.
            }
        }
    }

    private void queue(int octet) {
        play[(playStart + playCount++) % play.length] = (byte) octet;
        playing = true;
        sounded |= MuLaw.decode((byte) octet) != 0;
    }

    @Override
    public boolean sounded() {
        return sounded;
    }

    @Override
    public boolean playTo(short[] caller, int samples) {
        if (samples > caller.length && playCount > 0) {
            playStart = (playStart + 1) % play.length; // a fast clock: one sample too early
            playCount--;
        }
        int count = Math.min(Math.min(samples, caller.length), playCount);
        for (int i = 0; i < count; i++) {
            caller[i] = MuLaw.decode(play[playStart]);
            playStart = (playStart + 1) % play.length;
        }
        Arrays.fill(caller, count, caller.length, (short) 0);
        playCount -= count;
        boolean underrun = playing && count < Math.min(samples, caller.length);
        if (underrun) {
            playing = false;
            event('u');
        }
        return underrun;
    }

    @Override
    public int send(short[] caller, short[] staff, int samples) {
        int lost = 0;
        if (stepsSent++ % STEPS_A_MARK == 0) {
            event(TIMING_MARK);
        }
        for (int n = 0; n < samples; n++) {
            int i = Math.min(n, Sound.STEP_SAMPLES - 1);
            if (!port.room(SHIELDED_PAIR)) {
                lost++;
                continue;
            }
            shielded(MuLaw.encode(caller[i]));
            shielded(MuLaw.encode(staff[i]));
        }
        if (lost > 0 && !overrun) {
            event('o');
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

    @Override
    public void event(char letter) {
        if (port.room(2)) {
            port.put(Dle.SHIELD);
            port.put(letter);
        }
    }

    @Override
    public void end() {
        event(Dle.END);
    }
}
