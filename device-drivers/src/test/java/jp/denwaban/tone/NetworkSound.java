package jp.denwaban.tone;

import static jp.denwaban.tone.ProgressHeard.Kind.BUSY;
import static jp.denwaban.tone.ProgressHeard.Kind.DIAL_TONE;
import static jp.denwaban.tone.ProgressHeard.Kind.RING_BACK_BURST;
import static jp.denwaban.tone.ProgressHeard.Kind.RING_BACK_STOPPED;
import static jp.denwaban.tone.ProgressHeard.Kind.SECOND_DIAL_TONE;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.denwaban.tone.ProgressHeard.Kind;

/**
 * The sounds of Japan's telephone network, drawn anywhere within their tolerances and computed here
 * from sines: length and swing from 別表5 and Asterisk [jp], frequency 400 Hz ± 3 %, −40 to −3 dBm0.
 */
enum NetworkSound {
    DIAL(DIAL_TONE) {
        @Override
        void play() {
            on(between(1.6, 4), Swing.NONE);
        }
    },
    RING_BACK(RING_BACK_BURST, RING_BACK_BURST, RING_BACK_BURST, RING_BACK_STOPPED) {
        @Override
        void play() {
            ring(Swing.LEGAL);
        }
    },
    /** As Asterisk's {@code 400+15} sounds when nothing filters the 15 Hz away. */
    RING_BACK_WITH_15_HZ(RING_BACK_BURST, RING_BACK_BURST, RING_BACK_BURST, RING_BACK_STOPPED) {
        @Override
        void play() {
            ring(Swing.ADDED);
        }
    },
    RING_BACK_UNMODULATED(RING_BACK_BURST, RING_BACK_BURST, RING_BACK_BURST, RING_BACK_STOPPED) {
        @Override
        void play() {
            ring(Swing.NONE);
        }
    },
    RING_BACK_CUT_SHORT(RING_BACK_BURST, RING_BACK_STOPPED) {
        @Override
        void play() {
            on(between(0.3, 1.2), Swing.LEGAL);
            off(3.2);
        }
    },
    BUSY_TONE(BUSY) {
        @Override
        void play() {
            double on = between(0.35, 0.65);
            double off = between(0.35, 0.65);
            for (int cycle = 0; cycle < 6; cycle++) {
                on(on, Swing.NONE);
                off(off);
            }
        }
    },
    SECOND_DIAL(SECOND_DIAL_TONE, DIAL_TONE) {
        @Override
        void play() {
            for (int burst = 0; burst < 3; burst++) {
                on(0.2, Swing.NONE);
                off(0.2);
            }
            on(2.5, Swing.NONE);
        }
    },
    /** To a leg that is being called it sounds like a destination that rang once. */
    CALL_WAITING(RING_BACK_BURST, RING_BACK_STOPPED, RING_BACK_BURST, RING_BACK_STOPPED) {
        @Override
        void play() {
            on(0.5, Swing.LEGAL);
            off(7.5);
            on(0.5, Swing.LEGAL);
            off(7.5);
        }
    },
    CALL_WAITING_UNMODULATED() {
        @Override
        void play() {
            for (int cycle = 0; cycle < 5; cycle++) {
                on(0.5, Swing.ADDED);
                off(8);
            }
        }
    },
    /** Half as long as a busy tone: no exchange's, and nobody has hung up. */
    THREE_BUSY_PULSES() {
        @Override
        void play() {
            for (int cycle = 0; cycle < 3; cycle++) {
                on(0.5, Swing.NONE);
                off(0.5);
            }
            off(4);
        }
    };

    enum Swing {
        NONE,
        LEGAL,
        ADDED
    }

    /** 0 dBm0: a sine whose peak is 3.14 dB below full scale (G.711). */
    static final double FULL = 32768 * Math.pow(10, -0.157);

    private final List<Kind> meaning;

    private double[] samples = new double[0];
    private int length;
    private Random random = new Random(0);
    private double hz;

    NetworkSound(Kind... meaning) {
        this.meaning = List.of(meaning);
    }

    abstract void play();

    /** What a listener must report, in this order and no more. */
    List<Kind> meaning() {
        return meaning;
    }

    /** One such sound of amplitude 1. */
    double[] draw(Random drawn) {
        random = drawn;
        samples = new double[60 * 8000];
        length = 0;
        hz = between(388, 412);
        off(between(0.3, 1));
        play();
        return Arrays.copyOf(samples, length);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    void ring(Swing swing) {
        double on = between(0.8, 1.2);
        double off = between(1.6, 2.4);
        for (int burst = 0; burst < 3; burst++) {
            on(on, swing);
            off(off);
        }
        off(1.5);
    }

    void off(double seconds) {
        length += (int) Math.round(seconds * 8000);
    }

    void on(double seconds, Swing swing) {
        double phase = between(0, 2 * Math.PI);
        double swingHz = between(15, 20);
        double depth = between(0.6, 1);
        int end = length + (int) Math.round(seconds * 8000);
        for (int i = 0; length < end; i++) {
            double turn = 2 * Math.PI * i / 8000;
            double slow = Math.cos(swingHz * turn + phase);
            double tone = Math.sin(hz * turn + phase);
            samples[length++] =
                    switch (swing) {
                        case NONE -> tone;
                        case LEGAL -> tone * (1 - depth * (1 + slow) / 2);
                        case ADDED -> tone + slow;
                    };
        }
    }
}
