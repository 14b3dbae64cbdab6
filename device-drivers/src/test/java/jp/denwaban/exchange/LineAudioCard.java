package jp.denwaban.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.card.CardProfileFile;

/** The reference card with a sound device at its jacks, as {@code docs/card-profile.md} has it. */
final class LineAudioCard {
    private LineAudioCard() {}

    /** What a site writes whose card has jacks: the shipped profile without its voice stream. */
    static CardProfile profile(Path folder) throws Exception {
        String shipped;
        try (var in =
                CardProfileFile.class.getResourceAsStream(
                        "/jp/denwaban/line/card/inline.profile")) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = folder.resolve("jacks.profile");
        Files.writeString(
                file,
                shipped.replaceAll("(?m)^(voice-baud|coding|stream|initialise-voice) .*\n", "")
                        .replaceAll("(?m)^voice-port .*$", "voice-port = sound-device")
                        .replaceAll("(?m)^name .*$", "name = jacks"));
        return CardProfileFile.read(file);
    }
}
