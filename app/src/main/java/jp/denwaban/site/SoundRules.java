package jp.denwaban.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import jp.denwaban.audio.device.DeviceName;
import jp.denwaban.audio.device.DeviceShape;
import jp.denwaban.audio.device.LineChannels;
import jp.denwaban.site.SiteSettings.LineSound;
import jp.denwaban.site.SiteSettings.TrunkLine;

/** What the sound devices of all lines together must obey: no two lines hear one channel. */
final class SoundRules {
    private final Map<String, DeviceShape> shapes = new HashMap<>();
    private final Set<String> captured = new HashSet<>();
    private final Set<String> played = new HashSet<>();

    /**
     * Passes one more line or says what is wrong.
     *
     * @throws SiteException S-04
     */
    void check(TrunkLine line) throws SiteException {
        if (line.sound().isEmpty()) {
            return;
        }
        LineSound sound = line.sound().get();
        DeviceName name =
                DeviceName.of(sound.device())
                        .orElseThrow(() -> wrong(line, "音声装置の名前が正しくありません（カードの番号では指定できません）"));
        if (tooMany(sound.captureChannels()) || tooMany(sound.playbackChannels())) {
            throw wrong(line, "音声装置のチャンネル数は1から" + DeviceShape.MOST_CHANNELS + "までです");
        }
        DeviceShape shape =
                new DeviceShape(name, sound.captureChannels(), sound.playbackChannels());
        if (!shape.equals(shapes.getOrDefault(sound.device(), shape))) {
            throw wrong(line, "音声装置のチャンネル数が他の回線の設定と異なります");
        }
        shapes.put(sound.device(), shape);
        if (!channels(sound).fit(shape)) {
            throw wrong(line, "音声のチャンネルが音声装置の範囲の外です");
        }
        boolean own = captured.add(sound.device() + " " + sound.caller());
        own &= sound.staff().isEmpty() || captured.add(sound.device() + " " + sound.staff().get());
        own &= played.add(sound.device() + " " + sound.play());
        if (!own) {
            throw wrong(line, "音声のチャンネルが他と重なっています");
        }
    }

    private static LineChannels channels(LineSound sound) {
        OptionalInt staff = sound.staff().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new LineChannels(sound.caller(), staff, sound.play());
    }

    private static boolean tooMany(int channels) {
        return channels < 1 || channels > DeviceShape.MOST_CHANNELS;
    }

    private static SiteException wrong(TrunkLine line, String what) {
        return new SiteException("S-04", line.number() + "番回線の" + what + "。設定を確認してください。");
    }
}
