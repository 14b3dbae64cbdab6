package jp.denwaban.audio.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audio.device.SoundException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which card has which number at this moment, by the kernel. {@code javax.sound} names a device by
 * the number that its card had when it was listed; two cards that have swapped their numbers since
 * would give the wrong lines.
 *
 * <p>Shape: {@code " 1 [TRUNKS ]: USB-Audio - UMC1820"}, the id filled up with blanks to 15, and a
 * second line, for each card.
 *
 * @see "Linux, sound/core/init.c: snd_card_info_read"
 */
record KernelCards(Map<Integer, String> ids) {
    private static final Logger LOG = LoggerFactory.getLogger(KernelCards.class);
    private static final Path LIST = Path.of("/proc/asound/cards");
    private static final Pattern CARD = Pattern.compile("(?m)^ *(\\d+) \\[(.+?) *]: ");

    KernelCards {
        ids = Map.copyOf(ids);
    }

    /** The list of this machine; empty where the kernel keeps none. */
    static KernelCards now() {
        try {
            return Files.exists(LIST) ? of(Files.readString(LIST)) : of("");
        } catch (IOException e) {
            LOG.warn("{} cannot be read", LIST, e);
            return of("");
        }
    }

    static KernelCards of(String list) {
        Map<Integer, String> ids = new HashMap<>();
        Matcher card = CARD.matcher(list);
        while (card.find()) {
            ids.put(Integer.parseInt(card.group(1)), card.group(2));
        }
        return new KernelCards(ids);
    }

    /**
     * Whether this device still is the one that was listed. Where there is no list, and for the
     * device that ALSA's settings choose, nothing speaks against it.
     *
     * @throws SoundException if its number is another card's by now, or nobody's
     */
    void confirm(ListedDevice device) throws SoundException {
        boolean told = device.cardNumber() >= 0 && !ids.isEmpty();
        String holder = ids.getOrDefault(device.cardNumber(), "nobody");
        if (told && !holder.equals(device.id())) {
            throw new SoundException(
                    Kind.ABSENT,
                    "sound device %s was number %d, which is %s now: start the program anew"
                            .formatted(device.shown(), device.cardNumber(), holder));
        }
    }
}
