package jp.denwaban.audio.device;

/** Finds clicks in what should be a tone of steady pitch and level. */
final class Clicks {
    private static final int BLOCK = 160;

    private Clicks() {}

    /**
     * The worst block, against the tone, by what a sine of one steady pitch does not predict from
     * its last two samples: {@code x(n+1) = c x(n) − x(n−1)}, with the c that fits best.
     */
    static double worstDb(short[] all) {
        double worst = -200;
        for (int from = 1; from + BLOCK < all.length; from += BLOCK) {
            double cross = 0;
            double power = 0;
            for (int n = from; n < from + BLOCK; n++) {
                cross += (double) all[n] * (all[n + 1] + all[n - 1]);
                power += (double) all[n] * all[n];
            }
            double residue = 0;
            for (int n = from; n < from + BLOCK; n++) {
                double off = all[n + 1] + all[n - 1] - cross / power * all[n];
                residue += off * off;
            }
            worst = Math.max(worst, 10 * Math.log10(residue / power));
        }
        return worst;
    }
}
