package jp.denwaban.line.card;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audio.Companding;
import jp.denwaban.line.at.CardEvent;
import jp.denwaban.line.at.CompressionEntry;
import jp.denwaban.line.at.LineSelection;

/**
 * What a connected card can do, as far as it says so itself.
 *
 * @param reference whether it is the reference card, which knows {@code AT#STATE?}
 * @param voice whether it has the voice class
 * @param bothWays whether it sends and receives at once ({@code +VTR})
 * @param receives whether it sends us what it hears at all ({@code +VRX} or {@code +VTR})
 * @param callerId whether it takes {@code +VCID}
 * @param ringLengths whether it takes {@code +VDR}
 * @param country T.35 code, two hexadecimal digits, where it tells
 */
public record CardAbilities(
        String maker,
        String model,
        boolean reference,
        boolean voice,
        List<CompressionEntry> compressions,
        boolean bothWays,
        boolean receives,
        List<LineSelection> selections,
        boolean callerId,
        boolean ringLengths,
        Optional<String> country) {

    /** T.35 country code of Japan. */
    private static final String JAPAN = "00";

    /** Everything that is asked, in this order; each may be refused. */
    static final List<String> QUESTIONS =
            List.of(
                    "ATQ0V1E0",
                    "ATE0",
                    "AT#STATE?",
                    "AT+GMI",
                    "AT+GMM",
                    "AT+GCI?",
                    "AT+FCLASS=?",
                    "AT+FCLASS=8",
                    "AT+VSM=?",
                    "AT+VLS=?",
                    "AT+VTR=?",
                    "AT+VRX=?",
                    "AT+VCID=?",
                    "AT+VDR=?",
                    "AT+FCLASS=0");

    public CardAbilities {
        compressions = List.copyOf(compressions);
        selections = List.copyOf(selections);
    }

    /**
     * Reads the answers.
     *
     * @param answers by question the lines of each answer; a question that was refused is absent
     */
    static CardAbilities of(Map<String, List<String>> answers) {
        boolean reference =
                answers.getOrDefault("AT#STATE?", List.of()).stream()
                        .anyMatch(line -> line.startsWith("#STATE:"));
        return new CardAbilities(
                first(answers, "AT+GMI"),
                first(answers, "AT+GMM"),
                reference,
                answers.containsKey("AT+FCLASS=8") && listsVoice(first(answers, "AT+FCLASS=?")),
                answers.getOrDefault("AT+VSM=?", List.of()).stream()
                        .flatMap(line -> CompressionEntry.read(line).stream())
                        .toList(),
                reference || answers.containsKey("AT+VTR=?"),
                reference || answers.containsKey("AT+VRX=?") || answers.containsKey("AT+VTR=?"),
                answers.getOrDefault("AT+VLS=?", List.of()).stream()
                        .flatMap(line -> LineSelection.read(line).stream())
                        .toList(),
                reference || answers.containsKey("AT+VCID=?"),
                answers.containsKey("AT+VDR=?"),
                Optional.of(first(answers, "AT+GCI?"))
                        .map(text -> text.replaceAll("\\+GCI:|\\s", ""))
                        .filter(code -> code.matches("[0-9A-Fa-f]{2}"))
                        .map(code -> code.toUpperCase(Locale.ROOT)));
    }

    private static boolean listsVoice(String classes) {
        return classes.isEmpty() || classes.matches(".*\\b8\\b.*");
    }

    private static String first(Map<String, List<String>> answers, String question) {
        return answers.getOrDefault(question, List.of()).stream()
                .filter(line -> !line.startsWith("AT"))
                .findFirst()
                .orElse("");
    }

    /** The coding that a line would use, if the card has any of ours. */
    public Optional<Companding> coding() {
        return List.of(Companding.values()).stream()
                .filter(
                        coding ->
                                compressions.stream()
                                        .filter(CompressionEntry::at8000)
                                        .anyMatch(
                                                entry ->
                                                        entry.coding().equals(Optional.of(coding))))
                .findFirst();
    }

    /** Whether its firmware is made for Japan, as far as it tells; one that says nothing may be. */
    public boolean madeForJapan() {
        return country.map(JAPAN::equals).orElse(true);
    }

    /** Whether Number Display can be expected to work. */
    public boolean showsNumbers() {
        return callerId && madeForJapan();
    }

    /** Whether a line can be served with it. */
    public boolean usable() {
        return voice && bothWays && coding().isPresent();
    }

    /**
     * Whether it says that it reports this on the line while it receives; nothing if it is mute.
     */
    public Optional<Boolean> reports(CardEvent event) {
        return selections.stream()
                .filter(selection -> selection.joined().equals("T"))
                .findFirst()
                .map(line -> line.receiving().contains(event));
    }
}
