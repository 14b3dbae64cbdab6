package jp.denwaban.tone;

import java.time.Duration;
import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;

/**
 * Hears what the telephone network and people say on one leg: Japan's 400 Hz tones, voices and
 * silence.
 *
 * <p>Shape: any number of samples at a time, of one leg from when it is worth listening to. Units:
 * {@link LineAudio}; positions in {@link ProgressHeard} are samples since the first one accepted.
 * Nothing is allocated but the event. A call-waiting tone and digits are neither a hang-up nor a
 * voice; call waiting reads as a lone ring-back burst, which only a leg that is being called heeds.
 *
 * @see "事業用電気通信設備規則 別表5; Asterisk indications.conf [jp]"
 */
public final class ProgressDetector {
    /** Silence of both legs for longer than this is worth a warning: our choice. */
    public static final Duration LONG_SILENCE = Duration.ofSeconds(60);

    /** Quiet speech on a long line is about −35 dBm0, noise of a good line below −50. */
    private static final double LEAST_SOUND = Dbm0.power(-42);

    /** A bad line's noise scatters by 2 dB about its mean; a voice is 6 dB above the least. */
    private static final double OVER_NOISE = 4;

    /** Hum's overtones are 12 dB and more below it; the lowest voice has half its power above. */
    private static final double OVER_HUM = 0.0631;

    private final NetworkTone tone = new NetworkTone();
    private final NoiseFloor noise = new NoiseFloor();
    private final Cadence cadence;
    private final VoiceActivity voice;
    private final Silence silence;

    /** Two hops, so that a key's tones are looked for in 10 ms at once. */
    private final short[] samples = new short[KeyTones.WINDOW];

    private int filled;
    private double hopsPower;
    private boolean key;
    private long heard;

    public ProgressDetector(Consumer<ProgressHeard> heard) {
        this(heard, LONG_SILENCE);
    }

    /** Reports silence after another time than {@link #LONG_SILENCE}. */
    public ProgressDetector(Consumer<ProgressHeard> heard, Duration longSilence) {
        cadence = new Cadence(heard);
        voice = new VoiceActivity(heard);
        silence = new Silence(heard, longSilence.toMillis() * LineAudio.RATE_HZ / 1000);
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] frame) {
        int taken = 0;
        while (taken < frame.length) {
            int room = NetworkTone.HOP - filled % NetworkTone.HOP;
            int count = Math.min(room, frame.length - taken);
            System.arraycopy(frame, taken, samples, filled, count);
            filled += count;
            taken += count;
            if (count == room) {
                heard += NetworkTone.HOP;
                hopEnded(filled - NetworkTone.HOP);
                filled %= samples.length;
            }
        }
    }

    /** How long nothing but noise was heard until now; 0 while there is sound. */
    public Duration silence() {
        return Duration.ofMillis(silence.samples() * 1000 / LineAudio.RATE_HZ);
    }

    /** Silence is counted from here on, as when two legs have just been joined. */
    public void restartSilence() {
        silence.restart();
    }

    private void hopEnded(int from) {
        tone.accept(samples, from);
        double all = tone.all();
        noise.accept(tone.rest());
        boolean loud =
                all >= LEAST_SOUND
                        && all >= OVER_NOISE * noise.power()
                        && all >= OVER_HUM * tone.hum();
        cadence.accept(tone, heard);
        boolean other = loud && !cadence.hears(tone, heard);
        if (filled == samples.length) {
            key =
                    other
                            && voice.awaited()
                            && KeyTones.fill(samples, (hopsPower + tone.hopPower()) / 2);
        }
        hopsPower = tone.hopPower();
        voice.accept(other && !key, all, heard);
        silence.accept(loud || tone.sounds(), heard);
    }
}
