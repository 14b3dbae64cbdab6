package jp.denwaban.answering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.denwaban.guidance.Plan;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.card.CardProfileException;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the lines that the settings name: serial ones, and in 訓練 those of the exchange inside. */
final class SiteLines implements LineSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteLines.class);

    private static final String VIRTUAL = "virtual";

    private final Map<String, CardProfile> profiles;
    private final Optional<PracticeExchange> exchange;

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
                new SerialPorts(trunk.controlPort(), trunk.voicePort()));
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
