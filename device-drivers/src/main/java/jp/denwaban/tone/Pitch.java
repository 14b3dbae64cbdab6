package jp.denwaban.tone;

/**
 * Whether a tone keeps its frequency: a machine does, a singing voice or a whistle does not.
 *
 * <p>The mean of every 120 ms is compared with the mean so far. One block in four may be off: lost
 * samples make the phase jump.
 */
final class Pitch {
    /**
     * 1.5 Hz, 0.4 %. White noise 10 dB below the tone moves a block by 0.1 Hz (3σ: 0.3); a trained
     * voice wavers by 0.5 to 1 % without and by 3 % with vibrato.
     */
    private static final double MOST_HZ = 1.5;

    private double blockRe;
    private double blockIm;
    private double allRe;
    private double allIm;
    private int hop;
    private int blocks;
    private int off;

    void begin() {
        blockRe = 0;
        blockIm = 0;
        allRe = 0;
        allIm = 0;
        hop = 0;
        blocks = 0;
        off = 0;
    }

    /** One hop's pair of {@link NetworkTone}. */
    void accept(double pairRe, double pairIm) {
        blockRe += pairRe;
        blockIm += pairIm;
        allRe += pairRe;
        allIm += pairIm;
        if (++hop == Wobble.BLOCK_HOPS) {
            blocks++;
            double turnRe = blockRe * allRe + blockIm * allIm;
            double turnIm = blockIm * allRe - blockRe * allIm;
            if (Math.abs(NetworkTone.hertz(turnRe, turnIm)) > MOST_HZ) {
                off++;
            }
            hop = 0;
            blockRe = 0;
            blockIm = 0;
        }
    }

    boolean kept() {
        return 4 * off <= blocks;
    }

    /** How far from 400 Hz the whole tone is. */
    double offHz() {
        return NetworkTone.hertz(allRe, allIm);
    }
}
