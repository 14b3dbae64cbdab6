package jp.denwaban.tone;

/** Measures a key that is followed: where it began and ended, and how much it is like a key. */
final class PressMeter {
    /** What is measured for a level: 100 ms, as much as {@link TonePeak} looks at. */
    private static final int MOST_HOPS = TonePeak.LONGEST / ToneGroup.HOP;

    /** A little less than half of the filter's 6 ms: nearer to an edge a tone is not yet whole. */
    private static final double EDGE_SAMPLES = 20;

    /** Two hops beyond the last window that holds the tone, there is nothing of it left. */
    private static final int OUTSIDE_HOPS = 2;

    /** Keeps the logarithm of a ratio finite: −40 dB. */
    private static final double LEAST_RATIO = 1e-4;

    /** A key that is still down is taken to end as keys do: −17 dB after 8 ms. */
    private static final double USUAL_OUTSIDE = 0.02;

    private final ToneGroup low;
    private final ToneGroup high;
    private final float[] changes = new float[ToneGroup.REMEMBERED];
    private final TonePeak peak = new TonePeak();
    private final Press press = new Press();
    private double lowMean;
    private double highMean;

    PressMeter(ToneGroup low, ToneGroup high) {
        this.low = low;
        this.high = high;
    }

    /** Takes {@link GroupFilter#changes} of the next outputs; {@code time} is the first one's. */
    void put(long time, float[] change, int count) {
        ToneGroup.remember(time, change, changes, count);
    }

    /** What was measured last; filled anew by the next measurement. */
    Press press() {
        return press;
    }

    /**
     * Measures a key that is still down, up to its last hop.
     *
     * @return false if it is too short to be measured
     */
    boolean measureDown(KeyTrack track) {
        start(track);
        press.endSample = middle(track.last);
        press.endSpreadMillis = 0;
        press.endOutside = USUAL_OUTSIDE;
        return tones();
    }

    /**
     * Measures a key that has ended.
     *
     * @return false if it is too short to be measured
     */
    boolean measureEnded(KeyTrack track) {
        start(track);
        long last = track.last;
        for (int pass = 0; pass < 2; pass++) {
            mean(track, Math.max(track.first, last - MOST_HOPS), last);
            while (last > track.first && !half(track, last)) {
                last--;
            }
        }
        double lowEdge = edge(low, DtmfKeys.lowTone(track.key), lowMean, last, 1);
        double highEdge = edge(high, DtmfKeys.highTone(track.key), highMean, last, 1);
        press.endSample = Math.min(lowEdge, highEdge);
        press.endSpreadMillis = Math.abs(lowEdge - highEdge) / GroupFilter.STEP;
        press.endOutside = outside(track, last + OUTSIDE_HOPS);
        return tones();
    }

    /** Measures the beginning once, while it is still remembered. */
    void start(KeyTrack track) {
        if (!track.startKnown) {
            long last = Math.min(track.last, track.first + MOST_HOPS);
            for (int pass = 0; pass < 2; pass++) {
                mean(track, track.first, last);
                while (track.first < last && !half(track, track.first)) {
                    track.first++;
                }
            }
            double lowEdge = edge(low, DtmfKeys.lowTone(track.key), lowMean, track.first, -1);
            double highEdge = edge(high, DtmfKeys.highTone(track.key), highMean, track.first, -1);
            track.startSample = Math.max(lowEdge, highEdge);
            track.startSpreadMillis = Math.abs(lowEdge - highEdge) / GroupFilter.STEP;
            track.startOutside = outside(track, track.first - OUTSIDE_HOPS);
            track.startKnown = true;
        }
        press.key = track.key;
        press.startSample = track.startSample;
        press.startSpreadMillis = track.startSpreadMillis;
        press.startOutside = track.startOutside;
    }

