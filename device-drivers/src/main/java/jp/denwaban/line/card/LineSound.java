package jp.denwaban.line.card;

import java.util.Optional;
import java.util.function.LongSupplier;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.device.SoundEars;
import jp.denwaban.audio.device.SoundFault;
import jp.denwaban.audio.device.SoundSeat;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineListener;
import org.jspecify.annotations.Nullable;

/**
 * Line audio of one line: frames from its sound device to the listener, on the thread of the
 * control port, and the caller's ear to the device.
 *
 * <p>Frames stand exactly 20 ms apart, so a hole in their times is audio that is missing, and so
 * are frames that do not come for half a second. What has been told to be missing stays so, even if
 * it comes late.
 */
final class LineSound {
    private static final long FRAME_NANOS = LineAudio.FRAME_MILLIS * 1_000_000L;

    /** telephony.md: no frames for half a second. */
    private static final long SILENT_NANOS = 500_000_000L;

    private final CardPorts ports;
    private final LineListener listener;
    private final PlayQueue played;
    private final LongSupplier nanos;
    private volatile @Nullable SoundSeat seat;
    private volatile String gone = "";
    private volatile boolean running;
    private volatile long accountedTo;
    private boolean heardAny;

    LineSound(CardPorts ports, LineListener listener, PlayQueue played, LongSupplier nanos) {
        this.ports = ports;
        this.listener = listener;
        this.played = played;
        this.nanos = nanos;
    }

    /** Takes the line's place at the device; returns when the device delivers. */
    synchronized void open() throws LineException {
        SoundPlace place =
                ports.sound()
                        .orElseThrow(
                                () ->
                                        new LineException(
                                                Kind.NO_PORT,
                                                "no sound device is set for this line"));
        seat = place.sit(new Ears());
    }

    synchronized void begin() {
        SoundSeat mine = seat;
        if (mine != null) {
            accountedTo = nanos.getAsLong();
            heardAny = false;
            mine.begin();
            running = true;
        }
    }

    synchronized void end() {
        running = false;
        SoundSeat mine = seat;
        if (mine != null) {
            mine.end();
        }
    }

    /** In every turn of the control port's thread: hands on what has come. */
    synchronized void turned() throws LineException {
        if (!gone.isEmpty()) {
            throw new LineException(Kind.PORT_LOST, gone);
        }
        SoundSeat mine = seat;
        if (mine == null || !running) {
            return;
        }
        Optional<SoundSeat.Heard> next = mine.next();
        while (next.isPresent()) {
            heard(next.get());
            next = mine.next();
        }
        tellMissing(nanos.getAsLong() - SILENT_NANOS, SILENT_NANOS);
    }

    void close() {
        running = false;
        SoundSeat mine = seat;
        if (mine != null) {
            mine.close();
        }
    }

    private void heard(SoundSeat.Heard frame) {
        if (!heardAny) {
            heardAny = true;
            accountedTo = frame.atNanos() - FRAME_NANOS;
        }
        tellMissing(frame.atNanos() - FRAME_NANOS, 0);
        if (frame.atNanos() - accountedTo < FRAME_NANOS / 2) {
            return; // told to be missing
        }
        accountedTo = frame.atNanos();
        listener.heard(frame.atNanos(), frame.caller(), frame.staff());
    }

    /** Whole frames between what is accounted for and {@code until}; {@code late} more are sure. */
    private void tellMissing(long until, long late) {
        long frames = Math.round((double) (until - accountedTo) / FRAME_NANOS);
        if (frames > 0) {
            long missing = frames + late / FRAME_NANOS;
            accountedTo += missing * FRAME_NANOS;
            listener.happened(new LineEvent.AudioLost(nanos.getAsLong(), (int) missing));
        }
    }

    /** On the device's threads. */
    private final class Ears implements SoundEars {
        @Override
        public short[] play() {
            return played.take();
        }

        @Override
        public void troubled(SoundFault fault) {
            listener.happened(new LineEvent.SoundTroubled(nanos.getAsLong(), fault));
        }

        @Override
        public void recovered(SoundFault fault) {
            listener.happened(new LineEvent.SoundRecovered(nanos.getAsLong(), fault));
        }

        @Override
        public void gone(String why) {
            gone = why;
        }
    }
}
