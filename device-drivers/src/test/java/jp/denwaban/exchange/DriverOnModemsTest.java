package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.denwaban.audio.WavFile;
import jp.denwaban.audio.WavWriter;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.CarRang;
import jp.denwaban.line.LineEvent.DigitReported;
import jp.denwaban.line.LineEvent.LoopBroken;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineEvent.Ringing;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Our driver with the shipped profile {@code v253} on modems of every kind there is. */
@Execution(ExecutionMode.CONCURRENT)
class DriverOnModemsTest {
    @TempDir Path folder;
    private final Recorded heard = new Recorded();

    private Line line(ModemOnPty modem) throws Exception {
        return new SerialLine(
                new LineNumber(1),
                CardProfileFile.shipped("v253"),
                new SerialPorts(modem.port(), Optional.empty(), folder));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"HALF_DUPLEX", "SIXTEEN_BIT_ONLY", "DATA_ONLY"})
    void aCallIsTakenBothWays(ModemCharacter character) throws Exception {
        try (ModemOnPty modem = new ModemOnPty(character, folder);
                Line line = line(modem)) {
            line.open(heard);
            assertThat(modem.order("ring 4 number=0112510110")).isEqualTo("ok");
            until(() -> assertThat(heard.events(Ringing.class)).hasSizeGreaterThan(1));
            numberIsShownWhereItCanBe(character);
            line.answer();
            assertThat(modem.order("press 5")).isEqualTo("ok");
            until(() -> assertThat(heard.events(DigitReported.class)).hasSize(1));
            assertThat(heard.events(DigitReported.class).get(0).digit()).isEqualTo('5');
            assertThat(modem.order("say " + sine())).isEqualTo("ok");
            until(() -> assertThat(Sine.strongest(heard.caller(), 1000)).isGreaterThan(7000));
            callerHears(modem, line);
            assertThat(modem.order("hang-up loop-break")).isEqualTo("ok");
            until(() -> assertThat(heard.events(LoopBroken.class)).isNotEmpty());
            line.hangUp();
            assertThat(modem.order("hook")).isEqualTo("ok on-hook");
            assertThat(heard.events(PortLost.class)).isEmpty();
        }
    }

    private void numberIsShownWhereItCanBe(ModemCharacter character) {
        if (character.showsNumbers()) {
            assertThat(heard.events(CarRang.class)).hasSize(1);
            assertThat(heard.events(CallerIdReceived.class))
                    .extracting(CallerIdReceived::callerId)
                    .containsExactly(new CallerId.Number("0112510110"));
        } else {
            assertThat(heard.events(CallerIdReceived.class)).isEmpty();
        }
    }

    private void callerHears(ModemOnPty modem, Line line) throws Exception {
        short[] frame = Sine.of(1500, 20);
        int playedAt = heard.frames();
        until(
                () -> {
                    line.play(frame);
                    assertThat(heard.frames()).isGreaterThan(playedAt + 25);
                });
        Path file = folder.resolve("heard.wav");
        assertThat(modem.order("heard " + file)).startsWith("ok ");
        assertThat(Sine.strongest(WavFile.read(file).samples(), 1500)).isGreaterThan(6000);
    }

    private Path sine() throws Exception {
        Path file = folder.resolve("sine.wav");
        try (WavWriter writer = WavWriter.create(file, 8000, 1)) {
            short[] samples = Sine.of(1000, 300);
            writer.write(samples, samples.length);
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"SIXTEEN_BIT_ONLY", "DATA_ONLY"})
    void aModemThatCannotServeIsRefusedWhenItIsOpened(ModemCharacter character) throws Exception {
        try (ModemOnPty modem = new ModemOnPty(character, folder);
                Line line = line(modem)) {
            assertThatThrownBy(() -> line.open(heard))
                    .isInstanceOfSatisfying(
                            LineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
        }
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(12))
                .untilAsserted(assertion);
    }
}
