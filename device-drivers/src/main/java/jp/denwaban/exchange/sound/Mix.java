package jp.denwaban.exchange.sound;

/** Adds sounds as a telephone line does: sample by sample, clipped at full scale. */
public final class Mix {
    private Mix() {}

    public static void add(short[] sum, short[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = clip(sum[i] + part[i]);
        }
    }

    /** The sample nearest to a sum. */
    public static short clip(int value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
