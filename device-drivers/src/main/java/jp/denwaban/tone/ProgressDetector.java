package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;

/**
 * Hears what the telephone network and people say on one leg: Japan's 400 Hz tones and voices.
 *
 * <p>Shape: any number of samples at a time, of one leg from when it is worth listening to. Units:
 * {@link LineAudio}; positions in {@link ProgressHeard} are samples since the first one accepted.
 * Nothing is allocated but the event. A call-waiting tone and digits are neither a hang-up nor a
 * voice; call waiting reads as a lone ring-back burst, which only a leg that is being called heeds.
 *
 * @see "事業用電気通信設備規則 別表5; Asterisk indications.conf [jp]"
 */
public final class ProgressDetector {
    /** All Japanese progress tones. */
    private static final double TONE_HZ = 400;

    /** 388, 400 and 412 Hz: within ±15 Hz a probe is 6 Hz away at most and loses 5 %. */
    private static final double[] PROBES = {0.97, 1.0, 1.03};

    /** Share of 400 ± 15 Hz in everything; a deep swing leaves 0.87 of it in its troughs. */
    private static final double TONE_SHARE = 0.8;

    /** A progress tone is heard down to −43 dBm0, the level of a DTMF receiver. */
    private static final double LEAST_TONE = DtmfWindow.power(-43);

    /** Quiet speech on a long line is about −35 dBm0, noise of a good line below −50. */
    private static final double LEAST_VOICE = DtmfWindow.power(-42);

    private static final int HOPS = ToneBank.WINDOW / ToneBank.HOP;

    private final ToneBank bank = new ToneBank(new double[] {TONE_HZ}, PROBES, LineAudio.RATE_HZ);
    private final DtmfWindow digits = new DtmfWindow();
    private final Cadence cadence;
    private final VoiceActivity voice;
    private final double[] hop = new double[ToneBank.HOP];
    private final double[] energy = new double[HOPS];
    private int filled;
    private int newest;
    private long samples;

    public ProgressDetector(Consumer<ProgressHeard> heard) {
        cadence = new Cadence(heard);
        voice = new VoiceActivity(heard);
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] frame) {
        for (short sample : frame) {
            digits.accept(sample);
            hop[filled++] = sample;
            samples++;
            if (filled == ToneBank.HOP) {
                filled = 0;
                hopEnded();
            }
        }
    }

    private void hopEnded() {
        bank.accept(hop);
        newest = (newest + 1) % HOPS;
        energy[newest] = 0;
        for (double sample : hop) {
            energy[newest] += sample * sample;
        }
        double tone = bank.powers()[0];
        double all = 0;
        for (double each : energy) {
            all += each;
        }
        all /= ToneBank.WINDOW;
        boolean isTone = tone >= LEAST_TONE && tone > TONE_SHARE * all;
        boolean isVoice = !isTone && all >= LEAST_VOICE && digits.key() == DtmfWindow.NO_KEY;
        cadence.accept(isTone, tone, samples);
        voice.accept(isVoice, samples);
    }
}
