package jp.denwaban.line;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a particular card calls each action: a small text file, described in {@code
 * docs/card-profile.md}.
 *
 * @param name {@code inline}, {@code v253} or the site's own
 * @param commands per action the AT command, without {@code AT} where it is not an AT command
 * @param separateVoicePort whether the voice stream has a port of its own
 * @param bothLegs whether the stream carries caller and staff separately
 * @param answeredEvent whether the card says that the station side answered
 */
public record CardProfile(
        String name,
        Map<String, String> commands,
        int controlBaud,
        int voiceBaud,
        boolean separateVoicePort,
        boolean bothLegs,
        boolean answeredEvent,
        Duration commandDeadline,
        Duration commandSpacing) {

    public CardProfile {
        commands = Map.copyOf(commands);
    }

    /** The card's word for an action, where it has one. */
    public Optional<String> command(String action) {
        return Optional.ofNullable(commands.get(action));
    }
}
