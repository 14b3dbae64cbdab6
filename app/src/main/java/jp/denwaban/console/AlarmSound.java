package jp.denwaban.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Alarm;

/**
 * The alarm in the room: two short tones for 障害, one for 注意, at once and then every minute until
 * each is confirmed or gone. A box without a sound device stays silent; the screen says it all.
 */
final class AlarmSound {
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** In the middle of what an ear of any age hears well, as IEC 60601-1-8 advises (150–1000). */
    private static final double TONE_HZ = 880;

    private static final int RATE_HZ = 44_100;
    private static final int TONE_MS = 180;
    private static final int PAUSE_MS = 140;

    /** A tone that begins at once clicks. */
    private static final int FADE_MS = 12;

    private static final double LOUDNESS = 0.35 * Short.MAX_VALUE;
    private static final AudioFormat FORMAT = new AudioFormat(RATE_HZ, 16, 1, true, false);

    private final Executor work;
    private final Player player;
    private Optional<Instant> sounded = Optional.empty();
    private int soundedLevel;

    /** What makes the tones audible; may take as long as they last. */
    interface Player {
        void play(byte[] pcm);
    }

    /**
     * @param work a thread of its own: the tones last half a second
     */
    AlarmSound(Executor work, Player player) {
        this.work = work;
        this.player = player;
    }

    /** On the sound device of the box, if there is one. */
    static void onDevice(byte[] pcm) {
        try (SourceDataLine device = AudioSystem.getSourceDataLine(FORMAT)) {
            device.open(FORMAT);
            device.start();
            device.write(pcm, 0, pcm.length);
            device.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            // No device, or another program holds it: the alarm stands on the screen.
        }
    }

    /** Hears every snapshot, at least one a second; always from one thread. */
    void hear(Snapshot snapshot, Instant now) {
        OptionalInt worst = worst(snapshot.alarms());
        if (worst.isEmpty()) {
            sounded = Optional.empty();
            return;
        }
        boolean graver = sounded.isPresent() && worst.getAsInt() < soundedLevel;
        if (graver || sounded.isEmpty() || !now.isBefore(sounded.get().plus(AGAIN))) {
            sounded = Optional.of(now);
            soundedLevel = worst.getAsInt();
            byte[] pcm = tones(worst.getAsInt() == 1 ? 2 : 1);
            work.execute(() -> player.play(pcm));
        }
    }

    private static OptionalInt worst(List<Alarm> alarms) {
        return alarms.stream()
                .filter(alarm -> !alarm.confirmed() && alarm.level() <= 2)
                .mapToInt(Alarm::level)
                .min();
    }

    /** 16-bit little-endian, 44.1 kHz: so many short tones with a pause after each. */
    static byte[] tones(int count) {
        int tone = RATE_HZ * TONE_MS / 1000;
        int step = tone + RATE_HZ * PAUSE_MS / 1000;
        byte[] pcm = new byte[count * step * 2];
        for (int i = 0; i < count * step; i++) {
            int at = i % step;
            if (at < tone) {
                short sample = sample(at, tone);
                pcm[2 * i] = (byte) sample;
                pcm[2 * i + 1] = (byte) (sample >> 8);
            }
        }
        return pcm;
    }

    private static short sample(int at, int length) {
        double fade = RATE_HZ * FADE_MS / 1000.0;
        double envelope = Math.min(1, Math.min(at, length - at) / fade);
        return (short) (LOUDNESS * envelope * Math.sin(2 * Math.PI * TONE_HZ * at / RATE_HZ));
    }
}
