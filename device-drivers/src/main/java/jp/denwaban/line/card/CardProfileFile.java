package jp.denwaban.line.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.line.CardProfile;

/** Finds and reads card profiles: a site's own, or one of the two that ship. */
public final class CardProfileFile {
    public static final List<String> SHIPPED = List.of("inline", "v253");
    public static final String SUFFIX = ".profile";

    /** The longest shipped profile has 2 kB; a file beyond this is something else. */
    private static final int MOST_BYTES = 64 * 1024;

    /** Bits on the wire for one byte: start, eight, stop. */
    private static final int WIRE_BITS = 10;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private CardProfileFile() {}

    /** The site's profile of this name if its folder has one, otherwise the shipped one. */
    public static CardProfile find(String name, Path siteProfiles) throws CardProfileException {
        if (!NAME.matcher(name).matches()) {
            throw new CardProfileException(
                    "\"" + name + "\" cannot be the name of a card profile.");
        }
        Path own = siteProfiles.resolve(name + SUFFIX);
        return Files.exists(own) ? read(own) : shipped(name);
    }

    public static CardProfile shipped(String name) throws CardProfileException {
        if (!SHIPPED.contains(name)) {
            throw new CardProfileException(
                    "There is no card profile \""
                            + name
                            + "\"; shipped are "
                            + String.join(", ", SHIPPED)
                            + ".");
        }
        String file = name + SUFFIX;
        try (InputStream in =
                CardProfileFile.class.getResourceAsStream("/jp/denwaban/line/card/" + file)) {
            if (in == null) {
                throw new CardProfileException(file + " is missing from the program.");
            }
            return CardProfileText.parse(
                    file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CardProfileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public static CardProfile read(Path file) throws CardProfileException {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CardProfileException(name + " is too large to be a card profile.");
            }
            return CardProfileText.parse(name, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new CardProfileException(name + " is not a text file in UTF-8.", e);
        } catch (IOException e) {
            throw new CardProfileException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What will not work well with this profile, one sentence each; it may be used all the same.
     */
    public static List<String> warnings(CardProfile profile) {
        List<String> warnings = new ArrayList<>();
        int audioBytes = LineAudio.RATE_HZ * (profile.bothLegs() ? 2 : 1);
        if (!profile.lineAudio() && profile.voiceBaud() / WIRE_BITS < audioBytes) {
            warnings.add(
                    "Card profile "
                            + profile.name()
                            + ": "
                            + profile.voiceBaud()
                            + " baud carry "
                            + profile.voiceBaud() / WIRE_BITS
                            + " bytes a second, the audio needs "
                            + audioBytes
                            + ": audio will be lost.");
        }
        return warnings;
    }
}
