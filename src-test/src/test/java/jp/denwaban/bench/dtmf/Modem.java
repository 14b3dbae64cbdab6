package jp.denwaban.bench.dtmf;

import java.util.Random;

/** Machines that talk over a telephone line, as a wave between −1 and 1. */
final class Modem {
    private static final double RATE = 8000;

    /** The two frequencies of a modem and its bits a second. */
    private static final double[][] FSK = {
        {1300, 2100, 1200}, // V.23
        {1200, 2200, 1200}, // Bell 202: caller's number
        {980, 1180, 300}, // V.21
        {1650, 1850, 300},
        {1070, 1270, 300}, // Bell 103
        {2025, 2225, 300}
    };

    private Modem() {}

    /** Random bits for two seconds. */
    static double[] frequencyKeyed(Random random) {
        double[] modem = FSK[random.nextInt(FSK.length)];
        double[] wave = new double[16_000];
        double phase = 0;
        double hz = modem[0];
        double bit = 0;
        for (int i = 0; i < wave.length; i++) {
            bit += modem[2] / RATE;
            if (bit >= 1) {
                bit -= 1;
                hz = modem[random.nextInt(2)];
            }
            phase += 2 * Math.PI * hz / RATE;
            wave[i] = Math.sin(phase);
        }
        return wave;
    }

    /** V.22 with 600 symbols on 1200 or 2400 Hz, or faster ones on 1800 Hz. */
    static double[] phaseKeyed(Random random) {
        double hz = 600 * (2 + random.nextInt(3));
        double symbols = hz == 1800 ? 2400 : 600;
        double[] wave = new double[16_000];
        double turn = 0;
        double symbol = 0;
        for (int i = 0; i < wave.length; i++) {
            symbol += symbols / RATE;
            if (symbol >= 1) {
                symbol -= 1;
                turn += Math.PI / 2 * random.nextInt(4);
            }
            wave[i] = Math.sin(2 * Math.PI * hz * i / RATE + turn);
        }
        return wave;
    }
}
