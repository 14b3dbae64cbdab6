package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.audio.device.SoundFault;
import jp.denwaban.line.LineEvent;

/** The faults of a line's sound device as alarms: each with its code, gone when it has gone. */
final class SoundAlarms {
    private SoundAlarms() {}

    static void raise(Shared shared, int line, LineEvent.SoundTroubled troubled) {
        SoundFault fault = troubled.fault();
        boolean news =
                shared.alarms()
                        .raise(
                                level(fault),
                                shared.clock().instant(),
                                code(fault),
                                Optional.of(line));
        if (news) {
            shared.registrar().note("line.fault", "line=" + line + " code=" + code(fault));
        }
    }

    static void clear(Shared shared, int line, LineEvent.SoundRecovered recovered) {
        shared.alarms().clear(code(recovered.fault()), Optional.of(line));
    }

    /** The device of this line has been opened anew: what is still wrong will be told again. */
    static void clearAll(Shared shared, int line) {
        for (SoundFault fault : SoundFault.values()) {
            shared.alarms().clear(code(fault), Optional.of(line));
        }
    }

    private static String code(SoundFault fault) {
        return switch (fault) {
            case SILENT -> "L-21";
            case SAME_SAMPLES -> "L-22";
            case EARS_BLOCKED -> "L-23";
            case SOUND_LOST -> "L-24";
            case RAN_DRY -> "L-25";
        };
    }

    /** 2 注意: calls suffer; 3 お知らせ: a moment was lost. */
    private static int level(SoundFault fault) {
        return switch (fault) {
            case SILENT, SAME_SAMPLES, EARS_BLOCKED -> 2;
            case SOUND_LOST, RAN_DRY -> 3;
        };
    }
}
