package jp.denwaban.exchange.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.script.Words.Mistake;
import jp.denwaban.exchange.sound.Clips;

/** Reads an exchange script; the format is described in {@code docs/exchange-script.md}. */
public final class ScriptReader {
    /** A day of the largest station is some thousand calls; more is not a script. */
    private static final int MOST_LINES = 20_000;

    /** More mistakes than fit on a page help nobody. */
    private static final int MOST_MISTAKES = 20;

    private static final String SHIPPED = "/jp/denwaban/exchange/";

    private final String name;
    private final Clips clips;
    private final int lineCount;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, List<StaffPlan>> extensions = new LinkedHashMap<>();
    private final List<ScriptedCall> calls = new ArrayList<>();
    private final List<PowerSwitch> power = new ArrayList<>();
    private final List<ScriptedFault> faults = new ArrayList<>();
    private final List<StaffPlan> attendant = new ArrayList<>();
    private Random dice = new Random(0);
    private long seed;

    private ScriptReader(String name, Clips clips, int lineCount) {
        this.name = name;
        this.clips = clips;
        this.lineCount = lineCount;
    }

    /** Reads a script file; its voices stand beside it or ship with the program. */
    public static ExchangeScript read(Path file, int lineCount) throws ScriptException {
        Clips clips = new Clips(Optional.ofNullable(file.toAbsolutePath().getParent()));
        try (BufferedReader text = Files.newBufferedReader(file)) {
            return new ScriptReader(file.toString(), clips, lineCount).read(text);
        } catch (IOException wrong) {
            throw new ScriptException(List.of("The script " + file + " cannot be read."));
        }
    }

    /** Reads a script that ships with the program, such as {@code demo.script}. */
    public static ExchangeScript shipped(String name, int lineCount) throws ScriptException {
        InputStream found = ScriptReader.class.getResourceAsStream(SHIPPED + name);
        if (found == null) {
            throw new ScriptException(List.of("No script " + name + " ships with the program."));
        }
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return new ScriptReader(name, new Clips(Optional.empty()), lineCount).read(text);
        } catch (IOException wrong) {
            throw new ScriptException(List.of("The script " + name + " cannot be read."));
        }
    }

    /** Reads a script from text that stands nowhere; only shipped voices can be named. */
    public static ExchangeScript read(String name, Reader text, int lineCount)
            throws ScriptException {
        try (BufferedReader lines = new BufferedReader(text)) {
            return new ScriptReader(name, new Clips(Optional.empty()), lineCount).read(lines);
        } catch (IOException wrong) {
            throw new ScriptException(List.of("The script " + name + " cannot be read."));
        }
    }

    private ExchangeScript read(BufferedReader text) throws IOException, ScriptException {
        int number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (number > MOST_LINES) {
                throw new ScriptException(
                        List.of(at(number, "a script has at most " + MOST_LINES + " lines")));
            }
            try {
                readLine(line.strip());
            } catch (Mistake mistake) {
                mistakes.add(at(number, String.valueOf(mistake.getMessage())));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ScriptException(
                    mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES)));
        }
        return new ExchangeScript(seed, extensions, attendant, calls, power, faults);
    }

    private String at(int number, String sentence) {
        return name + ":" + number + ": " + sentence + ".";
    }

    private void readLine(String line) throws Mistake {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int space = line.indexOf(' ');
        String kind = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (kind) {
            case "exchange" -> readExchange(rest);
            case "extension" -> readExtension(rest);
            case "attendant" -> attendant.add(StaffReader.read(new Words(rest, dice), clips));
            case "call" -> calls.add(new CallReader(dice, clips, lineCount).read(rest));
            case "power" -> readPower(rest);
            case "fault" -> readFault(rest);
            default ->
                    throw new Mistake(
                            "a line begins with exchange, extension, attendant, call, power or"
                                    + " fault, not "
                                    + kind);
        }
    }

    private void readExchange(String rest) throws Mistake {
        if (!calls.isEmpty() || !extensions.isEmpty()) {
            throw new Mistake("exchange stands before everything else");
        }
        Words words = new Words(rest, dice);
        seed = words.number("seed", 0, Integer.MAX_VALUE);
        dice = new Random(seed);
        words.finish();
    }

    private void readExtension(String rest) throws Mistake {
        int space = rest.indexOf(' ');
        String digits = space < 0 ? rest : rest.substring(0, space);
        if (!digits.matches("[0-9*#]{1,16}")) {
            throw new Mistake("extension wants its digits first, such as: extension 231 busy");
        }
        Words words = new Words(space < 0 ? "" : rest.substring(space), dice);
        extensions
                .computeIfAbsent(digits, unknown -> new ArrayList<>())
                .add(StaffReader.read(words, clips));
    }

    private void readPower(String rest) throws Mistake {
        Words words = new Words(rest, dice);
        int line = words.number("line", 1, lineCount);
        boolean on = words.has("on");
        boolean off = words.has("off");
        if (on == off) {
            throw new Mistake("power wants either on or off");
        }
        power.add(new PowerSwitch(line, words.duration("at", words.required("at")), on));
        words.finish();
    }

    private void readFault(String rest) throws Mistake {
        int space = rest.indexOf(' ');
        String word = space < 0 ? rest : rest.substring(0, space);
        Fault fault =
                Fault.of(word)
                        .orElseThrow(
                                () ->
                                        new Mistake(
                                                "fault wants first what goes wrong, such as: fault"
                                                        + " card-hangs line=2 at=30s for=8s"));
        Words words = new Words(space < 0 ? "" : rest.substring(space), dice);
        faults.add(
                new ScriptedFault(
                        words.number("line", 1, lineCount),
                        fault,
                        words.duration("at", words.required("at")),
                        words.duration("for", words.required("for"))));
        words.finish();
    }
}
