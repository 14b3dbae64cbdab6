package jp.denwaban.line;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audio.Companding;

/**
 * What a particular card calls each action: a small text file, described in {@code
 * docs/card-profile.md}.
 *
 * @param name {@code inline}, {@code v253} or the site's own
 * @param commands per {@link CardAction#key() action} its steps, as the file writes them
 * @param separateVoicePort whether the voice stream has a port of its own
 * @param bothLegs whether the stream carries caller and staff separately
 * @param answeredEvent whether the card says that the station side answered
 * @param companding how one sample stands in one byte of the stream
 * @param lineAudio whether audio comes through a sound device; then there is no voice stream
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
        Duration commandSpacing,
        Companding companding,
        boolean lineAudio) {

    public CardProfile {
        commands = Map.copyOf(commands);
    }

    /** Whether the control port takes commands while audio runs. */
    public boolean commandsInCall() {
        return separateVoicePort || lineAudio;
    }

    /** The card's word for an action, where it has one. */
    public Optional<String> command(String action) {
        return Optional.ofNullable(commands.get(action));
    }

    /** Whether the card has a word for this action. */
    public boolean can(CardAction action) {
        return commands.containsKey(action.key());
    }

    /** The steps of an action in their order; none if the card has no word for it. */
    public List<String> steps(CardAction action) {
        return command(action.key())
                .map(text -> List.of(text.split(" \\| ", -1)))
                .orElseGet(List::of);
    }
}
