package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.audio.AudioFileException;

/**
 * The Japanese voices that ship with the program: what leaks into a caller's leg is one of them.
 */
final class Prompts {
    private static final String GUIDANCE = "/jp/denwaban/guidance/prompts/";
    private static final String VOICES = "/jp/denwaban/exchange/voices/";

    private static final List<String> SPOKEN =
            List.of(
                    "greeting-office",
                    "greeting-night",
                    "notice",
                    "menu-office",
                    "menu-night",
                    "wrong-key",
                    "no-input",
                    "connecting");

    private static final List<String> PEOPLE =
            List.of(
                    "attendant",
                    "caller-child",
                    "caller-garage",
                    "caller-thanks",
                    "caller-wallet",
                    "staff-chiiki",
                    "staff-keiji",
                    "staff-keimu",
                    "staff-kaikei",
                    "staff-koutsuu",
                    "staff-seian");

    private Prompts() {}

    /** The guidance a caller hears. */
    static List<Recording> guidance() throws IOException, AudioFileException {
        return read(GUIDANCE, SPOKEN);
    }

    /** Callers and officers of the virtual exchange. */
    static List<Recording> people() throws IOException, AudioFileException {
        return read(VOICES, PEOPLE);
    }

    private static List<Recording> read(String folder, List<String> names)
            throws IOException, AudioFileException {
        List<Recording> all = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = Prompts.class.getResourceAsStream(folder + name + ".wav")) {
                if (in == null) {
                    throw new IOException("no recording " + folder + name);
                }
                all.add(Recording.read(name, in));
            }
        }
        return all;
    }
}
