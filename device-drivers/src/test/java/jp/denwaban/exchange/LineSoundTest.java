package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.denwaban.audio.WavFile;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole scripted call over pseudo-terminals; then its reference audio is measured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineSoundTest {
    private static final String SCRIPT =
            """
            exchange seed=3
            extension 231 answers after=7.2s says=staff-koutsuu.wav hangs-up=4s
            call line=1 at=0s number=0112510110 : wait 1s, press 3159, wait for release
            """;

    /** 400 Hz above this in a step of 10 ms is a tone, below it is a pause: −35 dBFS. */
    private static final double SOUNDING = 600;

    private Path folder = Path.of("");
    private String summary = "";
    private short[] staff = {};
    private List<String> events = List.of();

    @BeforeAll
    void call(@TempDir Path own) throws Exception {
        folder = own;
        try (VirtualExchange exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.INLINE, 1)
                                .waitingForService()
                                .writingInto(folder),
                        ScriptReader.read("test", new StringReader(SCRIPT), 1),
                        Pacer.realTime())) {
            LinePorts ports = exchange.ports().get(0);
            SerialLine line =
                    new SerialLine(
                            new LineNumber(1),
                            CardProfileFile.shipped("inline"),
                            new SerialPorts(ports.control(), ports.voice(), folder));
            try (SmallAnswering answering =
                    new SmallAnswering(line, Map.of('3', new Route(Way.DIAL_IN, "231")))) {
                answering.start();
                assertThat(exchange.awaitScript(40_000)).isTrue();
                summary = exchange.summaryJson();
            }
        }
        staff = WavFile.read(folder.resolve("call-001-staff.wav")).samples();
        events = java.nio.file.Files.readAllLines(folder.resolve("events.jsonl"));
    }

    @AfterAll
    void tell() {
        System.out.println(summary);
    }

    @Test
    void theSummaryTellsWhatBecameOfTheCall() {
        assertThat(summary)
                .contains("\"rang\":1,\"rangAtAttendant\":0")
                .contains("\"answeredByCard\":true,\"keys\":\"3159\"")
                .contains("\"destination\":\"231\",\"answeredBy\":\"231\"")
                .contains("\"ended\":\"staff-hung-up\"");
    }

    @Test
    void aStrangersDecoderReadsTheKeysFromTheCallersLeg() throws Exception {
        Process multimon =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "sox call-001-caller.wav -r 22050 -t raw -e signed -b 16 - |"
                                        + " multimon-ng -q -t raw -a DTMF -")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String heard = new String(multimon.getInputStream().readAllBytes());
        assertThat(heard.replaceAll("[^0-9*#A-D]*DTMF: (.)\\s*", "$1")).isEqualTo("3159");
    }

    @Test
    void ringBackIsOneSecondInThree() {
        long from = sample("destination-ringing");
        List<Integer> runs = runs(from, sample("destination-answered"));

        // 7.2 s of ringing: on, off, on, off, on (answered in the pause after the third burst).
        assertThat(runs.get(0)).isBetween(980, 1020);
        assertThat(runs.get(1)).isBetween(1980, 2020);
        assertThat(runs.get(2)).isBetween(980, 1020);
        assertThat(runs.get(3)).isBetween(1980, 2020);
        assertThat(runs.get(4)).isBetween(980, 1020);
    }

    @Test
    void busyToneAfterTheOfficerHasGoneIsHalfASecondOnAndHalfOff() {
        List<Integer> runs = runs(sample("staff-hung-up"), staff.length);

        assertThat(runs.size()).isGreaterThanOrEqualTo(6);
        assertThat(runs.subList(0, 6)).allSatisfy(run -> assertThat(run).isBetween(480, 520));
    }

    @Test
    void theOfficersFirstWordStandsWhereTheEventSays() throws Exception {
        short[] word =
                WavFile.read(
                                "voice",
                                getClass()
                                        .getResourceAsStream(
                                                "/jp/denwaban/exchange/voices/staff-koutsuu.wav"))
                        .samples();
        int from = (int) sample("staff-speaks");
        for (int i = 0; i < word.length && from + i < staff.length; i++) {
            // The noise of the line is one step of 8.
            assertThat((int) staff[from + i]).isBetween(word[i] - 8, word[i] + 8);
        }
    }

    private long sample(String event) {
        String line =
                events.stream()
                        .filter(one -> one.contains("\"event\":\"" + event + "\""))
                        .findFirst()
                        .orElseThrow();
        return Long.parseLong(line.replaceAll(".*\"sample\":(\\d+).*", "$1"));
    }

    /** Lengths in ms of sound and pause in turn, beginning with the first sound. */
    private List<Integer> runs(long from, long to) {
        List<Integer> runs = new ArrayList<>();
        boolean sounding = false;
        for (long at = from; at + 80 <= to; at += 80) {
            boolean now = level((int) at) > SOUNDING;
            if (runs.isEmpty() && !now) {
                continue;
            }
            if (runs.isEmpty() || now != sounding) {
                runs.add(0);
                sounding = now;
            }
            runs.set(runs.size() - 1, runs.get(runs.size() - 1) + 10);
        }
        // The window of level() makes a sound look longer by four steps, and a pause shorter.
        for (int i = 0; i < runs.size(); i++) {
            runs.set(i, runs.get(i) + (i % 2 == 0 ? -40 : 40));
        }
        return runs;
    }

    /**
     * Peak of five steps around here: ring-back swings down to nearly nothing 16 times a second.
     */
    private double level(int at) {
        double peak = 0;
        int from = Math.max(0, at - 160);
        int to = Math.min(staff.length, at + 240);
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(staff[i]));
        }
        return peak;
    }
}
