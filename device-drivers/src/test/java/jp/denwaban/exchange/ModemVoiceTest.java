package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import jp.denwaban.audio.WavFile;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.line.Sine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A modem's voice streams: one way, both ways, what stands in them, and when they end. */
@Execution(ExecutionMode.CONCURRENT)
class ModemVoiceTest {
    private static final String OK = "\r\nOK\r\n";
    private static final String DLE = "\u0010";

    @TempDir Path folder;
    private ModemOnPty modem;
    private CardTerminal terminal;

    @BeforeEach
    void answered() throws Exception {
        modem = new ModemOnPty(ModemCharacter.FULL, folder);
        terminal = modem.terminal();
        terminal.order("ATE0+FCLASS=8;+VSM=1,8000;+VSD=128,0");
        assertThat(modem.order("attach")).isEqualTo("ok");
        terminal.order("AT+VLS=1");
        terminal.forget();
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
        modem.close();
    }

    private void stream(String order) throws Exception {
        terminal.forget();
        terminal.type(order + "\r");
        assertThat(terminal.until("CONNECT\r\n")).startsWith("\r\nCONNECT\r\n");
    }

    private short[] heardByCaller() throws Exception {
        Path file = folder.resolve("heard.wav");
        assertThat(modem.order("heard " + file)).startsWith("ok ");
        return WavFile.read(file).samples();
    }

    @Test
    void okComesWhenTheLastSampleHasLeftAndNotBefore() throws Exception {
        stream("AT+VTX");
        long from = System.nanoTime();
        terminal.type("\u0090".repeat(8000) + DLE + "\u0003");
        terminal.until(OK);

        // A second of audio takes a second, whatever the port could carry; 10 ms is a step.
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(Duration.ofMillis(980), Duration.ofMillis(1500));
        short[] heard = heardByCaller();
        int played = 0;
        for (short sample : heard) {
            played += sample == 0x1000 ? 1 : 0;
        }
        assertThat(played).isEqualTo(8000);
    }

    @Test
    void aShieldedShieldIsOneByteAndAPairIsTwo() throws Exception {
        stream("AT+VTX");
        terminal.type((DLE + DLE + DLE + "\u001a").repeat(400) + DLE + "\u0003");
        terminal.until(OK);

        // 0x10 of unsigned 8-bit is (16 - 128) * 256.
        int played = 0;
        for (short sample : heardByCaller()) {
            played += sample == -28672 ? 1 : 0;
        }
        assertThat(played).isEqualTo(1200);
    }

