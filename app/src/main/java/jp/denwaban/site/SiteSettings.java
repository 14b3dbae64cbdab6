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
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record TrunkLine(
            int number, String profile, String controlPort, Optional<String> voicePort) {}
}
