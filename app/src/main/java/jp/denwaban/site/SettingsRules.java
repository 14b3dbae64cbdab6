package jp.denwaban.site;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.denwaban.line.LineNumber;
import jp.denwaban.site.SiteSettings.TrunkLine;

/** What settings must obey beyond their form; the wizard asks the same rules before it writes. */
public final class SettingsRules {
    /** The longest name that stands in the top bar and on a sheet without being cut. */
    public static final int LONGEST_NAME = 30;

    /** Profiles are file names of {@code profiles/}. */
    private static final Pattern PROFILE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private static final Pattern DEVICE = Pattern.compile("/[A-Za-z0-9._:/-]{1,200}");
    private static final String VIRTUAL = "virtual";

    private SettingsRules() {}

    /**
     * Passes or says what is wrong.
     *
     * @throws SiteException S-04
     */
    public static void check(SiteSettings settings) throws SiteException {
        checkName(settings.name());
        if (settings.lines().isEmpty() || settings.lines().size() > LineNumber.HIGHEST) {
            throw wrong("回線は1から" + LineNumber.HIGHEST + "までです");
        }
        checkLines(settings.lines(), settings.training());
    }

    public static void checkName(String name) throws SiteException {
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isBlank() || !printable || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw wrong("所属の名称は1文字から" + LONGEST_NAME + "文字までです");
        }
    }

    private static void checkLines(List<TrunkLine> lines, boolean training) throws SiteException {
        Set<Integer> numbers = new HashSet<>();
        Set<String> ports = new HashSet<>();
        SoundRules sounds = new SoundRules();
        for (TrunkLine line : lines) {
            if (line.number() < 1
                    || line.number() > LineNumber.HIGHEST
                    || !numbers.add(line.number())) {
                throw wrong("回線の番号が重なるか、範囲の外です: " + line.number());
            }
            if (!PROFILE.matcher(line.profile()).matches()) {
                throw wrong(line.number() + "番回線の回線装置の種類が正しくありません");
            }
            checkPort(line, line.controlPort(), training, ports);
            if (line.voicePort().isPresent()) {
                checkPort(line, line.voicePort().get(), training, ports);
            }
            sounds.check(line);
        }
    }

    private static void checkPort(TrunkLine line, String port, boolean training, Set<String> ports)
            throws SiteException {
        if (port.equals(VIRTUAL)) {
            if (!training) {
                throw wrong(line.number() + "番回線の仮想回線は訓練でだけ使えます");
            }
            return;
        }
        if (!DEVICE.matcher(port).matches()) {
            throw wrong(line.number() + "番回線の接続口が正しくありません");
        }
        if (!ports.add(port)) {
            throw wrong(line.number() + "番回線の接続口が他と重なっています");
        }
    }

    private static SiteException wrong(String what) {
        return new SiteException("S-04", what + "。設定を確認してください。");
    }
}
