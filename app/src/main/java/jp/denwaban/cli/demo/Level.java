package jp.denwaban.cli.demo;

/** Root-mean-square level of a piece of audio in dB under full scale. */
final class Level {
    private static final double FLOOR_DBFS = -120;

    private Level() {}

    static double dbfs(short[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) samples[i] * samples[i];
        }
        double rms = Math.sqrt(sum / Math.max(1, length)) / 32768;
        return rms == 0 ? FLOOR_DBFS : Math.max(FLOOR_DBFS, 20 * Math.log10(rms));
    }
}
