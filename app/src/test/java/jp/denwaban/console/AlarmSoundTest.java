package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Alarm;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.Test;

class AlarmSoundTest {
    private static final Instant START = Pictures.CLOCK.instant();

    private final List<Integer> tones = new ArrayList<>();
    private final AlarmSound sound = new AlarmSound(Runnable::run, pcm -> tones.add(soundsIn(pcm)));

    private void after(int seconds, Alarm... alarms) {
        Snapshot all = Pictures.station(Mode.IN_SERVICE);
        Snapshot now =
                new Snapshot(
                        all.at(),
                        false,
                        all.mode(),
                        all.lines(),
                        all.today(),
                        all.disk(),
                        all.guidance(),
                        List.of(alarms));
        sound.hear(now, START.plusSeconds(seconds));
    }

    private static Alarm alarm(int level, boolean confirmed) {
        return new Alarm(level, level, START, "L-03", Optional.of(1), confirmed);
    }

    @Test
    void aFaultSoundsTwoTonesAndAnAttentionOne() {
        after(0, alarm(2, false));
        after(1, alarm(2, false), alarm(1, false));

        assertThat(tones).as("a graver one does not wait for the minute").containsExactly(1, 2);
    }

    @Test
    void itSoundsAgainEveryMinuteUntilConfirmed() {
        for (int second = 0; second <= 121; second++) {
            after(second, alarm(1, false));
        }
        after(122, alarm(1, true));
        after(300, alarm(1, true));

        assertThat(tones).as("at 0, 60 and 120 seconds").containsExactly(2, 2, 2);
    }

    @Test
    void anInformationIsSilent() {
        after(0, alarm(3, false));

        assertThat(tones).isEmpty();
    }

    @Test
    void aNewAlarmAfterACalmSoundsAtOnce() {
        after(0, alarm(2, false));
        after(1);
        after(2, alarm(2, false));

        assertThat(tones).containsExactly(1, 1);
    }

    /** Counts stretches of sound parted by at least 50 ms of silence at 44.1 kHz. */
    private static int soundsIn(byte[] pcm) {
        int stretches = 0;
        int quiet = Integer.MAX_VALUE;
        for (int i = 0; i < pcm.length; i += 2) {
            boolean loud = Math.abs((short) ((pcm[i] & 0xff) | pcm[i + 1] << 8)) > 1000;
            if (loud && quiet > 2205) {
                stretches++;
            }
            quiet = loud ? 0 : quiet == Integer.MAX_VALUE ? quiet : quiet + 1;
        }
        return stretches;
    }
}
