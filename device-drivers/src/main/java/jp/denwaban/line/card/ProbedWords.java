package jp.denwaban.line.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.denwaban.audio.Companding;
import jp.denwaban.line.LineException;
import jp.denwaban.line.at.CompressionEntry;

/**
 * Fills in what a profile leaves to the card: {@code {vsm}} is the best compression of its list,
 * {@code {vgr}} and {@code {vgt}} its nominal gains. The card is asked when the step comes.
 *
 * @see "ITU-T V.253: +VSM=?, +VGR=?, +VGT=?"
 */
final class ProbedWords {
    private static final String COMPRESSION = "{vsm}";
    private static final Pattern GAIN = Pattern.compile("\\{(vgr|vgt)}");
    private static final Pattern RANGE = Pattern.compile("\\(?(\\d{1,3}) ?- ?(\\d{1,3})\\)?");

    /** V.253's nominal gain. */
    private static final int NOMINAL = 128;

    /** Asks the card something. */
    interface Asks {
        /** The lines of information it answers with; none if it refuses. */
        List<String> ask(String command) throws LineException;
    }

    /**
     * A step as it may be sent, and the coding it chooses, if it does.
     *
     * @param coding empty for a step that chooses none
     */
    record Choice(String text, Optional<Companding> coding) {}

    private final Companding preferred;
    private final Asks card;

    ProbedWords(Companding preferred, Asks card) {
        this.preferred = preferred;
        this.card = card;
    }

    /** The forms of a step in the order in which they are worth trying; never empty. */
    List<Choice> choices(String step) throws LineException {
        if (step.contains(COMPRESSION)) {
            return compressions(step);
        }
        Matcher gain = GAIN.matcher(step);
        String filled =
                gain.find()
                        ? step.replace(gain.group(), gain(gain.group(1).toUpperCase(Locale.ROOT)))
                        : step;
        return List.of(new Choice(filled, Optional.empty()));
    }

    /** µ-law loses least, linear bytes hiss; each with two numbers, then with four. */
    private List<Choice> compressions(String step) throws LineException {
        List<CompressionEntry> listed =
                card.ask("AT+VSM=?").stream()
                        .flatMap(line -> CompressionEntry.read(line).stream())
                        .toList();
        List<Choice> choices = new ArrayList<>();
        Stream.concat(Stream.of(preferred), Stream.of(Companding.values()))
                .distinct()
                .forEach(
                        coding ->
                                listed.stream()
                                        .filter(CompressionEntry::at8000)
                                        .filter(entry -> entry.coding().equals(Optional.of(coding)))
                                        .forEach(
                                                entry ->
                                                        add(
                                                                choices,
                                                                step,
                                                                entry.number(),
                                                                coding)));
        if (listed.isEmpty()) {
            add(choices, step, preferred == Companding.A_LAW ? 5 : 4, preferred);
        }
        return choices;
    }

    private static void add(List<Choice> to, String step, int number, Companding coding) {
        for (String numbers : List.of(number + ",8000", number + ",8000,0,0")) {
            to.add(new Choice(step.replace(COMPRESSION, numbers), Optional.of(coding)));
        }
    }

    private String gain(String name) throws LineException {
        int gain = NOMINAL;
        for (String line : card.ask("AT+" + name + "=?")) {
            Matcher range = RANGE.matcher(line);
            if (range.find()) {
                int least = Integer.parseInt(range.group(1));
                int most = Integer.parseInt(range.group(2));
                gain = Math.max(least, Math.min(most, NOMINAL));
            }
        }
        return Integer.toString(gain);
    }
}
