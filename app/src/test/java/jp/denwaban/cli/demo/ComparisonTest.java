package jp.denwaban.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call in the exchange's folder, and what the comparison says of ours beside it. */
class ComparisonTest {
    private static final int SECOND = LineAudio.RATE_HZ;
    private static final Caller CALLER = new Caller.Number("0112510110");

    @TempDir Path folder;
    private final short[] caller = Speech.of(20 * SECOND, 51);
    private final short[] staff = Speech.of(20 * SECOND, 52);
    private final CallMeta meta = OpenedCallsOf.meta(new CallNumber(1), CALLER);

    @BeforeEach
    void writeWhatTheExchangeDid() throws Exception {
        WavFile.write(folder.resolve("call-001-caller.wav"), SECOND, 1, caller);
        WavFile.write(folder.resolve("call-001-staff.wav"), SECOND, 1, staff);
        Files.write(
                folder.resolve("events.jsonl"),
                List.of(
                        event("00", "rang", "\"caller\":\"0112510110\""),
                        event("03", "answered", "\"sample\":0"),
                        event("05", "key-pressed", "\"keys\":\"1\""),
                        event(
                                "06",
                                "destination-answered",
                                "\"destination\":\"211\",\"sample\":24000"),
                        event("07", "staff-speaks", "\"sample\":32000"),
                        event("23", "caller-hung-up", "\"sample\":160000")));
    }

    @Test
    void aTrueRecordingIsGenuine() throws Exception {
        Comparison comparison = compared(genuine(meta, part(caller), part(staff)));

        assertThat(comparison.problems()).isEmpty();
        assertThat(comparison.lines()).extracting(DemoReport.Line::verdict).containsExactly("真正");
        assertThat(comparison.lines())
                .extracting(DemoReport.Line::pty)
                .containsExactly("/dev/pts/1");
    }

    @Test
    void swappedLegsAreAProblem() throws Exception {
        assertThat(compared(genuine(meta, part(staff), part(caller))).problems()).hasSize(3);
    }

    @Test
    void anotherCallersNumberIsAProblem() throws Exception {
        for (Caller wrong : List.of(new Caller.Number("0112510111"), Caller.Absent.WITHHELD)) {
            CallMeta other = OpenedCallsOf.meta(new CallNumber(1), wrong);

            assertThat(compared(genuine(other, part(caller), part(staff))).problems())
                    .containsExactly("call 1 of the exchange (line 1): the caller is another");
        }
    }

    @Test
    void aTalkWithoutARecordingIsAProblem() throws Exception {
        assertThat(compared(genuine(meta, new short[0], new short[0])).problems())
                .singleElement()
                .asString()
                .contains("nothing was recorded");
    }

    @Test
    void aCallWithoutAFileIsAProblem() throws Exception {
        assertThat(compared().problems())
                .singleElement()
                .asString()
                .contains("rang and has no file");
    }

    @Test
    void aFileWithoutACallIsAProblem() throws Exception {
        OpenedCall good = genuine(meta, part(caller), part(staff));

        assertThat(compared(good, good).problems())
                .singleElement()
                .asString()
                .contains("registered and never rang");
    }

    @Test
    void aRecordThatDoesNotOpenIsAProblemAndNotGenuine() throws Exception {
        OpenedCall forged =
                new OpenedCall(
                        meta,
                        part(caller),
                        part(staff),
                        1,
                        Verdict.MISMATCH,
                        true,
                        List.of("record 3 FORGED"));

        Comparison comparison = compared(forged);
        assertThat(comparison.problems()).singleElement().asString().contains("FORGED");
        assertThat(comparison.lines().get(0).verdict()).isEqualTo("不一致; record 3 FORGED");
    }

    @Test
    void whoeverWasAnsweredWasHeardAlsoOnALineOutOfOrder() throws Exception {
        Comparison comparison = compared(disturbed());

        assertThat(comparison.unheard()).isZero();
        assertThat(comparison.problems())
                .singleElement()
                .asString()
                .contains("rang and has no file");
    }

    @Test
    void whoeverRangInVainOnALineOutOfOrderMayBeUnheard() throws Exception {
        Files.write(
                folder.resolve("events.jsonl"),
                List.of(
                        event("00", "rang", "\"caller\":\"0112510110\""),
                        event("23", "caller-hung-up", "\"sample\":0")));
        Comparison comparison = compared(disturbed());

        assertThat(comparison.problems()).isEmpty();
        assertThat(comparison.unheard()).isEqualTo(1);
    }

    @Test
    void aBellOfWhichARingWasLostMayBeTwoOfOurs() throws Exception {
        CallMeta later =
                OpenedCallsOf.meta(new CallNumber(2), CALLER, SentCallsOf.RANG.plusSeconds(9));
        OpenedCall gaveUp = genuine(meta, new short[0], new short[0]);
        OpenedCall talked = genuine(later, part(caller), part(staff));

        Comparison comparison = compared(disturbed(), gaveUp, talked);
        assertThat(comparison.problems()).isEmpty();
        assertThat(comparison.twice()).isEqualTo(1);
        assertThat(compared(gaveUp, talked).problems())
                .as("on a line in order")
                .anySatisfy(problem -> assertThat(problem).contains("never rang"));
    }

    private static Function<SentCall, Optional<Instant>> disturbed() {
        return call -> Optional.of(SentCallsOf.RANG.plusSeconds(1));
    }

    private Comparison compared(OpenedCall... ours) throws Exception {
        return compared(call -> Optional.empty(), ours);
    }

    private Comparison compared(Function<SentCall, Optional<Instant>> disturbed, OpenedCall... ours)
            throws Exception {
        Comparison comparison =
                new Comparison(
                        new SentCalls(folder),
                        List.of(ours),
                        List.of(new ExchangeRun.Ports("/dev/pts/1", "/dev/pts/2")),
                        disturbed);
        comparison.run();
        return comparison;
    }

    private static OpenedCall genuine(CallMeta meta, short[] caller, short[] staff) {
        return OpenedCallsOf.genuine(meta, caller, staff);
    }

    private static short[] part(short[] whole) {
        int from = (int) OpenedCallsOf.FROM.toSeconds() * SECOND;
        return Arrays.copyOfRange(whole, from, whole.length);
    }

    private static String event(String second, String event, String more) {
        return "{\"at\":\"2026-04-01T01:00:%sZ\",\"line\":1,\"call\":1,\"event\":\"%s\",%s}"
                .formatted(second, event, more);
    }
}
