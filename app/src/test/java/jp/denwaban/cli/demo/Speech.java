package jp.denwaban.cli.demo;

import java.util.Random;

/**
 * Noise in bursts with a seed: unlike itself at every shift, which is what speech is to a
 * correlator.
 */
final class Speech {
    private Speech() {}

    static short[] of(int length, long seed) {
        Random random = new Random(seed);
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            double syllable = 0.3 + 0.7 * Math.abs(Math.sin(Math.PI * i / 2100));
            samples[i] = (short) (random.nextGaussian() * 3000 * syllable);
        }
        return samples;
    }
}
