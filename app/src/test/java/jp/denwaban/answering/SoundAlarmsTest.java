package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.audio.device.SoundFault;
import jp.denwaban.health.AlarmBook;
import org.junit.jupiter.api.Test;

/** What stands about a line's sound device while the line is taken anew. */
class SoundAlarmsTest {
    private final AlarmBook book = new AlarmBook();
    private final List<String> notes = new ArrayList<>();
    private final SoundAlarms line = new SoundAlarms(book, () -> Instant.EPOCH, 3, notes::add);

    @Test
    void whatIsToldAgainWhileTheLineOpensStandsAndTheRestHasGone() {
        line.raise(SoundFault.SILENT);
        line.raise(SoundFault.SAME_SAMPLES);
        line.opening();
        line.raise(SoundFault.SAME_SAMPLES);
        line.opened();

        assertThat(book.all()).extracting(AlarmBook.Alarm::code).containsExactly("L-22");
    }

    @Test
    void anOpeningThatFailsClearsNothing() {
        line.raise(SoundFault.SILENT);
        line.opening();
        line.opening();

        assertThat(book.all()).extracting(AlarmBook.Alarm::code).containsExactly("L-21");
    }
}
