package jp.denwaban.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;

/** Who calls, and what is said: a script for the virtual exchange, with voices like no other. */
final class Callers {
    private static final int TALK_SECONDS = 3;

    /** Between two bells: both talks are over within half a minute. */
    private static final int APART_SECONDS = 8;

    private static final int LOUDEST = 14_000;

    private final Path folder;
    private final Random random;

    Callers(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    /** One call a line, each with a number and a talk of both; the script's file. */
    Path write(int lines) throws IOException {
        StringBuilder script =
                new StringBuilder("exchange seed=" + random.nextInt(Integer.MAX_VALUE) + "\n");
        // Key 1 of the guidance that ships: 警務課 by day, 当直 by night.
        script.append("extension 201 answers after=1s says=staff.wav\n");
        script.append("extension 211 answers after=1s says=staff.wav\n");
        voice("staff.wav");
        for (int line = 1; line <= lines; line++) {
            voice("caller-" + line + ".wav");
            script.append("call line=%d at=%ds ".formatted(line, APART_SECONDS * (line - 1)));
            script.append("number=011%07d : ".formatted(random.nextInt(10_000_000)));
            script.append("wait 1s, press 1, wait for staff, wait 1s, ");
            script.append("say caller-%d.wav, hang-up%n".formatted(line));
        }
        return Files.writeString(folder.resolve("calls.script"), script);
    }

    /** White noise at about −12 dBFS: twenty samples of it occur once. */
    private void voice(String name) throws IOException {
        short[] noise = new short[TALK_SECONDS * LineAudio.RATE_HZ];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextInt(2 * LOUDEST) - LOUDEST);
        }
        try {
            WavFile.write(folder.resolve(name), LineAudio.RATE_HZ, 1, noise);
        } catch (AudioFileException e) {
            throw new IOException("a voice cannot be written", e);
        }
    }
}
