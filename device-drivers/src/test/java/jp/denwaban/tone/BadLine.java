package jp.denwaban.tone;

import java.util.Random;

/** What a line does to a sound of amplitude 1; the words of the noise are relative to a sine. */
enum BadLine {
    CLEAN,
    NOISE_15_DB {
        @Override
        void harm(double[] sound, Random random) {
            noise(sound, 15, random);
        }
    },
    NOISE_10_DB {
        @Override
        void harm(double[] sound, Random random) {
            noise(sound, 10, random);
        }
    },
    /** 6 dB below the tone, with an overtone, as of a line beside a railway. */
    HUM {
        @Override
        void harm(double[] sound, Random random) {
            double turn = 2 * Math.PI * (random.nextBoolean() ? 50 : 60) / 8000;
            for (int i = 0; i < sound.length; i++) {
                sound[i] += 0.5 * Math.sin(turn * i) + 0.1 * Math.sin(2 * turn * i);
            }
        }
    },
    DIRECT_CURRENT {
        @Override
        void harm(double[] sound, Random random) {
            for (int i = 0; i < sound.length; i++) {
                sound[i] += 0.4;
            }
        }
    },
    DROP_OUTS_OF_10_MS {
        @Override
        void harm(double[] sound, Random random) {
            for (int at = random.nextInt(4000); at < sound.length; at += gap(random)) {
                for (int i = at; i < Math.min(sound.length, at + 80); i++) {
                    sound[i] = 0;
                }
            }
        }
    },
    CLIPPED_BY_12_DB {
        @Override
        void harm(double[] sound, Random random) {
            for (int i = 0; i < sound.length; i++) {
                sound[i] = Math.max(-1, Math.min(1, 4 * sound[i]));
            }
        }
    },
    ECHO_OF_20_MS {
        @Override
        void harm(double[] sound, Random random) {
            echo(sound, 160, 10);
        }
    },
    ECHO_OF_200_MS {
        @Override
        void harm(double[] sound, Random random) {
            echo(sound, 1600, 20);
        }
    },
    STEPS_OF_3_DB {
        @Override
        void harm(double[] sound, Random random) {
            double gain = 1;
            for (int i = 0, next = 0; i < sound.length; i++) {
                if (i == next) {
                    gain = Math.pow(10, (random.nextDouble() * 6 - 3) / 20);
                    next += gap(random);
                }
                sound[i] *= gain;
            }
        }
    },
    SEVERAL_AT_ONCE {
        @Override
        void harm(double[] sound, Random random) {
            echo(sound, 160, 10);
            noise(sound, 20, random);
            for (int i = 0; i < sound.length; i++) {
                sound[i] += 0.05 + 0.1 * Math.sin(2 * Math.PI * 50 * i / 8000);
            }
        }
    };

    void harm(double[] sound, Random random) {}

    private static int gap(Random random) {
        return 3000 + random.nextInt(5000);
    }

    private static void noise(double[] sound, double snrDb, Random random) {
        double sigma = Math.sqrt(0.5 * Math.pow(10, -snrDb / 10));
        for (int i = 0; i < sound.length; i++) {
            sound[i] += sigma * random.nextGaussian();
        }
    }

    private static void echo(double[] sound, int delay, double lossDb) {
        double gain = Math.pow(10, -lossDb / 20);
        double[] sent = sound.clone();
        for (int i = delay; i < sound.length; i++) {
            sound[i] += gain * sent[i - delay];
        }
    }
}
