package jp.denwaban.line.at;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audio.Companding;

/**
 * One entry of a modem's answer to {@code +VSM=?}: number, name, bits, timing marks, rates, and
 * what its maker found fit.
 *
 * <p>The answer and the command differ: the command takes number and rate, some modems also silence
 * compression and expansion.
 *
 * @param number what {@code +VSM=} chooses it by
 * @param bits of one sample; 0 where the entry does not tell
 * @param at8000 whether 8000 samples a second are among its rates
 * @see "ITU-T V.253, +VSM and table 17"
 */
public record CompressionEntry(int number, String name, int bits, boolean at8000) {
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?:\\+VSM: *)?(?<number>[0-9]{1,3})[,;] *\"?(?<name>[^\",;]*)\"?"
                            + "(?:[,;] *(?<bits>[0-9]{1,2}))?(?<rest>(?:[,;].*)?)");

    private static final int RATE = 8000;
    private static final int FIRST_OF_MAKERS = 128;

    /** Reads one line; nothing if it is no entry. */
    public static Optional<CompressionEntry> read(String line) {
        Matcher entry = ENTRY.matcher(line.strip());
        if (!entry.matches()) {
            return Optional.empty();
        }
        String name = entry.group("name").strip();
        String bits = entry.group("bits");
        return Optional.of(
                new CompressionEntry(
                        Integer.parseInt(entry.group("number")),
                        name,
                        bits == null ? named(name) : Integer.parseInt(bits),
                        has8000(entry.group("rest"))));
    }

    private static int named(String name) {
        Matcher bits = Pattern.compile("([0-9]{1,2}) ?-? ?BIT").matcher(upper(name));
        return bits.find() ? Integer.parseInt(bits.group(1)) : 0;
    }

    /** Rates are single values or {@code from-to}; an entry without any is taken at its word. */
    private static boolean has8000(String rest) {
        Matcher value = Pattern.compile("(\\d{4,6})(?:-(\\d{4,6}))?").matcher(rest);
        boolean any = false;
        while (value.find()) {
            any = true;
            int from = Integer.parseInt(value.group(1));
            int to = value.group(2) == null ? from : Integer.parseInt(value.group(2));
            if (from <= RATE && RATE <= to) {
                return true;
            }
        }
        return !any;
    }

    /** The coding, where it is one byte a sample and we have it. */
    public Optional<Companding> coding() {
        return bits != Byte.SIZE && bits != 0
                ? Optional.empty()
                : number < FIRST_OF_MAKERS ? standard() : makers();
    }

    private Optional<Companding> standard() {
        return switch (number) {
            case 0 -> bits == 0 ? Optional.empty() : Optional.of(Companding.SIGNED_8);
            case 1 -> Optional.of(Companding.UNSIGNED_8);
            case 4 -> Optional.of(Companding.MU_LAW);
            case 5 -> Optional.of(Companding.A_LAW);
            default -> Optional.empty();
        };
    }

    /** Makers' numbers mean different things; their names do not. */
    private Optional<Companding> makers() {
        String upper = upper(name);
        if (upper.contains("ADPCM")) {
            return Optional.empty();
        }
        if (upper.matches(".*(U-?LAW|711 ?U|µ-?LAW).*")) {
            return Optional.of(Companding.MU_LAW);
        }
        if (upper.matches(".*(A-?LAW|711 ?A).*")) {
            return Optional.of(Companding.A_LAW);
        }
        if (upper.contains("UNSIGNED") || upper.contains("LINEAR") && !upper.contains("SIGNED")) {
            return Optional.of(Companding.UNSIGNED_8);
        }
        return upper.contains("SIGNED") ? Optional.of(Companding.SIGNED_8) : Optional.empty();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
