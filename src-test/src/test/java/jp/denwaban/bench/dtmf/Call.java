package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The presses of one telephone in a row, still exact numbers: nothing has rounded them yet. */
final class Call {
    /** Ten seconds at first; it grows. */
    private double[] wave = new double[80_000];

    private int length;
    private final List<Sent> sent = new ArrayList<>();
    private final double pairPower;

    /**
     * A call without presses.
     *
     * @param pairPower mean square of both tones together while a key is down
     */
    Call(double pairPower) {
        this.pairPower = pairPower;
    }

    void silence(int samples) {
        room(samples);
        length += samples;
    }

    void digit(char key, double[] tone) {
        room(tone.length);
        System.arraycopy(tone, 0, wave, length, tone.length);
        sent.add(new Sent(key, length, length + tone.length));
        length += tone.length;
    }

    double pairPower() {
        return pairPower;
    }

    int length() {
        return length;
    }

    List<Sent> sent() {
        return sent;
    }

    double peak() {
        double peak = 0;
        for (int i = 0; i < length; i++) {
            peak = Math.max(peak, Math.abs(wave[i]));
        }
        return peak;
    }

    double at(int sample) {
        return wave[sample];
    }

    void put(int sample, double value) {
        wave[sample] = value;
    }

    void add(int sample, double value) {
        wave[sample] += value;
    }

    private void room(int samples) {
        if (length + samples > wave.length) {
            wave = Arrays.copyOf(wave, Math.max(2 * wave.length, length + samples));
        }
    }
}
