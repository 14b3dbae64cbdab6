package jp.denwaban.bench.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;

/**
 * What is played on the lines: on every other line one talk for the whole run, on the others call
 * after call. Callers begin within the first seconds one after the other; two in three have a
 * number.
 */
final class LinesScript {
    /** Callers do not all dial at once. */
    private static final double STAGGER_SECONDS = 10;

    /** The longest greeting and the notice after it end before; then the menu takes keys. */
    private static final int MENU_SECONDS = 19;

    /**
     * From the first ring to the talk: bell, guidance, connecting, the officer's 2 s, the route.
     */
    private static final int BEFORE_TALK_SECONDS = MENU_SECONDS + 8;

    private static final int SHORT_TALK_SECONDS = 5;

    /** A short call and what the network and the card need until the next. */
    private static final int SHORT_CALL_SECONDS = BEFORE_TALK_SECONDS + SHORT_TALK_SECONDS + 6;

    private static final String VOICES = "/jp/denwaban/exchange/voices/";
    private static final List<String> CALLERS = List.of("caller-child", "caller-garage");
    private static final List<String> STAFF = List.of("staff-keimu", "staff-koutsuu");

    private final int lines;
    private final int seconds;
    private final long seed;

    LinesScript(int lines, int seconds, long seed) {
        this.lines = lines;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** Writes script and voices into the folder; the path of the script. */
    Path write(Path folder) throws IOException, AudioFileException {
        int longTalk = Math.max(SHORT_TALK_SECONDS, seconds - BEFORE_TALK_SECONDS);
        voice(folder.resolve("caller-long.wav"), CALLERS, longTalk);
        voice(folder.resolve("caller-short.wav"), CALLERS, SHORT_TALK_SECONDS);
        voice(folder.resolve("staff-long.wav"), STAFF, longTalk);
        Path script = folder.resolve("lines.script");
        return Files.writeString(script, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder("exchange seed=" + Math.floorMod(seed, 1L << 31));
        // Key 1 of the guidance that ships: 警務課 by day, 当直 by night.
        for (String extension : List.of("201", "211")) {
            text.append("\nextension %s answers after=2s says=staff-long.wav".formatted(extension));
        }
        for (int line = 1; line <= lines; line++) {
            text.append('\n').append(calls(line));
        }
        return text.append('\n').toString();
    }

    /** Calls on all lines. */
    int calls() {
        int all = 0;
        for (int line = 1; line <= lines; line++) {
            all += callsOf(line);
        }
        return all;
    }

    private static boolean longTalk(int line) {
        return line % 2 == 0;
    }

    private int callsOf(int line) {
        return longTalk(line) ? 1 : Math.max(1, seconds / SHORT_CALL_SECONDS);
    }

    private String calls(int line) {
        boolean longTalk = longTalk(line);
        int calls = callsOf(line);
        StringBuilder text = new StringBuilder();
        for (int call = 0; call < calls; call++) {
            String when =
                    call == 0
                            ? String.format(
                                    Locale.ROOT, "at=%.2fs", STAGGER_SECONDS * (line - 1) / lines)
                            : "after=3s";
            String who = (line + call) % 3 == 0 ? "no-service" : "number=011%07d".formatted(line);
            text.append(
                    "call line=%d %s %s : wait %ds, press 1, wait for staff, say %s, hang-up%n"
                            .formatted(
                                    line,
                                    when,
                                    who,
                                    MENU_SECONDS,
                                    longTalk ? "caller-long.wav" : "caller-short.wav"));
        }
        return text.toString();
    }

    /** So many seconds of the voices that ship, one after the other and again. */
    private static void voice(Path file, List<String> names, int seconds)
            throws IOException, AudioFileException {
        short[] all = new short[seconds * LineAudio.RATE_HZ];
        int filled = 0;
        for (int turn = 0; filled < all.length; turn++) {
            short[] one = shipped(names.get(turn % names.size()));
            int length = Math.min(one.length, all.length - filled);
            System.arraycopy(one, 0, all, filled, length);
            filled += length;
        }
        WavFile.write(file, LineAudio.RATE_HZ, 1, all);
    }

    private static short[] shipped(String name) throws IOException, AudioFileException {
        try (InputStream in = LinesScript.class.getResourceAsStream(VOICES + name + ".wav")) {
            if (in == null) {
                throw new IOException("no voice " + name);
            }
            return WavFile.read(name, in).samples();
        }
    }
}
