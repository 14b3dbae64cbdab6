package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One kind of telephone on one kind of line: makes takes of it, as many as wanted, from a seed.
 *
 * @param pooled whether its digits must be found, and so count for "all digits together"
 * @param timed whether the true end of a digit is beyond doubt; behind an echo it is not
 */
record Condition(
        String name, Telephone telephone, Line line, Codec codec, boolean pooled, boolean timed) {
    /** Presses of one telephone in a row. */
    private static final int PRESSES = 8;

    /** The same seed makes the same take; names and halves make it another. */
    Take take(long seed, String half, int digits) throws IOException, InterruptedException {
        Random random = new Random(seed * 1_000_003 + (name + half).hashCode());
        List<Call> calls = new ArrayList<>();
        int length = 0;
        for (int done = 0; done < digits; done += PRESSES) {
            Call call = telephone.call(PRESSES, random);
            line.effect().on(call, random);
            calls.add(call);
            length += call.length();
        }
        short[] samples = new short[length];
        List<Sent> sent = new ArrayList<>();
        int at = 0;
        for (Call call : calls) {
            for (Sent digit : call.sent()) {
                sent.add(digit.later(at));
            }
            for (int i = 0; i < call.length(); i++) {
                samples[at++] = rounded(call.at(i));
            }
        }
        return new Take(codec.through(samples), sent);
    }

    /** What is drawn from where, for the report. */
    String words() {
        return "%s: %s; %s; %s".formatted(name, telephone.words(), line.words(), codec);
    }

    private static short rounded(double value) {
        return (short) Math.max(-32768, Math.min(32767, Math.rint(value)));
    }
}
