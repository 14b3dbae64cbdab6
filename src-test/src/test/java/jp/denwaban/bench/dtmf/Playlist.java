package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jp.denwaban.audio.AudioFileException;

/** Recordings one after another without end, in stretches; whoever asks gets the next stretch. */
final class Playlist {
    /** Between two recordings: 300 ms. */
    private static final int PAUSE = 2400;

    private final List<Sounds.Entry> order;
    private final Random random;
    private int next;
    private int round;
    private short[] playing = {};
    private int position = PAUSE;
    private String name = "";

    Playlist(List<Sounds.Entry> entries, long seed) {
        this.order = new ArrayList<>(entries);
        this.random = new Random(seed);
        Collections.shuffle(order, random);
    }

    /** The next so many samples, with what plays where. */
    synchronized Stretch next(int samples) throws IOException, AudioFileException {
        short[] target = new short[samples];
        List<String> names = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < samples) {
            if (position >= playing.length + PAUSE) {
                play();
            }
            names.add(name);
            starts.add(at - position);
            int count = Math.min(samples - at, playing.length + PAUSE - position);
            int sounding = Math.max(0, Math.min(count, playing.length - position));
            System.arraycopy(playing, Math.min(position, playing.length), target, at, sounding);
            position += count;
            at += count;
        }
        return new Stretch(target, names, starts);
    }

    private void play() throws IOException, AudioFileException {
        if (next == order.size()) {
            next = 0;
            round++;
            Collections.shuffle(order, random);
        }
        Recording recording = order.get(next++).read();
        Variation variation = round == 0 ? Variation.first(random) : Variation.draw(random);
        playing = variation.of(recording);
        position = 0;
        name = recording.name() + " " + variation;
    }

    /** Sound, and what it is made of. */
    record Stretch(short[] samples, List<String> names, List<Integer> starts) {
        /** Which recording sounds there, and how far into it. */
        String at(int sample) {
            int index = starts.size() - 1;
            while (index > 0 && starts.get(index) > sample) {
                index--;
            }
            return "%s at %.3f s"
                    .formatted(names.get(index), (sample - starts.get(index)) / 8000.0);
        }
    }
}
