package jp.denwaban.answering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import jp.denwaban.audio.device.DeviceName;
import jp.denwaban.audio.device.DeviceShape;
import jp.denwaban.audio.device.LineChannels;
import jp.denwaban.audio.device.SoundDevices;
import jp.denwaban.guidance.Plan;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardProfileException;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.card.SoundPlace;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.LineSound;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the lines that the settings name: serial ones, and in 訓練 those of the exchange inside. */
final class SiteLines implements LineSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteLines.class);

    private static final String VIRTUAL = "virtual";

    private final Map<String, CardProfile> profiles;
    private final Optional<PracticeExchange> exchange;
    private final SoundDevices sounds = SoundPlace.machine();

    private SiteLines(Map<String, CardProfile> profiles, Optional<PracticeExchange> exchange) {
        this.profiles = profiles;
        this.exchange = exchange;
    }

    static SiteLines read(
            SiteFolder site, SiteSettings settings, Plan plan, Supplier<Optional<Integer>> freeLine)
            throws StartException {
        Map<String, CardProfile> profiles = new HashMap<>();
        for (TrunkLine trunk : settings.lines()) {
            if (!profiles.containsKey(trunk.profile())) {
                CardProfile profile = profile(site, trunk);
                Reachable.require(plan, trunk.number(), profile);
                profiles.put(trunk.profile(), profile);
            }
            requireSound(trunk, profiles.get(trunk.profile()));
        }
        List<TrunkLine> virtual = settings.lines().stream().filter(SiteLines::virtual).toList();
        Optional<PracticeExchange> exchange =
                virtual.isEmpty()
                        ? Optional.empty()
                        : Optional.of(PracticeExchange.open(virtual, freeLine));
        return new SiteLines(profiles, exchange);
    }

    private static CardProfile profile(SiteFolder site, TrunkLine trunk) throws StartException {
        try {
            CardProfile profile = CardProfileFile.find(trunk.profile(), site.profiles());
            CardProfileFile.warnings(profile).forEach(LOG::warn);
            return profile;
        } catch (CardProfileException e) {
            throw new StartException(
                    "L-10",
                    "%d番回線の回線装置の種類「%s」を使えません。種類の名前と profiles フォルダーのファイルを確認してください。"
                            .formatted(trunk.number(), trunk.profile()),
                    e);
        }
    }

    private static void requireSound(TrunkLine trunk, @Nullable CardProfile profile)
            throws StartException {
        if (profile != null && profile.lineAudio() && trunk.sound().isEmpty()) {
            throw new StartException(
                    "L-17",
                    "%d番回線の回線装置（%s）は音声装置を使いますが、設定に音声装置がありません。設定を確認してください。"
                            .formatted(trunk.number(), profile.name()));
        }
    }

    @Override
    public Line line(TrunkLine trunk) {
        CardProfile profile = profiles.get(trunk.profile());
        if (profile == null) {
            throw new IllegalStateException("a profile that was not read: " + trunk.profile());
        }
        if (virtual(trunk)) {
            return exchange.orElseThrow().line(trunk, profile);
        }
        return new SerialLine(
                new LineNumber(trunk.number()),
                profile,
                new SerialPorts(trunk.controlPort(), trunk.voicePort()),
                trunk.sound().map(this::place));
    }

    private SoundPlace place(LineSound sound) {
        DeviceName name = DeviceName.of(sound.device()).orElseThrow();
        OptionalInt staff = sound.staff().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new SoundPlace(
                sounds,
                new DeviceShape(name, sound.captureChannels(), sound.playbackChannels()),
                new LineChannels(sound.caller(), staff, sound.play()));
    }

    Optional<PracticeTelephone> practice() {
        return exchange.map(PracticeTelephone.class::cast);
    }

    @Override
    public void close() {
        exchange.ifPresent(PracticeExchange::close);
    }

    private static boolean virtual(TrunkLine trunk) {
        return trunk.controlPort().equals(VIRTUAL);
    }
}