    private boolean tones() {
        long to = (long) Math.floor(output(press.endSample - EDGE_SAMPLES));
        long from = (long) Math.ceil(output(press.startSample + EDGE_SAMPLES));
        from = Math.max(from, to - TonePeak.LONGEST + 1);
        int count = (int) (to - from + 1);
        if (count < TonePeak.SHORTEST) {
            return false;
        }
        int lowTone = DtmfKeys.lowTone(press.key);
        int highTone = DtmfKeys.highTone(press.key);
        peak.find(low, lowTone, DtmfKeys.LOW_HZ[lowTone], from, count);
        double change = peak.power() * peak.coherence() * Dbm0.change(DtmfKeys.LOW_HZ[lowTone]);
        press.lowOffset = peak.offset();
        press.lowCoherence = peak.coherence();
        press.lowDbm0 = Dbm0.ofAmplitudeSquared(peak.power());
        peak.find(high, highTone, DtmfKeys.HIGH_HZ[highTone], from, count);
        change += peak.power() * peak.coherence() * Dbm0.change(DtmfKeys.HIGH_HZ[highTone]);
        press.highOffset = peak.offset();
        press.highCoherence = peak.coherence();
        press.highDbm0 = Dbm0.ofAmplitudeSquared(peak.power());
        press.purity = Math.min(1, change / Math.max(change(from, count), Double.MIN_NORMAL));
        return true;
    }

    /** Mean squared difference between neighbouring samples, of everything on the line. */
    private double change(long from, int count) {
        double sum = 0;
        for (long output = from; output < from + count; output++) {
            sum += changes[(int) output & ToneGroup.REMEMBERED - 1];
        }
        return sum / count / GroupTaps.TAPS;
    }

    private void mean(KeyTrack track, long first, long last) {
        long from = first + 1;
        long to = last - 1; // the outermost windows hold the tone only partly
        if (to < from) {
            from = (first + last) / 2;
            to = from;
        }
        lowMean = 0;
        highMean = 0;
        for (long hop = from; hop <= to; hop++) {
            lowMean += track.low(hop);
            highMean += track.high(hop);
        }
        lowMean = Math.max(lowMean / (to - from + 1), Float.MIN_NORMAL);
        highMean = Math.max(highMean / (to - from + 1), Float.MIN_NORMAL);
    }

    private boolean half(KeyTrack track, long hop) {
        return track.low(hop) >= KeyTrack.HALF_AMPLITUDE * lowMean
                && track.high(hop) >= KeyTrack.HALF_AMPLITUDE * highMean;
    }

    /** Of both tones, their geometric mean. */
    private double outside(KeyTrack track, long hop) {
        return Math.sqrt(
                (track.low(hop) / lowMean + LEAST_RATIO)
                        * (track.high(hop) / highMean + LEAST_RATIO));
    }

    /**
     * Where a tone's amplitude passes one half between {@code hop}, which holds it, and its
     * neighbour, which does not: with a window that is even about its middle, that is its edge.
     */
    private static double edge(ToneGroup group, int tone, double mean, long hop, int towards) {
        double half = Math.sqrt(mean) / 2;
        double inside = Math.sqrt(group.power(tone, hop));
        double outside = Math.sqrt(group.power(tone, hop + towards));
        double part = 1;
        if (inside <= half) {
            part = 0;
        } else if (outside < half) {
            part = (inside - half) / (inside - outside);
        }
        return middle(hop) + towards * part * ToneGroup.HOP * GroupFilter.STEP;
    }

    /** The sample in the middle of the window that ends with {@code hop}. */
    private static double middle(long hop) {
        double output = (hop + 1) * ToneGroup.HOP - 1 - (ToneGroup.WINDOW - 1) / 2.0;
        return output * GroupFilter.STEP + GroupFilter.CENTRE_SAMPLE;
    }

    private static double output(double sample) {
        return (sample - GroupFilter.CENTRE_SAMPLE) / GroupFilter.STEP;
    }
}
