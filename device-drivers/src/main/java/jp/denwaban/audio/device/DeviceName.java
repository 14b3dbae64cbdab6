package jp.denwaban.audio.device;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stable name by which the settings choose a sound device: {@code default}, the id or the title
 * of its card, and where the card has several devices the number of the one meant: {@code
 * TRUNKS,0}.
 *
 * <p>Never the number of the card: it changes with the order in which cards are found.
 *
 * @param card id such as {@code TRUNKS}, or title such as {@code HDA Intel PCH}
 * @param pcm number of the device on its card, which does not change
 */
public record DeviceName(String card, OptionalInt pcm) {
    /** What {@code javax.sound} calls the device that ALSA's settings choose. */
    public static final String DEFAULT = "default";

    /** ALSA's ids have 15 characters, its titles 31 (snd_ctl_card_info). */
    private static final Pattern FORM = Pattern.compile("([!-+\\--~][ -+\\--~]{0,39})(?:,(\\d))?");

    private static final Pattern NUMBERED = Pattern.compile("\\d+|(plug)?hw:.*|hw|card ?\\d+");

    /** The name in this text; empty if it is none, or goes by the number of a card. */
    public static Optional<DeviceName> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || NUMBERED.matcher(form.group(1)).matches()) {
            return Optional.empty();
        }
        String number = form.group(2);
        OptionalInt pcm =
                number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        return Optional.of(new DeviceName(form.group(1).strip(), pcm));
    }

    boolean isDefault() {
        return card.equals(DEFAULT);
    }

    /** As the settings write it. */
    @Override
    public String toString() {
        return pcm.isPresent() ? card + "," + pcm.getAsInt() : card;
    }
}
