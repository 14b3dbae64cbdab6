package jp.denwaban.line.card;

import java.util.Arrays;
import java.util.function.LongSupplier;
import jp.denwaban.audio.Companding;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.at.DleEncoder;

/**
 * The V.253 voice stream of one line: companded bytes to frames of both legs, and played frames to
 * shielded bytes. All of it happens on the thread of the voice port.
 *
 * <p>What is heard paces what is sent: {@value #AHEAD_FRAMES} frames stand ahead in the card, and
 * then one goes out for each one heard, silence where nothing is to be played. When the card says
 * that it ran dry, it stands at nought, and the same few frames are sent ahead again; so a late
 * computer never makes the caller hear everything later for the rest of the call. A code stands
 * only between two pairs of bytes, so an odd byte before a code was damaged and the legs align
 * anew.
 *
 * <p>A little longer than most: each way paces the other, so both are read together.
 */
final class VoiceStream {
    /** 640 bytes ahead: a late scheduler does no harm, and a stopped prompt stops at once. */
    private static final int AHEAD_FRAMES = 4;

    /** A card in a call that gives no audio for this long is gone. */
    private static final long STALLED_NANOS = 2_000_000_000L;

    /** One read of the port brings 13 frames at most. */
    private static final int MOST_FRAMES_AT_ONCE = 16;

    private static final int FRAME = LineAudio.FRAME_SAMPLES;
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / LineAudio.RATE_HZ;

    private final boolean bothLegs;
    private final LineListener listener;
    private final PlayQueue played;
    private final LongSupplier nanos;
    private final short[] decoded = new short[256];
    private Companding companding;
    private final byte[] plain = new byte[FRAME];
    private final byte[] shielded = new byte[2 * FRAME * MOST_FRAMES_AT_ONCE];
    private final MissingAudio missing = new MissingAudio();
    private short[] caller = new short[FRAME];
    private short[] staff = new short[FRAME];
    private int filled;
    private boolean staffNext;
    private int owedFrames;
    private boolean ranDry;

    /**
     * When the card was last filled up. After a jam on the wire old audio comes in a heap, with old
     * complaints: to answer each would make the caller hear everything half a second late.
     */
    private long filledAt;

    /** What a stream that was opened again lacks; {@link #missing} counts it only in a while. */
    private long reopenedLate;

    private long heardAt;
    private long lastFrameAt;

    /** What the call wants; what the card has opened says nothing about that. */
    private volatile boolean wanted;

    private volatile boolean open;

    VoiceStream(CardProfile profile, LineListener listener, PlayQueue played, LongSupplier nanos) {
        this.bothLegs = profile.bothLegs();
        this.companding = profile.companding();
        this.listener = listener;
        this.played = played;
        this.nanos = nanos;
        coding(companding);
    }

    /** The coding that the card has taken; before a stream begins. */
    void coding(Companding taken) {
        companding = taken;
        for (int code = 0; code < decoded.length; code++) {
            decoded[code] = taken.decode((byte) code);
        }
    }

    /** A stream is wanted; {@link #opened} tells when it has come. From the call's thread. */
    void want() {
        open = false;
        wanted = true;
    }

    /** A stream begins, or begins again after the card broke it off. */
    void opened() {
        heardAt = nanos.getAsLong();
        if (!open) {
            missing.start(heardAt);
        }
        lastFrameAt = heardAt;
        filled = 0;
        staffNext = false;
        owedFrames = AHEAD_FRAMES;
        filledAt = heardAt;
        reopenedLate = heardAt - missing.audioAt();
        open = true;
    }

    /** No stream is wanted any more: its silence is no fault. From any thread. */
    synchronized void stop() {
        wanted = false;
    }

    /**
     * Opens a stream again that has broken off, if it is still wanted; after {@link #stop} nothing
     * is opened any more, so nothing stands between an end and the order behind it.
     */
    synchronized void ifRunning(Runnable openAgain) {
        if (running()) {
            openAgain.run();
        }
    }

    /** Wanted, and opened since. */
    private boolean running() {
        return wanted && open;
    }

    void audio(byte[] bytes, int count) {
        if (!running()) {
            return;
        }
        long now = nanos.getAsLong();
        heardAt = now;
        if (bothLegs) {
            for (int i = 0; i < count; i++) {
                if (!staffNext) {
                    caller[filled] = decoded[bytes[i] & 0xFF];
                    staffNext = true;
                } else {
                    staff[filled] = decoded[bytes[i] & 0xFF];
                    staffNext = false;
                    if (++filled == FRAME) {
                        heard(now - (count - 1 - i) / 2 * NANOS_PER_SAMPLE);
                    }
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                caller[filled] = decoded[bytes[i] & 0xFF];
                if (++filled == FRAME) {
                    heard(now - (count - 1 - i) * NANOS_PER_SAMPLE);
                }
            }
        }
    }

    /** Codes that speak of the stream itself. */
    void code(char code) {
        staffNext = false;
        if (code == 'u') {
            ranDry |= heardSinceFilled();
        } else if (code == 'o') {
            missing.overrun();
        }
    }

    /** Sends what is due, and looks whether audio has stopped coming. */
    void turned(boolean streaming, CardPort port) throws LineException {
        if (!running()) {
            return;
        }
        long now = nanos.getAsLong();
        if (now - heardAt > STALLED_NANOS) {
            throw new LineException(Kind.PORT_LOST, port.name() + ": the voice stream stopped");
        }
        if (ranDry) {
            owedFrames = AHEAD_FRAMES;
            filledAt = now;
            ranDry = false;
        }
        if (streaming && owedFrames > 0) {
            port.write(due());
        }
        int lost = missing.lookedAt(now); // counts on while a broken stream is opened again
        if (lost > 0) {
            listener.happened(new LineEvent.AudioLost(now, lost));
        }
    }

    private void heard(long at) {
        short[] callerFrame = caller;
        short[] staffFrame = staff;
        caller = new short[FRAME];
        staff = new short[FRAME];
        filled = 0;
        missing.heardFrame();
        if (heardSinceFilled()) {
            owedFrames++;
        }
        lastFrameAt =
                Math.max(lastFrameAt, at); // a backlog is read in pieces; time never goes back
        listener.heard(lastFrameAt, callerFrame, staffFrame);
    }

    private boolean heardSinceFilled() {
        return missing.audioAt() + reopenedLate >= filledAt;
    }

    private byte[] due() {
        int frames = Math.min(owedFrames, MOST_FRAMES_AT_ONCE);
        owedFrames -= frames;
        int length = 0;
        for (int n = 0; n < frames; n++) {
            short[] frame = played.take();
            for (int i = 0; i < FRAME; i++) {
                plain[i] = companding.encode(frame[i]);
            }
            length = DleEncoder.encode(plain, 0, FRAME, shielded, length);
        }
        return Arrays.copyOf(shielded, length);
    }
}
