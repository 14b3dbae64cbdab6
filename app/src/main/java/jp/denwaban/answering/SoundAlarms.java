package jp.denwaban.answering;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.audio.device.SoundFault;
import jp.denwaban.health.AlarmBook;

/**
 * The faults of one line's sound device as alarms: each with its code, gone when it has gone. Owned
 * by the line's thread.
 */
final class SoundAlarms {
    private final AlarmBook alarms;
    private final InstantSource clock;
    private final int line;
    private final Consumer<String> note;
    private final EnumSet<SoundFault> toldSinceOpening = EnumSet.noneOf(SoundFault.class);

    /** {@code note} takes the detail of an entry of {@code line.fault}. */
    SoundAlarms(AlarmBook alarms, InstantSource clock, int line, Consumer<String> note) {
        this.alarms = alarms;
        this.clock = clock;
        this.line = line;
        this.note = note;
    }

    void raise(SoundFault fault) {
        toldSinceOpening.add(fault);
        if (alarms.raise(level(fault), clock.instant(), code(fault), Optional.of(line))) {
            note.accept("line=" + line + " code=" + code(fault));
        }
    }

    void clear(SoundFault fault) {
        toldSinceOpening.remove(fault);
        alarms.clear(code(fault), Optional.of(line));
    }

    /** The device is being taken anew; what stands is told before that is done. */
    void opening() {
        toldSinceOpening.clear();
    }

    /** It has been: what was not told again has gone. */
    void opened() {
        for (SoundFault fault : EnumSet.complementOf(toldSinceOpening)) {
            clear(fault);
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
