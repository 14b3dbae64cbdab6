package jp.denwaban.audio.device;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device as {@code javax.sound} lists it on Linux, taken apart into what lasts and what does not.
 *
 * @param mixer the whole name, {@code PCH [plughw:1,0]}: good until the next start of the machine
 * @param id of its card: {@code PCH}
 * @param title of its card: {@code HDA Intel PCH}
 * @param cardNumber −1 for the device that ALSA's settings choose
 * @param pcm number of the device on its card
 */
record ListedDevice(String mixer, String id, String title, int cardNumber, int pcm) {
    private static final Pattern HARDWARE = Pattern.compile("(.+) \\[plughw:(\\d+),(\\d+)\\]");

    /** PipeWire puts the name of the program before it. */
    private static final Pattern CHOSEN = Pattern.compile(".+ \\[default\\]");

    private static final String PREFIX = "Direct Audio Device: ";

    /** Empty for what is no device, such as the sliders of a card ({@code Port PCH [hw:1]}). */
    static Optional<ListedDevice> of(String mixer, String description) {
        if (CHOSEN.matcher(mixer).matches()) {
            String name = DeviceName.DEFAULT;
            return Optional.of(new ListedDevice(mixer, name, name, -1, 0));
        }
        Matcher hardware = HARDWARE.matcher(mixer);
        if (!hardware.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new ListedDevice(
                        mixer,
                        hardware.group(1),
                        title(description),
                        Integer.parseInt(hardware.group(2)),
                        Integer.parseInt(hardware.group(3))));
    }

    /** Title of the card, id of the device, name of the device: parted by commas. */
    private static String title(String description) {
        String text =
                description.startsWith(PREFIX)
                        ? description.substring(PREFIX.length())
                        : description;
        int name = text.lastIndexOf(", ");
        int id = name < 0 ? -1 : text.lastIndexOf(", ", name - 1);
        return id < 0 ? text : text.substring(0, id);
    }

    /** As a person may write it in the settings. */
    String shown() {
        return cardNumber < 0 ? id : id + "," + pcm;
    }
}
