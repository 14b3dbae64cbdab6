package jp.denwaban.tone;

/**
 * How loud one frame of line audio is, for meters, silence and alarms.
 *
 * <p>Units: dBFS of the root mean square, so that a full-scale sine reads −3.0 and digital silence
 * {@value #FLOOR_DBFS}; add 6.15 dB to a sine's reading for dBm0.
 */
public final class LevelMeter {
    /** Below the step of 16-bit audio (−90.3 dBFS); keeps the logarithm finite. */
    public static final double FLOOR_DBFS = -96.0;

    private static final double FULL_SCALE = 32768.0;

    private double rmsDbfs = FLOOR_DBFS;
    private double peakDbfs = FLOOR_DBFS;

    /**
     * Measures a frame of any length; an empty one reads as silence.
     *
     * @return {@link #rmsDbfs()} of this frame
     */
    public double accept(short[] frame) {
        double squares = 0;
        int peak = 0;
        for (short sample : frame) {
            squares += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
        }
        rmsDbfs = dbfs(frame.length == 0 ? 0 : Math.sqrt(squares / frame.length));
        peakDbfs = dbfs(peak);
        return rmsDbfs;
    }

    /** Level of the last frame. */
    public double rmsDbfs() {
        return rmsDbfs;
    }

    /** Highest sample of the last frame; 0 dBFS means it was clipped. */
    public double peakDbfs() {
        return peakDbfs;
    }

    private static double dbfs(double amplitude) {
        return amplitude <= 0
                ? FLOOR_DBFS
                : Math.max(FLOOR_DBFS, 20 * Math.log10(amplitude / FULL_SCALE));
    }
}
