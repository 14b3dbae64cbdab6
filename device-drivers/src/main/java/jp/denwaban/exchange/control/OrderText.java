package jp.denwaban.exchange.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.audio.WavWriter;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.tone.ToneGenerator;

/**
 * Reads one command of the control socket and has it done; the words stand in {@code
 * docs/exchange-script.md}. Files are read and written here, not on the pacing thread.
 */
final class OrderText {
    private static final int MOST_KEYS = 64;
    private static final int MOST_RINGS = 100;

    private static final int MOST_REDIALS = 30;
    private static final long REDIAL_NANOS = 100_000_000L;

    private final ControlLines lines;

    OrderText(ControlLines lines) {
        this.lines = lines;
    }

    /** The answer to one line: {@code ok …} or {@code error …}, one line. */
    String answer(String text) {
        try {
            OrderWords words = new OrderWords(text);
            int line = words.line(lines.count());
            return carryOut(line, words.next(), words);
        } catch (OrderRefused | AudioFileException | IllegalStateException e) {
            return LineOrders.ERROR + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?");
        }
    }

    private String carryOut(int line, String verb, OrderWords words)
            throws OrderRefused, AudioFileException {
        return switch (verb) {
            case "attach" -> onFreeLine(line, words, LineOrders::attach);
            case "ring" -> ring(line, words);
            case "say" -> say(line, words);
            case "press" -> press(line, words);
            case "dial-tone" -> plain(line, words, at -> at.say(ToneGenerator.dialTone()::fill));
            case "busy" -> plain(line, words, at -> at.say(ToneGenerator.busy()::fill));
            case "silence" -> plain(line, words, at -> at.say(Sound.SILENCE));
            case "hang-up" -> hangUp(line, words);
            case "heard" -> heard(line, words);
            case "hook" -> plain(line, words, LineOrders::hook);
            case "speaking" -> plain(line, words, LineOrders::speaking);
            case "ports" -> plain(line, words, LineOrders::ports);
            default ->
                    throw new OrderRefused(
                            "commands are attach, ring, say, press, dial-tone, busy, silence,"
                                    + " hang-up, heard, hook, speaking, ports");
        };
    }

    private String plain(int line, OrderWords words, Function<LineOrders, String> work)
            throws OrderRefused {
        words.end();
        return lines.with(line, work);
    }

    /** The network rests a line for 1.5 s after a call; who dials meanwhile dials again. */
    private String onFreeLine(int line, OrderWords words, Function<LineOrders, String> work)
            throws OrderRefused {
        String answer = plain(line, words, work);
        for (int n = 0; n < MOST_REDIALS && answer.equals(LineOrders.ENGAGED); n++) {
            LockSupport.parkNanos(REDIAL_NANOS);
            answer = plain(line, words, work);
        }
        return answer;
    }

    private String ring(int line, OrderWords words) throws OrderRefused {
        int rings = words.rings(MOST_RINGS);
        CallerId who = words.caller();
        return onFreeLine(line, words, at -> at.ring(rings, who));
    }

    private String say(int line, OrderWords words) throws OrderRefused, AudioFileException {
        WavFile wav = WavFile.read(words.file());
        if (!wav.lineAudio()) {
            throw new OrderRefused("the file must be mono at 8000 Hz");
        }
        if (wav.samples().length > Clip.LONGEST_SAMPLES) {
            throw new OrderRefused("the file is longer than two minutes");
        }
        Sound voice = new Clip(wav.samples()).spoken();
        return lines.with(line, at -> at.say(voice));
    }

    private String press(int line, OrderWords words) throws OrderRefused {
        int tone = words.millis("tone", ToneGenerator.DIGIT_MILLIS);
        int pause = words.millis("pause", ToneGenerator.PAUSE_MILLIS);
        String keys = words.keys(MOST_KEYS);
        return plain(line, words, at -> at.press(keys, tone, pause));
    }

    private String hangUp(int line, OrderWords words) throws OrderRefused {
        Leaving how = words.leaving();
        return plain(line, words, at -> at.hangUp(how));
    }

    private String heard(int line, OrderWords words) throws OrderRefused, AudioFileException {
        Path file = words.file();
        Optional<short[]> heard = lines.with(line, LineOrders::heard);
        if (heard.isEmpty()) {
            throw new OrderRefused("nobody has answered");
        }
        short[] samples = heard.get();
        makeRoom(file);
        try (WavWriter writer = WavWriter.create(file, LineAudio.RATE_HZ, 1)) {
            writer.write(samples, samples.length);
        }
        return LineOrders.OK + " " + samples.length + " samples";
    }

    /** What an earlier command wrote there is replaced; anything else than a file is refused. */
    private static void makeRoom(Path file) throws OrderRefused {
        try {
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new OrderRefused("the file cannot be replaced");
        }
    }
}
