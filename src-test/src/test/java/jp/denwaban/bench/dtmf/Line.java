package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a line does to a call on its way: one thing each, or several one after another. */
interface Line {
    void spoil(Call call, Random random);

    /** The guard tones of a dial tone abroad: 350 and 440 Hz; Japan's is 400 Hz alone. */
    double[] AMERICAN_DIAL_TONE = {350, 440};

    double[] JAPANESE_DIAL_TONE = {400};

    static Line clean() {
        return (call, random) -> {};
    }

    static Line both(Line first, Line second) {
        return (call, random) -> {
            first.spoil(call, random);
            second.spoil(call, random);
        };
    }

    /** White over 0…4 kHz; SNR is the power of both tones over all of it. */
    static Line noise(Range snrDb) {
        return (call, random) -> {
            double rms = Math.sqrt(call.pairPower()) / Level.ratio(snrDb.draw(random));
            for (int i = 0; i < call.length(); i++) {
                call.add(i, rms * random.nextGaussian());
            }
        };
    }

    /** Steady tones of equal strength; their power together over that of both digit tones. */
    static Line tones(double[] hz, Range overPairDb) {
        return (call, random) -> {
            double power = call.pairPower() * Math.pow(10, overPairDb.draw(random) / 10);
            double amplitude = Math.sqrt(2 * power / hz.length);
            for (double each : hz) {
                double phase = 2 * Math.PI * random.nextDouble();
                for (int i = 0; i < call.length(); i++) {
                    call.add(i, amplitude * Math.sin(phase + 2 * Math.PI * each * i / 8000));
                }
            }
        };
    }

    /** Mains of 50 or 60 Hz with its second and third harmonic 10 and 15 dB below. */
    static Line hum(Range overPairDb) {
        return (call, random) -> {
            double amplitude =
                    Math.sqrt(2 * call.pairPower()) * Level.ratio(overPairDb.draw(random));
            double hz = random.nextBoolean() ? 50 : 60;
            double[] harmonics = {1, Level.ratio(-10), Level.ratio(-15)};
            for (int h = 0; h < harmonics.length; h++) {
                double phase = 2 * Math.PI * random.nextDouble();
                double turn = 2 * Math.PI * hz * (h + 1) / 8000;
                for (int i = 0; i < call.length(); i++) {
                    call.add(i, amplitude * harmonics[h] * Math.sin(phase + turn * i));
                }
            }
        };
    }

    /** A constant, positive or negative. */
    static Line offset(Range units) {
        return (call, random) -> {
            double constant = units.draw(random) * (random.nextBoolean() ? 1 : -1);
            for (int i = 0; i < call.length(); i++) {
                call.add(i, constant);
            }
        };
    }

    /**
     * An amplifier that ends so many dB below the highest peak of both tones, anywhere in scale.
     */
    static Line clipping(double db) {
        return (call, random) -> {
            double peak = 0;
            for (int i = 0; i < call.length(); i++) {
                peak = Math.max(peak, Math.abs(call.at(i)));
            }
            double limit = peak / Level.ratio(db);
            double gain = 32767 * Level.ratio(-20 * random.nextDouble()) / limit;
            for (int i = 0; i < call.length(); i++) {
                call.put(i, gain * Math.max(-limit, Math.min(limit, call.at(i))));
            }
        };
    }

    /** One reflection. */
    static Line echo(Range delayMillis, Range db) {
        return (call, random) -> {
            int delay = (int) Math.round(8 * delayMillis.draw(random));
            double strength = Level.ratio(db.draw(random));
            for (int i = call.length() - 1; i >= delay; i--) {
                call.add(i, strength * call.at(i - delay));
            }
        };
    }

    /**
     * Our own prompt leaks into the leg, from a random place in a random recording.
     *
     * @param activeDbm0 its RMS while it speaks
     */
    static Line prompt(List<Recording> prompts, Range activeDbm0) {
        return (call, random) -> {
            Recording prompt = prompts.get(random.nextInt(prompts.size()));
            double gain = Math.sqrt(Level.power(activeDbm0.draw(random))) / prompt.activeRms();
            int from = random.nextInt(prompt.length());
            for (int i = 0; i < call.length(); i++) {
                call.add(i, gain * prompt.at((from + i) % prompt.length()));
            }
        };
    }

    /** Two or three of the mild faults of a line, drawn anew for each call. */
    static Line several() {
        List<Line> faults =
                List.of(
                        noise(Range.within(18, 30)),
                        hum(Range.within(-25, -10)),
                        offset(Range.within(20, 300)),
                        tones(JAPANESE_DIAL_TONE, Range.within(-25, -15)),
                        echo(Range.within(5, 20), Range.within(-20, -10)));
        return (call, random) -> {
            List<Line> drawn = new ArrayList<>(faults);
            Collections.shuffle(drawn, random);
            int count = 2 + random.nextInt(2);
            drawn.subList(0, count).forEach(fault -> fault.spoil(call, random));
        };
    }
}