    @Test
    void aPurgeThrowsAwayWhatWasNotYetPlayed() throws Exception {
        stream("AT+VTX");
        long from = System.nanoTime();
        terminal.type("\u0090".repeat(1600) + DLE + "\u0018" + DLE + "\u0003");
        terminal.until(OK);

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMillis(150));
    }

    @Test
    void aRecordingEndsByItsCodeWithEndAndOk() throws Exception {
        stream("AT+VRX");
        await().until(() -> terminal.heard().length() > 8000);
        terminal.type(DLE + "!");

        assertThat(terminal.until(OK)).endsWith(DLE + "\u0003" + OK);
    }

    @Test
    void aRecordingEndsByAnyCharacterButNotByTheLineFeedOfItsOwnOrder() throws Exception {
        terminal.order("AT\n");
        terminal.forget();
        terminal.type("AT+VRX\r\n");
        terminal.until("CONNECT\r\n");
        await().until(() -> terminal.heard().length() > 2000);
        terminal.type("x");

        assertThat(terminal.until(OK)).endsWith(DLE + "\u0003" + OK);
    }

    @Test
    void whatTheCallerSaysIsRecordedWithItsShields() throws Exception {
        stream("AT+VRX");
        Path voice = folder.resolve("voice.wav");
        try (var writer = jp.denwaban.audio.WavWriter.create(voice, 8000, 1)) {
            short[] sine = Sine.of(1000, 500);
            writer.write(sine, sine.length);
        }
        assertThat(modem.order("say " + voice)).isEqualTo("ok");
        modem.untilAnswered("speaking", "ok silent");
        terminal.type(DLE + "!");
        byte[] bytes = terminal.until(OK).getBytes(StandardCharsets.ISO_8859_1);

        short[] decoded = new short[bytes.length];
        int count = 0;
        for (int i = "\r\nCONNECT\r\n".length(); i < bytes.length - 8; i++) {
            i += bytes[i] == 0x10 ? 1 : 0; // both of a shielded pair are the same byte
            decoded[count++] = (short) ((bytes[i] & 0xFF) - 128 << 8);
        }
        assertThat(Sine.strongest(decoded, 1000)).isBetween(7800.0, 8200.0);
    }

    @Test
    void keysAreToldInEveryState() throws Exception {
        for (String order : new String[] {"", "AT+VTX", "AT+VRX", "AT+VTR"}) {
            if (!order.isEmpty()) {
                stream(order);
            }
            terminal.forget();
            assertThat(modem.order("press 5#")).isEqualTo("ok");

            String codes = terminal.until(DLE + "/" + DLE + "#" + DLE + "~");
            assertThat(codes).contains(DLE + "/" + DLE + "5" + DLE + "~");
            if (!order.isEmpty()) {
                terminal.type(DLE + "^");
                terminal.until(OK);
            }
        }
    }

    @Test
    void theNetworksTonesAreTold() throws Exception {
        assertThat(modem.order("dial-tone")).isEqualTo("ok");
        terminal.until(DLE + "d");
        assertThat(modem.order("silence")).isEqualTo("ok");
        assertThat(modem.order("hang-up busy")).isEqualTo("ok");
        terminal.until(DLE + "b");
        terminal.order("AT+VLS=0");
        modem.untilAnswered("hook", "ok on-hook");
    }

    @Test
    void aBrokenLoopIsTold() throws Exception {
        assertThat(modem.order("hang-up loop-break")).isEqualTo("ok");

        terminal.until(DLE + "l");
    }

    @Test
    void silenceIsToldOnceAndQuietAfterAVoice() throws Exception {
        terminal.order("AT+VSD=128,10");
        stream("AT+VRX");
        terminal.until(DLE + "s");
        terminal.forget();
        assertThat(modem.order("press 1 tone=500ms")).isEqualTo("ok");
        terminal.until(DLE + "q");
    }

    @Test
    void tonesAreHeardByTheCallerAndOkComesAfterThem() throws Exception {
        long from = System.nanoTime();
        terminal.order("AT+VTS=[1000,0,50],{5,20}");

        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(Duration.ofMillis(700), Duration.ofMillis(1200));
        short[] heard = heardByCaller();
        assertThat(Sine.strongest(heard, 1000)).isGreaterThan(2000);
        assertThat(Sine.strongest(heard, 1336)).isGreaterThan(2000);
        assertThat(Sine.strongest(heard, 770)).isGreaterThan(2000);
    }

    /** telephony.md: 0.6 to 0.8 s, adjustable 0.2 to 1.2. */
    @ParameterizedTest
    @CsvSource({"'', 700", "S29=20, 200", "S29=120, 1200", "S29=5, 200", "S29=255, 1200"})
    void aHookFlashIsAsLongAsItsRegisterSaysWithinWhatIsAFlash(String register, int millis)
            throws Exception {
        terminal.order("AT" + register);
        long from = System.nanoTime();
        terminal.order("AT+VTS=!");

        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(Duration.ofMillis(millis - 20), Duration.ofMillis(millis + 250));
    }

    @Test
    void theGainIsDoneInSteps() throws Exception {
        terminal.order("AT+VGT=64");
        stream("AT+VTX");
        terminal.type("\u0090".repeat(800) + DLE + "\u0003");
        terminal.until(OK);

        assertThat(heardByCaller()).contains((short) 0x800).doesNotContain((short) 0x1000);
    }

    @Test
    void leavingTheVoiceClassHangsUp() throws Exception {
        terminal.order("AT+FCLASS=0");

        assertThat(modem.order("hook")).isEqualTo("ok on-hook");
    }
}
