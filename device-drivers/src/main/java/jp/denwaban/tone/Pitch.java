package jp.denwaban.tone;

/**
 * Whether a tone keeps its frequency: a machine does, a singing voice or a whistle does not.
 *
 * <p>The mean of every 80 ms is compared with the mean so far, and counts as much as it is strong:
 * a trough of a swing says little. A sixth may be off: lost samples make the phase jump.
 */
final class Pitch {
    /** 80 ms: half a period of the fastest vibrato (6 Hz), and four frames of GSM. */
    private static final int BLOCK_HOPS = 16;

    /**
     * 1.5 Hz, 0.4 %. White noise 10 dB below the tone moves a block by 0.15 Hz, GSM by 1 Hz. A
     * voice wavers by 0.7 to 1 % without vibrato and by 3 % and more with it.
     */
    private static final double MOST_HZ = 1.5;

    private double blockRe;
    private double blockIm;
    private double allRe;
    private double allIm;
    private int hop;
    private double weight;
    private double offWeight;

    void begin() {
        allRe = 0;
        allIm = 0;
        weight = 0;
        offWeight = 0;
        nextBlock();
    }

    /** One hop's pair of {@link NetworkTone}. */
    void accept(double pairRe, double pairIm) {
        blockRe += pairRe;
        blockIm += pairIm;
        if (++hop == BLOCK_HOPS) {
            allRe += blockRe;
            allIm += blockIm;
            double turnRe = blockRe * allRe + blockIm * allIm;
            double turnIm = blockIm * allRe - blockRe * allIm;
            double strength = Math.sqrt(blockRe * blockRe + blockIm * blockIm);
            weight += strength;
            if (Math.abs(NetworkTone.hertz(turnRe, turnIm)) > MOST_HZ) {
                offWeight += strength;
            }
            nextBlock();
        }
    }

    boolean kept() {
        return 6 * offWeight <= weight;
    }

    /** How far from 400 Hz the whole tone is. */
    double offHz() {
        return NetworkTone.hertz(allRe, allIm);
    }

    private void nextBlock() {
        hop = 0;
        blockRe = 0;
        blockIm = 0;
    }
}
