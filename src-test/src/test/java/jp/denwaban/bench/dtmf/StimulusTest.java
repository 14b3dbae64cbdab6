package jp.denwaban.bench.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stimuli are what they say, as sox measures them; the same seed makes the same take. */
class StimulusTest {
    private static final Pattern RMS = Pattern.compile("RMS lev dB\\s+(-?[\\d.]+)");
    private static final long SEED = 7;

    @TempDir Path folder;

    /**
     * A sine of 0 dBm0 peaks at −3.14 dBFS, so its RMS is 3.01 dB lower; two equal ones have 3.01
     * dB more. sox counts from an RMS of full scale.
     */
    @Test
    void aPairOfMinusTenHasItsLevel() throws Exception {
        Take take = take(Line.clean());
        Sent first = take.sent().get(0);
        short[] tone = Arrays.copyOfRange(take.samples(), first.start() + 20, first.end() - 20);

        assertThat(rms(tone)).isCloseTo(-10 - 3.14, within(0.2));
    }

    @Test
    void theNoiseBetweenTheDigitsIsFiveDecibelsBelowThePair() throws Exception {
        Take take = take(Line.noise(Range.exactly(5)));
        short[] before = Arrays.copyOf(take.samples(), take.sent().get(0).start());

        assertThat(rms(before)).isCloseTo(-10 - 3.14 - 5, within(0.7));
    }

    @Test
    void theSameSeedMakesTheSameTakeAndAnotherHalfAnother() throws Exception {
        Condition condition = condition(Line.noise(Range.exactly(5)));

        assertThat(condition.take(SEED, "a", 16).samples())
                .isEqualTo(condition.take(SEED, "a", 16).samples())
                .isNotEqualTo(condition.take(SEED, "b", 16).samples());
    }

    @Test
    void halfOfTheDrawsStandAtTheLimit() {
        Range range = Range.from(40, 50);
        Random random = new Random(SEED);

        assertThat(random.doubles(1000).map(any -> range.draw(random)).filter(t -> t == 40).count())
                .isBetween(430L, 570L);
    }

    private static Take take(Line line) throws Exception {
        return condition(line).take(SEED, "", 8);
    }

    private static Condition condition(Line line) {
        Telephone telephone =
                Telephone.usual()
                        .level(Range.exactly(-10))
                        .twist(Range.exactly(0))
                        .tone(Range.exactly(400));
        return new Condition("stimulus", telephone, line, Codec.LINEAR, true, true);
    }

    private double rms(short[] samples) throws Exception {
        Path raw = folder.resolve("piece.raw");
        Tool.write(raw, samples);
        List<String> command =
                Tool.words("bash", "-c", "sox \"$@\" -n stats 2>&1", "bash", Tool.rawLine(), raw);
        Matcher told = RMS.matcher(Tool.run(command));
        assertThat(told.find()).isTrue();
        return Double.parseDouble(told.group(1));
    }
}
