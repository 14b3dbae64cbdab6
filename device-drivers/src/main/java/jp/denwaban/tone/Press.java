package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * What was measured of one possible press of a key. Filled anew for each; nothing is allocated.
 *
 * <p>Units: samples since the detector began; dBm0 per tone; offsets as fractions of the nominal
 * frequency; the rest are ratios.
 */
final class Press {
    private static final int SAMPLES_PER_MILLI = LineAudio.RATE_HZ / 1000;

    int key;
    double startSample;
    double endSample;
    double lowDbm0;
    double highDbm0;
    double lowOffset;
    double highOffset;

    /** Share of each group that one steady tone explains. */
    double lowCoherence;

    double highCoherence;

    /** Share of the two tones in everything on the line, differences of neighbours compared. */
    double purity;

    /** How many milliseconds apart the two tones began, and how many apart they ended. */
    double startSpreadMillis;

    double endSpreadMillis;

    /** Power of the tones 8 ms before the beginning and after the end, over that within. */
    double startOutside;

    double endOutside;

    /** What {@link Evidence} made of all this. */
    double evidence;

    double millis() {
        return (endSample - startSample) / SAMPLES_PER_MILLI;
    }

    double twistDb() {
        return highDbm0 - lowDbm0;
    }

    DigitHeard digit() {
        return new DigitHeard(
                DtmfKeys.key(key),
                Math.max(0, Math.round(startSample)),
                Math.round(endSample),
                Math.max(lowDbm0, highDbm0),
                twistDb());
    }

    /** Takes over what the digit will be told with. */
    void copy(Press other) {
        key = other.key;
        startSample = other.startSample;
        endSample = other.endSample;
        lowDbm0 = other.lowDbm0;
        highDbm0 = other.highDbm0;
        evidence = other.evidence;
    }
}
