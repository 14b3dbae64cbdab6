package jp.denwaban.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What the wizard decided: {@code settings.json}.
 *
 * @param version of this file, 1
 * @param training 訓練: the virtual exchange is the telephone network, nothing here is real
 */
public record SiteSettings(
        int version, SiteKind kind, String name, boolean training, List<TrunkLine> lines) {

    public SiteSettings {
        lines = List.copyOf(lines);
    }

    /**
     * One trunk line.
     *
     * @param profile name of a card profile: {@code inline}, {@code v253}
     * @param controlPort device path; {@code virtual} for the exchange inside the program
     * @param voicePort second port, for profiles that have one
     * @param sound where its audio is, for profiles of line audio
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record TrunkLine(
            int number,
            String profile,
            String controlPort,
            Optional<String> voicePort,
            Optional<LineSound> sound) {

        /** A line without a sound device. */
        public TrunkLine(
                int number, String profile, String controlPort, Optional<String> voicePort) {
            this(number, profile, controlPort, voicePort, Optional.empty());
        }
    }

    /**
     * The channels of one line on a multi-channel sound device, counted from 1.
     *
     * @param device by a name that lasts: {@code default}, id or title of its card
     * @param captureChannels how many the device has; the same for every line on it
     * @param playbackChannels likewise
     * @param caller captured: the caller's leg, or both mixed
     * @param staff captured: the staff's leg, where the card has it apart
     * @param play played: the caller's ear
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record LineSound(
            String device,
            int captureChannels,
            int playbackChannels,
            int caller,
            Optional<Integer> staff,
            int play) {}
}
