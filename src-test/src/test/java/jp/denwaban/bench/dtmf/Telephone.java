package jp.denwaban.bench.dtmf;

import java.util.Arrays;
import java.util.Random;

/**
 * How a kind of telephone sends digits: what a press looks like before any line has touched it.
 *
 * <p>Units: {@code level} is dBm0 of the louder tone; {@code twist} is high over low in dB; tone,
 * pause and interruption are milliseconds. Level and twist belong to one telephone, so they are
 * drawn once a call; everything else, and the phase of each tone, once a press.
 *
 * @param gap an interruption within the tone, at a random place, the phases going on; 0: none
 * @param repeats how likely the same key is pressed again
 */
record Telephone(
        Offset offset,
        Range twist,
        Range level,
        Range tone,
        Range pause,
        Range gap,
        double repeats) {
    /** Rise and fall of a tone: from a hard edge to 1 ms. */
    private static final int LONGEST_RAMP = 8;

    private static final int SAMPLES_PER_MILLI = 8;

    /** Sound before and behind an interruption, so that it lies within the digit. */
    private static final int BESIDE_GAP = 10 * SAMPLES_PER_MILLI;

    /** Milder than the law allows; each condition replaces what it is about. */
    static Telephone usual() {
        return new Telephone(
                new Offset(Range.within(0, 0.5), Offset.Relation.INDEPENDENT),
                Range.within(-2, 2),
                Range.within(-25, -5),
                Range.within(50, 120),
                Range.within(30, 100),
                Range.exactly(0),
                0.3);
    }

    Telephone offset(Range percent, Offset.Relation relation) {
        return new Telephone(
                new Offset(percent, relation), twist, level, tone, pause, gap, repeats);
    }

    Telephone twist(Range db) {
        return new Telephone(offset, db, level, tone, pause, gap, repeats);
    }

    Telephone level(Range dbm0) {
        return new Telephone(offset, twist, dbm0, tone, pause, gap, repeats);
    }

    Telephone tone(Range millis) {
        return new Telephone(offset, twist, level, millis, pause, gap, repeats);
    }

    Telephone pause(Range millis) {
        return new Telephone(offset, twist, level, tone, millis, gap, repeats);
    }

    Telephone gap(Range millis) {
        return new Telephone(offset, twist, level, tone, pause, millis, repeats);
    }

    Telephone repeats(double share) {
        return new Telephone(offset, twist, level, tone, pause, gap, share);
    }

    String words() {
        return "off by %s %% (%s), twist %s dB, %s dBm0, tone %s ms, pause %s ms, gap %s ms, again %s"
                .formatted(
                        offset.percent(),
                        offset.relation(),
                        twist,
                        level,
                        tone,
                        pause,
                        gap,
                        repeats);
    }

    /** One call of so many presses, with some silence before and after. */
    Call call(int presses, Random random) {
        double loud = level.draw(random);
        double difference = twist.draw(random);
        double low = loud - Math.max(0, difference);
        double high = loud + Math.min(0, difference);
        Call call = new Call(Level.power(low) + Level.power(high));
        call.silence(samples(100 + random.nextInt(200)));
        char key = Sent.KEYS.charAt(random.nextInt(16));
        for (int i = 0; i < presses; i++) {
            if (random.nextDouble() >= repeats) {
                key = Sent.KEYS.charAt(random.nextInt(16));
            }
            press(call, key, Level.amplitude(low), Level.amplitude(high), random);
            call.silence(samples(pause.draw(random)));
        }
        call.silence(samples(100 + random.nextInt(200)));
        return call;
    }

    private void press(Call call, char key, double low, double high, Random random) {
        double[] factors = offset.draw(random);
        double[] wave = new double[samples(tone.draw(random))];
        add(wave, Sent.lowHz(key) * factors[0], low, random);
        add(wave, Sent.highHz(key) * factors[1], high, random);
        int ramp = random.nextInt(LONGEST_RAMP + 1);
        for (int i = 0; i < ramp; i++) {
            wave[i] *= (i + 0.5) / ramp;
            wave[wave.length - 1 - i] *= (i + 0.5) / ramp;
        }
        int silent = samples(gap.draw(random));
        if (silent > 0) {
            int from = BESIDE_GAP + random.nextInt(wave.length - silent - 2 * BESIDE_GAP);
            Arrays.fill(wave, from, from + silent, 0);
        }
        call.digit(key, wave);
    }

    private static void add(double[] wave, double hz, double amplitude, Random random) {
        double phase = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < wave.length; i++) {
            wave[i] += amplitude * Math.sin(phase + 2 * Math.PI * hz * i / 8000);
        }
    }

    private static int samples(double millis) {
        return (int) Math.round(millis * SAMPLES_PER_MILLI);
    }
}
