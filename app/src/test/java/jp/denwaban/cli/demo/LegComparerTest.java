package jp.denwaban.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The comparer must fail everything that a recorder can do wrong. The "speech" is noise in bursts
 * with a seed: unlike itself at every shift, which is what speech is to a correlator.
 */
final class LegComparerTest {
    private static final int SECOND = 8000;
    private static final int FROM = 3 * SECOND;

    private final short[] sent = Speech.of(20 * SECOND, 20261123);
    private final short[] recorded = Arrays.copyOfRange(sent, FROM, FROM + 12 * SECOND);

    @Test
    void theSameAudioIsTheSame() {
        assertThat(LegComparer.difference(sent, FROM, recorded)).isEmpty();
    }

    @Test
    void aDelayOfTenMillisecondsIsAllowed() {
        assertThat(LegComparer.difference(sent, FROM - SECOND / 100, recorded)).isEmpty();
    }

    @Test
    void aShiftOfAHundredMillisecondsIsNamed() {
        assertThat(LegComparer.difference(sent, FROM - SECOND / 10, recorded))
                .hasValueSatisfying(why -> assertThat(why).contains("shifted by 100 ms"));
    }

    @Test
    void anotherPersonsVoiceDiffers() {
        assertThat(LegComparer.difference(sent, FROM, Speech.of(12 * SECOND, 7))).isPresent();
    }

    @Test
    void halfASecondMissingAnywhereIsFound() {
        for (int at = 0; at < recorded.length - SECOND; at += SECOND) {
            short[] cut = new short[recorded.length - SECOND / 2];
            System.arraycopy(recorded, 0, cut, 0, at);
            System.arraycopy(recorded, at + SECOND / 2, cut, at, cut.length - at);
            assertThat(LegComparer.difference(sent, FROM, cut)).as("missing at %d", at).isPresent();
        }
    }

    @Test
    void halfASecondReplacedBySilenceIsFound() {
        for (int at = 0; at < recorded.length - SECOND; at += SECOND) {
            short[] holed = recorded.clone();
            Arrays.fill(holed, at, at + SECOND / 2, (short) 0);
            assertThat(LegComparer.difference(sent, FROM, holed)).as("hole at %d", at).isPresent();
        }
    }

    @Test
    void aSilentLegMustStaySilent() {
        short[] silence = new short[sent.length];
        assertThat(LegComparer.difference(silence, FROM, new short[12 * SECOND])).isEmpty();
        assertThat(LegComparer.difference(silence, FROM, recorded)).isPresent();
    }

    @Test
    void aVoiceThatBecameSilenceDiffers() {
        assertThat(LegComparer.difference(sent, FROM, new short[12 * SECOND])).isPresent();
    }

    @Test
    void aRecordingThatBeginsOutsideIsRefused() {
        assertThat(LegComparer.difference(sent, sent.length, recorded)).isPresent();
        assertThat(LegComparer.difference(sent, -1, recorded)).isPresent();
    }
}
