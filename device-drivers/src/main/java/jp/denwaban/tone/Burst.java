package jp.denwaban.tone;

/** One stretch of the 400 Hz tone, and whether the whole of it is a machine's tone. */
final class Burst {
    /**
     * Share of the tone in everything, over the whole burst: white noise 10 dB below leaves 0.91, a
     * clipped sine 0.86 to the tone itself, GSM full rate 0.9.
     */
    private static final double SHARE = 0.82;

    /** A progress tone is 400 ± 15 Hz. */
    private static final double MOST_OFF_HZ = 15;

    /** A window is still the tone when it is less than 12 dB below the loudest. */
    private static final double FADED = 0.0631;

    private final Wobble wobble = new Wobble();
    private final Pitch pitch = new Pitch();
    private double tone;
    private double all;
    private double loudest;
    private long start;

    void begin(long startSample) {
        start = startSample;
        tone = 0;
        all = 0;
        loudest = 0;
        wobble.begin();
        pitch.begin();
    }

    /** One hop while the burst goes on, also of a short interruption. */
    void accept(NetworkTone now) {
        wobble.accept(now.amplitude());
        pitch.accept(now.pairRe(), now.pairIm());
        if (now.sounds()) {
            tone += now.power();
            all += now.all();
            loudest = Math.max(loudest, now.power());
        }
    }

    long start() {
        return start;
    }

    /** Whether this window carries the burst on: an echo of it does not. */
    boolean goesOn(NetworkTone now) {
        return now.sounds() && now.power() > FADED * loudest;
    }

    /** Whether there is little else beside the tone. */
    boolean clean() {
        return tone > SHARE * all;
    }

    /**
     * Whether it is a tone of an exchange at all. The echo of a swinging tone swings its frequency,
     * so that there only the mean counts; no voice swings as fast.
     */
    boolean pure() {
        return clean()
                && Math.abs(pitch.offHz()) <= MOST_OFF_HZ
                && (wobble.wobbles() || pitch.kept());
    }

    boolean wobbles() {
        return wobble.wobbles();
    }

    boolean steady() {
        return wobble.steady();
    }

    double offHz() {
        return pitch.offHz();
    }
}
