package jp.denwaban.tone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.audio.LineAudio;

/**
 * The tones of a Japanese telephone network, sample by sample: digits end, the others go on for
 * ever.
 *
 * <p>Shape: {@link #fill} writes as many samples as the array holds, frame after frame without a
 * break in phase. Units: {@link LineAudio}; levels are dBm0 per tone.
 *
 * @see "事業用電気通信設備規則 別表3, 別表5; Asterisk indications.conf [jp] for the cadences"
 */
public final class ToneGenerator {
    /** Our own digits: well above the legal least of 50 ms and 30 ms, cycle 180 ms ≥ 120 ms. */
    public static final int DIGIT_MILLIS = 100;

    public static final int PAUSE_MILLIS = 80;

    /** spandsp's default level of a sent digit; the high group 2 dB above it for the cable. */
    public static final double LOW_GROUP_DBM0 = -10;

    public static final double HIGH_GROUP_DBM0 = -8;

    /** Clearly below speech, so that a caller's ear is not hurt: our choice. */
    public static final double PROGRESS_DBM0 = -15;

    private static final double PROGRESS_HZ = 400;
    private static final double SWING_HZ = 16;

    /** Where a tone goes on after its last piece: nowhere. */
    private static final int NEVER = -1;

    private final List<TonePiece> pieces;
    private final int again;
    private int piece;
    private int sample;

    /**
     * A tone of pieces.
     *
     * @param again the piece that follows the last, or {@link #NEVER}
     */
    private ToneGenerator(List<TonePiece> pieces, int again) {
        this.pieces = List.copyOf(pieces);
        this.again = again;
    }

    /** Digits as our card would send them, each followed by its pause. */
    public static ToneGenerator digits(String keys) {
        return digits(keys, DIGIT_MILLIS, PAUSE_MILLIS, LOW_GROUP_DBM0, HIGH_GROUP_DBM0);
    }

    /**
     * Digits of any length and level, for callers whose telephones are not ours.
     *
     * @param keys of {@code 0123456789*#ABCD}
     */
    public static ToneGenerator digits(
            String keys, int toneMillis, int pauseMillis, double lowDbm0, double highDbm0) {
        List<TonePiece> pieces = new ArrayList<>();
        for (char key : keys.toCharArray()) {
            pieces.add(
                    new TonePiece(
                            millis(toneMillis),
                            DtmfKeys.lowHz(key),
                            Dbm0.amplitude(lowDbm0),
                            DtmfKeys.highHz(key),
                            Dbm0.amplitude(highDbm0)));
            pieces.add(TonePiece.silence(millis(pauseMillis)));
        }
        return new ToneGenerator(pieces, NEVER);
    }

    /** 呼出音: 400 Hz swinging at 16 Hz, 1 s on, 2 s off. */
    public static ToneGenerator ringBack() {
        return new ToneGenerator(List.of(swinging(1000), TonePiece.silence(millis(2000))), 0);
    }

    /** 話中音: 400 Hz, 0.5 s on, 0.5 s off. */
    public static ToneGenerator busy() {
        return new ToneGenerator(List.of(steady(500), TonePiece.silence(millis(500))), 0);
    }

    /** 発信音: 400 Hz without a break. */
    public static ToneGenerator dialTone() {
        return new ToneGenerator(List.of(unbroken()), 0);
    }

    /** 第二発信音: three bursts of 0.2 s, then steady, as after a hook flash. */
    public static ToneGenerator secondDialTone() {
        TonePiece gap = TonePiece.silence(millis(200));
        return new ToneGenerator(
                List.of(steady(200), gap, steady(200), gap, steady(200), gap, unbroken()), 6);
    }

    /** 割込音: 400 Hz swinging at 16 Hz, 0.5 s in every 8 s; it is not a hang-up. */
    public static ToneGenerator callWaiting() {
        return new ToneGenerator(List.of(swinging(500), TonePiece.silence(millis(7500))), 0);
    }

    /**
     * One tone or two together for a while, at the level of {@link #PROGRESS_DBM0}; 0 Hz is none.
     */
    public static ToneGenerator pair(double hz, double secondHz, int millis) {
        double amplitude = Dbm0.amplitude(PROGRESS_DBM0);
        return new ToneGenerator(
                List.of(new TonePiece(millis(millis), hz, amplitude, secondHz, amplitude)), NEVER);
    }

    /**
     * Fills the frame; what is left of it after the end is silence.
     *
     * @return how many samples came before the end: the whole length while the tone goes on, 0 when
     *     it is over
     */
    public int fill(short[] frame) {
        int written = 0;
        while (written < frame.length && !finished()) {
            TonePiece now = pieces.get(piece);
            while (written < frame.length && sample < now.samples()) {
                frame[written++] = now.at(sample++);
            }
            if (sample == now.samples()) {
                sample = 0;
                piece = piece + 1 == pieces.size() && again != NEVER ? again : piece + 1;
            }
        }
        Arrays.fill(frame, written, frame.length, (short) 0);
        return written;
    }

    /** Whether everything was given out; never true of the endless tones. */
    public boolean finished() {
        return piece >= pieces.size();
    }

    /** The next samples, as many as asked for. */
    public short[] next(int samples) {
        short[] frame = new short[samples];
        fill(frame);
        return frame;
    }

    /** All that is left of a tone that ends. */
    public short[] rest() {
        if (again != NEVER) {
            throw new IllegalStateException("this tone never ends");
        }
        int left = -sample;
        for (int index = piece; index < pieces.size(); index++) {
            left += pieces.get(index).samples();
        }
        return next(Math.max(0, left));
    }

    private static TonePiece steady(int millis) {
        return new TonePiece(millis(millis), PROGRESS_HZ, Dbm0.amplitude(PROGRESS_DBM0), 0, 0);
    }

    /** One second to be repeated: 400 Hz fits in it whole, so that no ramp is wanted. */
    private static TonePiece unbroken() {
        double amplitude = Dbm0.amplitude(PROGRESS_DBM0);
        return new TonePiece(millis(1000), PROGRESS_HZ, amplitude, 0, TonePiece.UNBROKEN);
    }

    /** 400 Hz with side tones at 384 and 416 Hz is 400 Hz swinging at 16 Hz. */
    private static TonePiece swinging(int millis) {
        return new TonePiece(
                millis(millis),
                PROGRESS_HZ,
                Dbm0.amplitude(PROGRESS_DBM0),
                SWING_HZ,
                TonePiece.MODULATES);
    }

    private static int millis(int millis) {
        return millis * LineAudio.RATE_HZ / 1000;
    }
}
