package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a line does to a call on its way.
 *
 * @param words for the report
 */
record Line(String words, Effect effect) {
    /** Japan's dial tone. */
    static final double[] JAPANESE_DIAL_TONE_HZ = {400};

    /** North America's. */
    static final double[] AMERICAN_DIAL_TONE_HZ = {350, 440};

    private static final double RATE = 8000;
    private static final double FULL_SCALE = 32767;

    /** Changes the call in place; what it draws, it draws once a call. */
    interface Effect {
        void on(Call call, Random random);
    }

    static Line clean() {
        return new Line("clean", (call, random) -> {});
    }

    /** White over 0…4 kHz; SNR is the power of both tones over all of it. */
    static Line noise(Range snrDb) {
        return new Line(
                "white noise, SNR " + snrDb + " dB",
                (call, random) -> {
                    double rms = Math.sqrt(call.pairPower()) / Level.ratio(snrDb.draw(random));
                    for (int i = 0; i < call.length(); i++) {
                        call.add(i, rms * random.nextGaussian());
                    }
                });
    }

    /** Steady tones of equal strength; their power together over that of both digit tones. */
    static Line tones(double[] hz, Range overPairDb) {
        return new Line(
                Arrays.toString(hz) + " Hz, " + overPairDb + " dB over the pair",
                (call, random) -> {
                    double over = Level.ratio(overPairDb.draw(random));
                    double amplitude = over * Math.sqrt(2 * call.pairPower() / hz.length);
                    for (double each : hz) {
                        sine(call, each, amplitude, random);
                    }
                });
    }

    /** Mains of 50 or 60 Hz with its second and third harmonic 10 and 15 dB below. */
    static Line hum(Range overPairDb) {
        return new Line(
                "hum of 50 or 60 Hz, " + overPairDb + " dB over the pair",
                (call, random) -> {
                    double over = Level.ratio(overPairDb.draw(random));
                    double amplitude = over * Math.sqrt(2 * call.pairPower());
                    double hz = random.nextBoolean() ? 50 : 60;
                    sine(call, hz, amplitude, random);
                    sine(call, 2 * hz, amplitude * Level.ratio(-10), random);
                    sine(call, 3 * hz, amplitude * Level.ratio(-15), random);
                });
    }

    /** A constant, positive or negative, in units of 16-bit PCM. */
    static Line offset(Range units) {
        return new Line(
                "DC of ±" + units,
                (call, random) -> {
                    double constant = units.draw(random) * (random.nextBoolean() ? 1 : -1);
                    for (int i = 0; i < call.length(); i++) {
                        call.add(i, constant);
                    }
                });
    }

    /**
     * An amplifier that ends so many dB below the highest peak of both tones, anywhere in scale.
     */
    static Line clipping(double db) {
        return new Line(
                "clipped at −" + db + " dB of the peak",
                (call, random) -> {
                    double limit = call.peak() / Level.ratio(db);
                    double gain = FULL_SCALE * Level.ratio(-20 * random.nextDouble()) / limit;
                    for (int i = 0; i < call.length(); i++) {
                        call.put(i, gain * Math.max(-limit, Math.min(limit, call.at(i))));
                    }
                });
    }

    /** One reflection. */
    static Line echo(Range delayMillis, Range db) {
        return new Line(
                "echo of " + delayMillis + " ms at " + db + " dB",
                (call, random) -> {
                    int delay = (int) Math.round(delayMillis.draw(random) * RATE / 1000);
                    double strength = Level.ratio(db.draw(random));
                    for (int i = call.length() - 1; i >= delay; i--) {
                        call.add(i, strength * call.at(i - delay));
                    }
                });
    }

    /**
     * A prompt leaks into the leg, from a random place of a random recording.
     *
     * @param activeDbm0 its RMS while it speaks
     */
    static Line prompt(List<Recording> prompts, Range activeDbm0) {
        return new Line(
                "a prompt of " + activeDbm0 + " dBm0",
                (call, random) -> {
                    Recording prompt = prompts.get(random.nextInt(prompts.size()));
                    double rms = Math.sqrt(Level.power(activeDbm0.draw(random)));
                    double gain = rms / prompt.activeRms();
                    int from = random.nextInt(prompt.length());
                    for (int i = 0; i < call.length(); i++) {
                        call.add(i, gain * prompt.at((from + i) % prompt.length()));
                    }
                });
    }

    /** Two or three of the mild faults of a line, in any order, drawn anew for each call. */
    static Line several() {
        List<Line> faults =
                List.of(
                        noise(Range.within(18, 30)),
                        hum(Range.within(-25, -10)),
                        offset(Range.within(20, 300)),
                        tones(JAPANESE_DIAL_TONE_HZ, Range.within(-25, -15)),
                        echo(Range.within(5, 20), Range.within(-20, -10)));
        return new Line(
                "two or three of " + faults.stream().map(Line::words).toList(),
                (call, random) -> {
                    List<Line> drawn = new ArrayList<>(faults);
                    Collections.shuffle(drawn, random);
                    int count = 2 + random.nextInt(2);
                    drawn.subList(0, count).forEach(fault -> fault.effect().on(call, random));
                });
    }

    private static void sine(Call call, double hz, double amplitude, Random random) {
        double phase = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < call.length(); i++) {
            call.add(i, amplitude * Math.sin(phase + 2 * Math.PI * hz * i / RATE));
        }
    }
}
